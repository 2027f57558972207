# The lobby screens. Short, as one speaks to a guest; read from 15 m.

zone = Zone
zone-hall = All zones
called-now = Now called
called-short = Called
called-again = Call no. { $count }
called-last = Last called { $time }
go-to = please go to { $counter }
counter-name = Counter { $number }
times = { $count }×
last-calls = Last calls
none-yet = None yet

missed = Missed
missed-hint = scan your slip at a kiosk
ticker = Running text

seats = Counters
seat-called = Called
seat-serving = Being served
seat-open = Ready
seat-paused = On a break
seat-closed = Closed
seat-until = until { $time }
seat-soon = back soon
waiting-next = Next
waiting-more = + { $count } more
above-called = please come to this counter
above-serving = being served
above-open = Please wait to be called
above-others = Please wait at { $counters }

waiting = Waiting
nobody-waits = Nobody is waiting
paused = { $counter } on a break
paused-until = { $counter } back at { $time }
page = { $page }/{ $pages }

welcome = Welcome
open-today = Open { $open }–{ $close }
break-today = break { $from }–{ $to }
take-number =
    Take a number at the kiosk.
    It is called on this screen.
take-soon =
    Take a number at the kiosk once it opens.
    It is called on this screen.
last-numbers = No more numbers today. Whoever has a number is still served.
queue-closed = takes no new numbers. { $because }
door-title = Take a number by phone
door-wifi = Join the Wi-Fi { $wifi }
door-scan = Point your phone’s camera at this code
door-take = Choose a service, your number appears
door-no-app = No app, no name, no phone number. The code changes every minute.
door-kiosk = No phone? Take a number at the kiosk.
notice = Notice
good-morning = Good morning
good-day = Good afternoon
good-afternoon = Good afternoon
good-evening = Good evening
here = In this zone
here-hall = Zones of this hall
closed = Closed
holiday = Holiday
why-day-closed = Today's services have been closed
why-day-closing = Today's services are over
why-after-last-ticket = Today's opening hours are over
why-no-more-numbers = No more numbers today · served until { $time }
why-holiday = Today is a holiday
why-closed-day = There are no services today
closed-thanks = Thank you for waiting your turn.
opens-today = Numbers are given out from { $time }
opens-again = Open again { $day } at { $time }

test = SOUND TEST
sound-off = Sound off: touch the screen
sound-none = No sound
lost = Connection lost, reconnecting…
last-update = Last updated { $time }
starting = Connecting to the server…
starting-hint = This screen keeps trying and starts by itself.
no-zone = There is no zone “{ $code }”
no-zone-hint = Choose the zone of this screen:
no-screen = There is no screen “{ $code }”
no-layout = There is no layout “{ $code }”
no-agency = There is no agency “{ $code }”
no-counter = There is no counter “{ $code }”
no-screen-hint = A manager can choose this screen on the Devices page. There are:
