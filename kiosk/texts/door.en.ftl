# A number by phone, taken at the door: short, as one speaks to a guest.

door-title = Take a number by phone
door-own = Your numbers today
door-need = Which one?
door-back = Back
door-search = Search: lost ID card, licence, passport
door-found-none = Not found yet. Try other words, or choose below.
door-take-hint = The number appears on this phone. No app, no name, no phone number.
door-more = Steps, result, complaints
door-scan = Scan the code on the screen at the door
door-scan-hint = It changes every minute, so that only those who have come take a number.
door-scan-again = Took too long? Scan it once more.
door-no-cookie = This phone keeps nothing
door-no-cookie-hint = Allow cookies for this page and scan again, or take a number at the kiosk.
door-off = Here numbers are taken at the kiosk
door-kiosk = The kiosk inside gives numbers too, on paper. No phone needed.
door-wifi = Not connected? Use the Wi-Fi { $wifi }.
state-waiting = waiting
state-called = called
state-serving = being served
state-parked = on hold
state-served = done
state-no_show = missed
state-cancelled = given back
state-expired = no longer valid
