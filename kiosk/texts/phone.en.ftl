# The visitor's phone page: plain words, as one speaks to a guest.

trial = Practice hall
updated = updated
stale = Not connected
stale-look = Not connected: watch the screen in { $zone }
priority = Priority
zone = Zone { $code }
counter = Counter { $number }
language = Language

title-called = Called: { $counter } · { $number }
you-are-called = You are called to
called-at = Called at { $time }
called-again = Call no. { $count }
come-now = Please come now and show this number.

ahead =
    { $count ->
        [one] { $count } person ahead
       *[other] { $count } people ahead
    }
you-are-next = You are next
range = about { $range } minutes, as of { $time }
range-short = less than { $high } minutes, as of { $time }
counters-closed = the counter has not opened yet
counters-closed-now = no counter is serving right now
no-range = no estimate yet
buzz = Ring when I am called
buzz-on = It will ring and vibrate. Keep this page open.
buzz-hint = A phone that is locked, or shows something else, may stay silent: watch the screen in the hall as well.
docs = Have these ready
stay = Wait in { $zone }. Your number is shown and spoken there.
no-paper = This number is only on this phone. Keep the page open, or take a picture of the number.
missed-question = Missed your call?
missed-scan = Go to any { $agency } counter, or scan your slip at the kiosk, once.
missed-go = Go to any { $agency } counter and tell them this number, once.
missed-again = This number has come back to the queue once already. If you miss it again, take a new number at the kiosk.

serving = Being served at { $counter }
serving-hint = Keep this number until you are done.
served = Thank you
served-hint = Your service is finished.
survey = How was it? Tell us
no-show = You missed your call
no-show-when = Called at { $time } to { $counter }.
no-show-why = A missed number is called again only after you say that you are here, so that nobody waits in vain.
parked = Your turn is on hold
parked-until = This number joins the queue again at { $time }. You keep your place.
parked-hint = The officer will call this number again. You keep your place.
cancelled = This number was cancelled
expired = This number is no longer valid
take-another = Still need service? Take a new number at the kiosk.

day-closed = The queue is closed for today
day-because = Reason:
opens-again = Opens { $when }
open-today = Open today { $opens }–{ $closes }
when-today = today at { $time }
when-tomorrow = tomorrow at { $time }
when-day = { $day } at { $time }
when-date = { $day }/{ $month } at { $time }
day-1 = Monday
day-2 = Tuesday
day-3 = Wednesday
day-4 = Thursday
day-5 = Friday
day-6 = Saturday
day-7 = Sunday

also = Your other numbers
also-waiting = waiting
also-called = called to { $counter }
also-serving = being served at { $counter }
also-parked = on hold, will be called again

cancel = Cancel my number
cancel-sure = Cancel { $number }?
cancel-hint = This number cannot be used again.
cancel-yes = Yes, cancel it
cancel-no = No, keep my place
cancel-failed = Not sent yet. Please try again.
said-changed = Your number has moved on meanwhile. This is how it stands now.
push-back = Not ready? Let { $count } go before you
push-back-hint = You keep your number, your turn comes later.
pushed-back = Your turn comes later now. You keep number { $number }.
pushed-back-times =
    { $times ->
        [one] You have let others go before you once.
       *[other] You have let others go before you { $times } times.
    }

missing = We cannot find this number
missing-hint = The link is wrong or old. Take a new number at the kiosk, or ask an officer.
over = This number was for another day
over-valid-on = It was valid on { $day }, { $date }.
over-hint = Take a new number at the kiosk, or ask an officer.
