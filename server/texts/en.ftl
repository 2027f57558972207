# Words shared by all screens, and the explanation of every refusal.

problem-bad-json = The data that was sent is broken. Reload the page and try again.
problem-bad-request = The request cannot be understood. Reload the page and try again.
problem-unauthorized = This device is not known or the session is over. Log in or pair it again.
problem-wrong-pin = Name and PIN do not match. Check them and try again.
problem-forbidden = This role may not do that. Ask a supervisor.
problem-not-found =
    { $why ->
        [day-over] This number was for another day. Take a new one at the kiosk.
       *[other] Not found. Check the address or the number.
    }
problem-method-not-allowed = This address does not take that method.
problem-illegal-move = This step does not fit the number's present state. The screen has been refreshed.
problem-not-yours = Another counter is looking after this number.
problem-not-yet =
    { $because ->
        [voice] The call has not been spoken yet: wait { $retry_after_s } seconds.
        [screen] The call is not on the screen yet. Wait a moment.
        [recall] Recall once more before saying that nobody came.
       *[other] Wait a moment, it is too early for this step.
    }
problem-counter-not-open = The counter is not open. Open it first.
problem-counter-busy = There is still a number at this counter. Finish it first.
problem-counter-taken = Another officer is working at this counter.
problem-visitor-busy = This visitor is being served at another counter. Wait until that is done.
problem-officer-away = That officer is at no counter now. Choose a counter or a service.
problem-service-closed = This service gives out no numbers now.
problem-service-full = No numbers are left for this service today.
problem-door-limit = This phone has taken as many numbers as one may today. Take another one at the kiosk.
problem-door-busy = Many people are taking numbers. Scan the code at the door again in a moment, or use the kiosk.
problem-push-back-over = You have let others go before often enough. Give the number back if you cannot wait.
problem-nobody-behind = Nobody waits behind you yet.
problem-reprint-over = This kiosk cannot print that slip again. Please ask the staff.
problem-last-manager = A manager cannot shut out themselves or the last manager. Ask another manager.
problem-already-there = This exists already. Choose another name.
problem-too-large = The data that was sent is too large.
problem-unsupported-media-type = Send the data as JSON.
problem-validation = Something is wrong or missing. Check it and send it again.
problem-unknown-service = There is no such service. Choose one from the list.
problem-unknown-counter = There is no such counter. Choose one from the list.
problem-unknown-language = This hall does not offer that language.
problem-unknown-code = No device shows that code. Check the code on its screen.
problem-idempotency-key = The request's key is not valid: 1 to 128 ASCII characters.
problem-idempotency-mismatch = The request's key was used with other content.
problem-too-many-requests = Too many tries. Wait { $retry_after_s } seconds.
problem-too-fast = This kiosk is giving out numbers too fast. Wait { $retry_after_s } seconds, then press again.
problem-internal = The server made a mistake. Try again; if it stays, tell the technician.
problem-unavailable = The server is busy. Wait a moment and try again.

# Patterns worth a look: what was seen and what one can do, never an accusation.
pattern-between = between { $first } and { $last }
pattern-at = at { $first }
pattern-who-phone = Phones at the door
pattern-who-visitor = Visitor
pattern-burst = { $who } gave out { $count } numbers of { $agency } { $when }, faster than people can take turns: perhaps staff were helping there; if not, look who comes with these numbers.
pattern-unused = Of { $of } numbers of { $agency } in a row from { $who }, { $count } were not used { $when }: check whether the calls were heard, and look who takes numbers there.
pattern-reprints =
    { $staff ->
        [yes] { $who } printed { $count } copies of slips { $when }: read the reasons in the record, and check whether a printer has trouble.
       *[other] { $count } copies of slips came out at { $who } { $when }: check the printer, and look who asks for copies.
    }
pattern-cancels = { $who } cancelled { $count } numbers { $when }: read the reasons in the record, and ask how that day went.
pattern-early = { $who } let { $count } numbers go first { $when }: read the reasons in the record; who has a right to go first is better off with a priority number from the kiosk.
pattern-together =
    { $deed ->
        [push_back] { $count } numbers of { $agency } from { $who }, taken almost at once, were put back together { $when }: perhaps one group; if not, look who holds them.
        [return] { $count } numbers of { $agency } from { $who }, taken almost at once, came back into the queue together { $when }: perhaps one group; if not, look who holds them.
        [park] { $count } numbers of { $agency } from { $who }, taken almost at once, were put on hold together { $when }: perhaps one group; if not, ask the officer at the counter.
       *[other] { $count } numbers of { $agency } from { $who }, taken almost at once, were cancelled together { $when }: perhaps one group; if not, look who holds them.
    }

alarm-clock-step = The computer's clock was changed by { $seconds } seconds. Check date and time, then restart the server.
alarm-disk-low = The server's disk is nearly full: { $left } MB are left. Make room; once it is full, the hall gives out no numbers.
alarm-trial = Practice hall: opening hours, holidays and quotas do not hold.
alarm-kiosk-cut-off = { $kiosk } is cut off from the server: it may be giving out numbers { $numbers } by itself. They count, and join the queue once it is back.
alarm-kiosk-clock = The clock of { $kiosk } differs by { $seconds } seconds from the server. Check its date and time.
alarm-kiosk-no-band = { $kiosk } has no numbers of its own: cut off, it gives out none. Shut out kiosks that are not used, or raise kiosks.bands.
alarm-kiosk-slips = Slips { $numbers } of a kiosk that was cut off could not be placed. See Devices, and see to their holders.
alarm-no-display = No call screen is connected in { $zone }.
alarm-printer = Printer { $printer } has trouble: { $error }
alarm-paper-low = Printer { $printer }: paper is left for { $slips } slips. Have a new roll ready.
alarm-unprinted = Slips not printed: { $numbers }. Bring a copy, or remind them of their number.
alarm-sound-locked = { $screen }: the sound is locked. Touch the screen once.
alarm-sound-broken = { $screen } cannot be heard. Check the loudspeaker and its cable.
alarm-voice-limit = The voice of zone { $zone } nears its limit: calls wait for it. Split the zone in two.
alarm-voice-limit-hall = The voice of the hall nears its limit: calls wait for it. Split the zone in two.
alarm-media = Lobby screens cannot show { $name } and skip it. Replace or remove the file; for a page, check that it opens.
alarm-voice-fault = No clips can be made: { $fault }. Screens ring and show the sentence.

# Reasons that managers and officers pick, as visitors read them; recorded in Indonesian.
public-hours-over = Opening hours are over
public-power = Power failure
public-system = System trouble
public-network = The central network is down
public-staff-meeting = The officers are in a meeting
public-full = Today's services are fully booked
public-rest = Break
public-prayer = Prayer
public-meeting = Meeting
public-errand = Duty elsewhere
