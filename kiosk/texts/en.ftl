# The words of the touch screen: short, as one speaks to a guest.

page-title = Take a queue number
language = Language
language-id = Indonesia
language-jv = Jawa
language-en = English
ways = Where to
helps = Display help
back = Back
to-start = Start over
pages = Pages of the list
page-before = Previous
page-after = Next
page-of = { $page } of { $pages }
yes = Yes
no = No
gone = This choice is no longer there

help-guide = Listen
help-large = Large text
help-wheelchair = Wheelchair
help-contrast = High contrast

guide-starts = Audio guide is on.
guide-controls = There are { $count } choices.
guide-keys = Press 2 to go on, 8 to go back one, 3 to jump to the next part, 5 to choose, 0 for the page before, star to repeat, plus and minus for the volume. 7 says the keys again.
guide-keys-short = 2 goes on, 5 chooses, 0 goes back.
guide-button = button
guide-checkbox = checkbox
guide-checked = ticked
guide-not-checked = not ticked
guide-field = text field
guide-pressed = on
guide-not-pressed = off
guide-disabled = cannot be chosen
guide-place = { $place } of { $of }
guide-volume = Volume { $level } of { $most }.

home-question = What brings you here today?
hall-not-served = Counters not open yet. You can take a number.
hall-not-served-now = No counter is serving right now. You can still take a number.
search-door = Search: “lost ID card”, “passport” …
search-here = Search services …
common-wishes = Common wishes
more-wishes = Other needs
which-wish = Which of these is it?
agencies = All agencies
services = Services

situation-ktp-hilang = Lost or damaged ID card
situation-perpanjang-sim = Renew driving licence
situation-bayi-baru-lahir = Newborn baby
situation-paspor = Passport
situation-skck = Police record certificate
situation-pajak-kendaraan = Vehicle tax
situation-kartu-kuning = Job seeker card (AK1)
situation-kerja-luar-negeri = Working abroad
situation-kartu-keluarga = Family card
situation-bpjs = Health insurance (BPJS)
situation-jht = Old-age savings claim
situation-pindah = Moving house
situation-usaha = Business licence
situation-meninggal = Death in the family
situation-pbb = Land and building tax
situation-haji-umrah = Hajj and umrah
situation-motor-bekas = Buying a used vehicle
situation-nikah = Getting married
situation-cerai = Divorce
situation-ktp-pertama = First ID card
situation-kia = Child's ID card
situation-ganti-nama = Wrong name on a document
situation-nik = ID number not found
situation-kehilangan = Report a loss
situation-bpjs-mati = Health insurance inactive
situation-bpjs-bayi = Health insurance for a baby
situation-spt = Tax return
situation-npwp = Tax number
situation-tanah = Land certificate
situation-bangun-rumah = Building a house
situation-air = No tap water

queue-waiting = { $waiting } waiting
    .short = { $waiting ->
        [one] { $waiting } person
       *[other] { $waiting } people
    }
range = { $range } min
    .short = { $range } min
queue-none = No queue
queue-unknown = not known yet
counters-closed = counter not open yet
counters-closed-now = no counter is serving right now
    .short = counter closed now
counters-paused = counter on a break
counters-paused-until = break until { $time }

why-closed = Closed now
why-holiday = Public holiday
why-closed-day = Closed today
why-before-opening = Not open yet
why-after-last-ticket = No more numbers today
why-day-closed = The queue is closed for today
why-day-closing = No new numbers any more today
why-queue-closed = This queue is closed now
why-full = All numbers for today are taken
    .short = None left
why-no-time = There is no time left for it today
    .short = No time left
why-cut-off-day = The kiosk is not connected. Please ask for a number at the information desk
why-cut-off-long = The kiosk is not connected. Please ask for a number at the information desk
why-cut-off-no-band = This kiosk has no numbers of its own. Please ask for one at the information desk
why-cut-off-empty = This kiosk has no more numbers for now. Please ask for one at the information desk
queue-closed = Queue closed: { $because }
opens-today = Opens { $when }
opens-again = Opens again { $when }
when-today = today at { $time }
when-tomorrow = tomorrow at { $time }
when-day = { $day } at { $time }
when-date = { $day }/{ $month } at { $time }

choose-one = Choose the one that fits.

search-label = Search services
find-start = Type what you need, or choose one of these:
find-none = Nothing found for “{ $query }”.
find-none-hint = Try another word or choose below. The help desk is happy to help.
find-count = { $count ->
    [one] { $count } service found
   *[other] { $count } services found
}
find-results = Search results
find-browse = See all agencies
keyboard = Keyboard
key-space = space
key-erase = Delete
key-clear = Clear all

docs-title = Documents to have ready
docs-have = Do you have these with you?
docs-touch = Touch what you have.
docs-lacking = { $lacking } missing. Without them you may be turned away.
docs-complete = Complete
docs-none = The documents are not listed here yet. Bring your ID card; the officer will tell you the rest.
fact-queue = Queue now
fact-turn = Your turn
fact-hours = Opening hours
fact-fee = Fee
fact-counter = At the counter
about-minutes = about { $minutes } minutes
fact-done = Ready in
fact-product = You receive
fact-steps = Steps
fact-complaints = Complaints
standard = Service standard
leaf-docs = Documents
leaf-rest = Fee, steps, complaints
about-hour = about { $range }
chance-will = served today
chance-likely = very likely served today
chance-unlikely-do = There may not be time for you today. A morning of the next working day is safer.
numbers-left = { $left } numbers left
ahead-now = { $waiting ->
    [0] No queue
    [one] { $waiting } person waiting
   *[other] { $waiting } people waiting
}
wait-short = less than { $high } minutes
wait-about = about { $range } minutes
zone = Zone { $zone }
fee-free = Free
fee-ask = Ask at the counter
fee-amount = Rp{ $fee }
at-counter = about { $minutes } minutes at the counter
priority-question = Do you need to go first?
priority-who = Elderly, disability, pregnant or nursing, with a small child. We do not record the reason.
priority-on = You go ahead of others. Your turn is shown with the number.
priority-mark = Priority
take = Take a number
take-still = Take a number anyway
taking = Taking your number …
taking-slow = The server is slow, your number is still being made. Please wait a moment.
taking-tries = The server is slow, this screen is still trying. Please wait a moment.
take-again = Try again
take-wait = Wait { $seconds } seconds
take-too-fast = Many numbers were just taken at this kiosk. You can take yours in a moment.
take-now = Now you can. Press once more.
take-away = The server has not answered. Press again in a moment; you will still get only one number.
not-now = No number can be taken now.

your-number = Your number
wait-in-zone = Wait in Zone { $zone }
ahead = { $ahead ->
    [0] You are next
    [one] { $ahead } person before you
   *[other] { $ahead } people before you
}
ahead-unknown = Waiting time not known yet
next-docs = Have your documents ready
next-photo = Photograph this number and code with your phone
next-wait = Take a seat in Zone { $zone }
next-called = Listen and watch the screens: your number will be called
paper-below = Take your slip below
paper-failed = The slip did not come out.
paper-failed-do = Your number is still valid. Photograph this screen, or ask the information desk to write it down.
paper-lost = Slip lost?
print-here = Print again here
print-at = Print at { $printer }
print-at-zone = Print at { $printer }, zone { $zone }
print-refused = The slip cannot be printed again here. Please ask the staff.
paper-none = No slip came out?
paper-coming-at = Printing at { $printer }
paper-at = Take your slip at { $printer }
qr-alt = QR code to follow this number on a phone
qr-follow = Scan to follow on your phone
qr-later = Take a picture of this code: it opens once the kiosk is connected again
qr-photo = Scan or photograph this code
done = Done
back-in = Back to the start in
seconds = { $left } seconds
stay-longer = Still reading? Touch the screen for { $stay } more seconds.
stay-warning = The screen goes back to the start in { $left } seconds. Press any key to stay.

scan-hint = Missed it or leaving? Scan your slip
slip-lost = Lost slip { $number }?
slip-title = Your slip
slip-reading = One moment, your slip is being read
slip-returned = You are in the queue again
slip-given-back = Your number was given back. Thank you.
slip-waiting = Your number is still waiting. Please wait for your call.
slip-called = Your number is being called. Please go to { $counter } now.
slip-serving = This number is being served at { $counter }.
slip-parked = Your number is on hold. The officer will call it again; you keep your place.
slip-served = This number has been served. Still need service? Take a new number.
slip-cancelled = This number was cancelled. Still need service? Take a new number.
slip-expired = This number is no longer valid.
slip-no-show = This number has come back once already. See an officer of { $agency }, or take a new number.
slip-unknown = This slip is not known here. Scan the code on the slip once more, or ask an officer.
slip-away = The slip cannot be read right now. Try again in a moment, or go straight to the counter.
give-back = Give my number back
give-back-sure = Give this number back?
give-back-lost = You will lose your place in the queue.
give-back-yes = Yes, give it back
give-back-no = No, keep my place

still-there = Are you still here?
still-hint = Touch the screen to go on.
still-go-on = Go on

starting = One moment, the screen is getting ready
away-title = This kiosk is not connected
away-do = Please ask for a number at the help desk.
away-trying = The kiosk keeps trying by itself.
closed-title = No numbers are given out now
closed-early = Welcome, we open soon
closed-not-yet = Welcome, we are not open yet
closed-holders = Whoever has a number will still be served.
closed-browse = See services and what to bring
hours-today = Open today { $open }–{ $close }
hours-none = No service today
