# The lobby screens. Short, as one speaks to a guest; read from 15 m.

zone = Zone
zone-hall = All zones
called-now = Now called
called-short = Called
called-again = Call no. { $count }
called-last = Last called { $time }
go-to = please go to { $counter }
counter-name = counter { $number }
times = { $count }×
last-calls = Last calls
none-yet = None yet

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
here = In this zone
here-hall = Zones of this hall
closed = Closed
closed-thanks = Thank you for waiting your turn.
opens-today = Numbers are given out from { $time }
opens-again = Open again { $day } at { $time }

test = SOUND TEST
sound-off = Sound off: touch the screen
lost = Connection lost, reconnecting…
last-update = Last updated { $time }
starting = Connecting to the server…
starting-hint = This screen keeps trying and starts by itself.
no-zone = There is no zone “{ $zone }”
no-zone-hint = Choose the zone of this screen:
