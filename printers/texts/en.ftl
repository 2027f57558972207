# What stands on the slip.
mark-priority = PRIORITY
mark-copy = COPY
mark-trial = PRACTICE HALL
mark-test = TEST PRINT

zone-label = Wait in
zone = Zone { $zone }
ahead-label = Ahead of you
ahead-value = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
ahead-nobody = nobody
wait-label = Estimate { $time }
wait-unknown-label = Waiting time
wait-unknown = not known yet
wait-range = { $low }–{ $high } min
counters-label = Counter, at { $time }
counters-closed = closed now
wait-single = { $low } min

day-1 = Monday
day-2 = Tuesday
day-3 = Wednesday
day-4 = Thursday
day-5 = Friday
day-6 = Saturday
day-7 = Sunday

docs-title = Have ready
docs-more = and { $count } more, please ask the staff
docs-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
docs-ask = please ask the staff

phone-title = Follow by phone
phone-wifi = Join the Wi-Fi “{ $wifi }”, then scan this code.
phone-scan = Scan this code.
phone-short = Follow: Wi-Fi “{ $wifi }”, scan code
phone-short-scan = Follow by phone: scan code
call-title = How you are called
call-text = Your number is shown on the screens and read out.

missed-title = Missed your call?
missed-scan = Go to any { $agency } counter, or scan this slip at the kiosk, once.
missed-go = Go to any { $agency } counter, once.
missed-brief = Go to its counter, once.
thanks = Complaints? Please tell our staff. Thank you.

test-text = { $width } mm, { $dots } dots. This frame must be whole:
selftest-letters = Letters of each code page; slips use { $page }:
selftest-columns = This one line must hold { $columns } digits:
selftest-cutter = The paper must be cut below this line.
selftest-no-cutter = This printer does not cut: the paper moves on to be torn off.
selftest-ready = Status: ready.
selftest-silent = Status: no answer.

# What a printer complains of, and what to do about it.
error-bad-request = The request to the printer cannot be read: { $detail }
error-bad-printer = The printer is set up wrongly: { $detail }
error-bad-slip = The slip has a wrong content: { $detail }
error-expired = Printer { $printer } was busy for too long; the slip was not printed.
error-offline = Printer { $printer } cannot be reached. Check its power and its cable.
error-paper-out = Printer { $printer } is out of paper. Put in a new roll.
error-paper-low = Printer { $printer } is low on paper. Have a new roll ready.
error-cover-open = The cover of printer { $printer } is open. Close it until it clicks.
error-printer-error = Printer { $printer } reports an error. Switch it off for a moment and on again.
error-silent = Printer { $printer } does not answer; no slip was sent. Check its power and its cable.
error-unconfirmed = Printer { $printer } does not tell whether the slip came out.
error-wrong-answer = Printer { $printer } answered for another slip. Look whether the slip came out.
error-stuck = Printer { $printer } stopped half-way. Look whether the slip came out.
error-no-access = No permission to use printer { $printer }: { $detail }
error-missing = Printer { $printer } cannot be used on this machine: { $detail }
error-internal = The slip could not be made: { $detail }
