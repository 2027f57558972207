# The manager's pages.

language = Language
asking = Loading
offline = The server cannot be reached. This page tries again by itself.
try-again = Try again
away-title = The server cannot be reached yet
away-hint = Check the network cable. This page tries again by itself.
dialog-back = Back
dialog-close = Close
choose = Choose
add = Add
remove = Remove
save = Save
saved = Saved, in force at once
chars-left = { $count ->
    [one] 1 character left
   *[other] { $count } characters left
}
chars-full = Full: { $max } characters at most, the rest is cut off.
steps = Steps
never = never
of = { $some } / { $all }
minutes-short = { $minutes } min
zone = Zone { $zone }
whole-hall = Whole hall

login-title = Log in as manager
login-hint = Type your name and PIN, then Enter.
login-name = Name
login-pin = PIN
login-go = Log in
login-busy = Checking
login-offline = The server cannot be reached. Check the network cable, then try again.
login-throttled = Too many tries. Try again in { $seconds } seconds.
login-again = You may try again now.
logout = Log out
not-manager = { $name } is not a manager
not-manager-hint = This page is for managers and supervisors.
to-counter = To the counter page

# Frame
pages = Pages
page-glance = Overview
page-officers = Officers
page-devices = Devices
page-printers = Printers
page-hours = Opening hours
page-holidays = Holidays
page-slips = Slips
page-test-call = Test call
page-day = Close the day
day-is-open = Open
day-is-shut = Outside opening hours
day-is-closed = Day is closed
line-live = Live
line-slow = Updated every few seconds
line-away = Server has not answered since { $since }

# Overview
total-waiting = waiting
total-now = at counters now
total-open = counters open
total-served = served today
total-no-show = no-shows
total-issued = numbers taken
agencies = Agencies
sort = Order
sort-trouble = Needs help first
sort-hall = Hall order
col-agency = Agency
col-waiting = Waiting
col-longest = Longest
col-counters = Open
col-served = Served
col-mean = Mean wait
no-counter = no counter
counters = Counters
counter-called = calling
counter-serving = serving
counter-open = ready
counter-paused = paused
counter-closed = closed
all-well = Nothing needs attention
alarms = { $count ->
    [one] 1 thing needs attention
   *[other] { $count } things need attention
}
voices = Voices
voice-zone = Zone { $zone }
voice-hall = Whole hall
voice-silent = silent
voice-waiting = { $count } waiting
voice-busy = busy { $percent } %, wait { $seconds } s
devices = Devices { $online }/{ $all } connected
devices-none = No kiosk or screen yet. Pair them on the Devices page.
devices-more = { $count } more
online = connected
offline-mark = disconnected
seen = gone { $time }
printers = Printers
queued = { $count } to print
printer-ok = fine
printer-trouble = trouble
printer-unknown = not tried yet
printer-mute = does not report
printers-hint = Paper is counted by the length of the slips. Press “New roll” each time you change the paper, so that the warning is right.
printers-printer = Printer
printers-state = State
printers-paper = Paper left
printers-last = Last printed
printer-test = Test print
printer-roll = New roll
printer-roll-title = Is a new roll in { $printer }?
printer-roll-hint = Its paper is then counted from a full roll. Check the printer's name.
printer-roll-go = Yes, a new roll
printer-did-test = A test slip was sent to { $printer }.
printer-did-roll = The new roll in { $printer } is noted.
paper-left = { $metres } m, about { $slips } slips
paper-is-low = nearly used up
paper-for = paper for { $slips } slips

# Officers
officers-search = Find a name or agency
officers-add = Add an officer
officers-add-hint = The PIN is made for you and shown once.
officers-add-go = Add
officers-nobody = No officer fits.
officer-name = Name
officer-role = Role
officer-agency = Agency
officer-agency-maybe = Agency (may be empty)
officer-last-login = Last log-in
officer-state = State
officer-you = you
role-officer = Officer
role-supervisor = Supervisor
role-manager = Manager
active = active
inactive = inactive
new-pin = New PIN
new-pin-title = A new PIN for { $name }?
new-pin-hint = The old PIN ends and this officer must log in again.
new-pin-go = Make a new PIN
pin-title = PIN of { $name }
pin-hint = Shown only once. Hand it to the person directly.
deactivate = Deactivate
deactivate-title = Deactivate { $name }?
deactivate-hint = { $name } is logged out at once and cannot log in until activated again.
activate = Activate

# Devices
pair-title = Pair a kiosk or screen
pair-hint = Open the kiosk or display page on the device, then type the six digits that it shows.
pair-code = Code
pair-name-like = Kiosk at the main door
pair-printer = Printer (for a kiosk)
pair-printer-none = Default
pair-go = Pair
pair-done = { $name } is paired.
device-name = Name
device-role = Kind
device-place = Place
device-place-of = Place of { $name }
device-screens = Screens (by name)
device-screen-gone = { $name } (no longer there)
layout-calls = calls
layout-grid = all counters
layout-agency = one agency
layout-counter = one counter
layout-media = media
layout-door = entrance
device-printer = Printer
device-state = Connection
device-role-kiosk = Kiosk
device-role-display = Display
device-role-counter = Counter key
device-role-manager = Manager key
revoke = Revoke
revoke-title = Revoke { $name }?
revoke-hint = Its key is worth nothing from now on. The device must be paired again.
revoke-hint-trial = Its key is worth nothing from now on. This is a training hall: once loaded again, the page gets a new key by itself.
revoked = revoked
devices-screens = Kiosks and displays
devices-no-screens = None yet. Pair one with its code above.
devices-keys = Keys of programs
devices-keys-hint = For other software that calls the server, such as counter buttons or a dashboard.
devices-revoked = { $count } revoked
kiosks = Kiosk machines
kiosk-alone = Cut off: it may be giving out numbers { $numbers } by itself.
kiosk-no-numbers = Cut off, and without numbers of its own: it gives out none.
kiosk-known = Last known { $time }:
kiosk-paper = Printer
kiosk-own-numbers = Own numbers
kiosk-none = none
kiosk-pending = Not handed in yet
kiosk-slips = { $count ->
    [one] 1 number
   *[other] { $count } numbers
}
kiosk-touched = Last touched
kiosk-ago = { $minutes ->
    [0] just now
   *[other] { $minutes } min ago
}
kiosk-ago-hours = { $hours } h ago
kiosk-clock = Clock differs by
kiosk-skew = { $seconds } s
kiosk-version = Version
kiosk-restart = Restart
kiosk-restart-title = Restart { $name }?
kiosk-restart-hint = Its screen goes dark for a moment. A visitor may be standing at it.
kiosk-update = Update
kiosk-update-title = Update { $name }?
kiosk-update-hint = Its screen is dark during the update. A visitor may be standing at it.
kiosk-cannot-update = No update is set up on this machine
kiosk-wish-restart = will restart
kiosk-wish-restart-later = will restart when connected again
kiosk-wish-restart-now = restarting
kiosk-wish-update = will update
kiosk-wish-update-later = will update when connected again
kiosk-wish-update-now = updating
refused-title = { $count ->
    [one] 1 slip could not be placed
   *[other] { $count } slips could not be placed
}
refused-hint = Their holders came while the kiosk was cut off. See to them; give them a new number, first if need be.
refused-other-day = of another day
refused-day-closed = the day is closed
refused-not-its-band = not a number of this kiosk
refused-number-taken = the number is taken
printer-own = the kiosk's own

# Opening hours
hours-not-enforced = Practice hall: hours, holidays and quotas are kept but not enforced.
hours-regular = Usual week
hours-ramadan = Month of Ramadan
hours-day = Day
hours-open = Opens
hours-close = Closes
hours-from = Break
hours-to = until
hours-shut = Shut
hours-periods = Dates of Ramadan
hours-no-periods = No dates yet.
hours-add-period = Add dates
hours-first = From
hours-until = To
hours-kiosk = Kiosk gives numbers from
hours-last = Last number, minutes before closing
hours-wrong = Check the red fields.
hours-why-clock = Write times like 08:00.
hours-why-close-after-open = Closing must be after opening.
hours-why-rest-inside = The break must lie between opening and closing.
hours-why-rest-order = The break must end after it begins.
hours-why-minutes = Write a number, for example 30.
hours-why-period = The last day must come after the first.
day-mon = Monday
day-tue = Tuesday
day-wed = Wednesday
day-thu = Thursday
day-fri = Friday
day-sat = Saturday
day-sun = Sunday

# Holidays
holidays-not-enforced = Practice hall: holidays are kept but not enforced.
holiday-add = Add a day
holiday-date = Date
holiday-name = Name
holiday-kind = Kind
holiday-hall = Hall
holiday-shut = shut
holiday-works = open all the same
holiday-is-past = { $date } has passed. Today and the days to come do not change.
holiday-added = { $date } has been added.
holidays-past = Show past days
holidays-none = No holidays ahead.
holiday-remove-title = Remove { $name }?
kind-lokal = Local
kind-libur_nasional = National holiday
kind-cuti_bersama = Joint leave

# Slips
slips-hint = The last twenty slips of the virtual printer, as visitors hold them.
slips-none = No slips yet. Take a number at the kiosk.
slip-of = Slip { $number }

# Test call
test-hint = The screens show SOUND TEST and speak a test call of A-000. The queue does not change.
test-go = Test call
test-sent = Sent { $time } to { $count } connected screens ({ $places }): “{ $words }” Look there whether it is seen and heard.
test-sent-nowhere = Sent { $time }, but no connected screen is there to show it.
screens-online = { $online } of { $all } screens connected

# Closing the day
day-left = numbers still in the hall: { $waiting } waiting, { $serving } at counters, { $parked } parked
day-close-hint = Closing the day ends all of them with the reason you choose, closes every counter and stops giving numbers.
day-close = Close today
day-closed-now = Today is closed
day-open-hint = Numbers that were ended stay ended. Officers open their own counters.
day-open = Open today again
day-closed-done = The day is closed. { $count } numbers were ended.
day-opened-done = The day is open again.
last-call = Last call
last-call-hint = No new numbers are given out. Whoever has a number is served, and the day closes by itself after the last visitor.
last-call-title = Begin the last call?
last-call-ask = { $count } people are still served. The kiosks give out no new numbers.
last-call-ask-none = Nobody waits: the day closes at once.
last-call-go = Yes, last call
last-call-done = The last call has begun. { $count } people are still served.
last-call-now = The last call is under way: kiosks give out no numbers, and the day closes by itself after the last visitor.
day-go-on-title = Go on with the day
day-go-on-hint = The kiosks give out numbers again.
day-go-on = Give out numbers again
day-close-now = Close at once
seal-title = Seal of this day
seal-closed = closed { $time }, { $count } numbers ended
seal-hint = Print it or post it on the board. If today's record is changed later, the command antrean audit finds another code.
seal-copy = Copy
seal-print = Print
seal-copied = Copied
close-title = Close today?
close-hint = { $count } numbers will end and not be called any more.
close-hint-none = No number is left.
close-hours-over = Opening hours are over
close-power = Power failure
close-system = System trouble
close-go = Yes, close the day

# An agency's queue
page-floor = Queues and counters
page-notices = Notices
page-papers = Papers often missing
page-patterns = Patterns to look at
day-is-closing = Last call
queue-shut-mark = closed
queue-lists = Lists
queue-close = Close the queue
queue-open = Open the queue again
queue-is-shut = Takes no new numbers: { $because }
queue-close-title = Close the queue of { $agency }?
queue-close-hint = No new numbers are given out. The { $count } people who wait are still served.
queue-close-because = What visitors read at kiosks and on screens
shut-network = The central network is down
shut-meeting = The officers are in a meeting
shut-quota = Today's services are fully booked
list-waiting = Waiting
list-waiting-none = Nobody is waiting.
list-parked = Parked
list-parked-none = No number is parked.
list-no_shows = No-shows
list-no_shows-none = Everybody who was called came.
row-number = Number
row-service = Service
row-waited = Waited
row-since = Called
row-priority = priority
row-back = back { $time }
row-note = note: { $note }
row-returned = missed a call
row-no-paper = slip not printed
mode-auto = automatic
helps = helps { $agencies }
helping-here = Helping out
reason = Reason
reason-other = Other
reason-write = In your own words
move = Move
move-title = Move { $number }
move-hint = Now { $now } of { $all } by the time waited.
move-place = New place (1 is the front)
move-wrong-service = Took the wrong service
move-urgent = An emergency
move-our-fault = An officer's mistake
call-back = Bring back
reprint = Print again
reprint-title = Print a copy of slip { $number }?
reprint-hint = The slip says that it is a copy; the reason is kept.
reprint-printer = Printer
reprint-printer-none = No printer is ready. Put paper in or check the printer first.
reprint-not-out = The slip did not come out
reprint-lost = The slip was lost
reprint-unreadable = The slip cannot be read
call-back-title = Bring { $number } back into the queue?
call-back-hint = The number gets its old place again.
back-not-heard = The call was not heard
back-was-near = The visitor was near the counter
back-wrong-key = A wrong key
profile = Services
profile-title = Services of { $counter }
profile-hint = Rank 1 is called first. The next rank is called when those above it are empty.
profile-own = own
profile-rank = Rank of { $agency }
profile-services = { $some } of { $all } services
profile-add = Help out an agency
rank-1 = 1 · first, by the time waited
rank-2 = 2 · when rank 1 is empty
rank-3 = 3 · when ranks 1 and 2 are empty
rank-later = { $rank } · last of all
rank-mixed = Different for each service

# Notices
notice-new = New notice
notice-text-id = Indonesian
notice-text-en = English (may be empty)
notice-text-jv = Javanese (may be empty)
notice-to = For
notice-zone = Zones
notice-agency = An agency's queue
notice-minutes = Shown for
minutes-long = { $minutes } minutes
notice-until-ended = Until it is ended
notice-raise = Show it
notice-raised = The notice is on the screens.
notices-shown = Shown now
notices-none = There are no notices.
notice-from-until = { $from } to { $until }
notice-from = since { $from }
notices-now = { $count ->
    [one] 1 notice shown:
   *[other] { $count } notices shown:
}
notice-end = End

# Patterns to look at
patterns-hint = What was unusual on that day, from all its numbers and records. Each may have a good reason: look first, ask first.
patterns-day = Day
patterns-checked = { $day }: { $numbers } numbers checked, { $count ->
    [one] 1 thing
   *[other] { $count } things
} to look at.
patterns-none = Nothing stands out
patterns-none-hint = Numbers were taken, called and reprinted as on any day.
pattern-burst = Numbers taken very fast
pattern-unused = Many numbers not used
pattern-reprints = Many slips printed again
pattern-cancels = Many numbers cancelled
pattern-early = Many numbers let go first
pattern-together = Many numbers moving together
pattern-of = of { $all }
pattern-who-phone = Phones at the door
pattern-who-visitor = Visitor
pattern-numbers = Numbers:
patterns-no-numbers = There were no numbers on that day.
record = Record: cancelled, let go first, printed again
record-hint = All that was done outside the usual order, with the reason; the newest on top.
record-none = Staff cancelled, let go first or printed again nothing on that day.
record-time = Time
record-number = Number
record-deed = What
record-who = By
record-reason = Reason
record-cancel = cancelled
record-early = let go first
record-return = brought back
record-reprint = slip printed again
record-copy = copy
record-undone = undone
record-walk-direct = served without a number
record-paper = printer trouble: { $code }

# Missing papers
papers-hint = Noted by officers when a visit ended for want of papers. Explain the topmost ones better beforehand.
papers-span = Span
papers-days = { $days } days
papers-none = No missing papers have been noted yet.
papers-doc = Paper
papers-service = Service
papers-times = Times
papers-share = Of those served
papers-of = { $percent }% of { $served }
