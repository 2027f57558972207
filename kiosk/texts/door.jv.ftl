# Polite Javanese (krama). A proposal: a native speaker has yet to check it.

door-title = Mundhut nomer lumantar ponsel
door-own = Nomer panjenengan dinten punika
door-need = Ingkang pundi?
door-back = Wangsul
door-search = Padosi: KTP ical, SIM, paspor
door-found-none = Dèrèng kepanggih. Mangga ngginakaken tembung sanès, utawi pilih ing ngandhap.
door-take-hint = Nomeripun medal wonten ponsel punika. Boten betah aplikasi, asma, utawi nomer HP.
door-more = Urutan, asil, pengaduan
door-scan = Mangga mindhai kode ing layar lawang
door-scan-hint = Kodenipun gantos saben menit, supados namung ingkang sampun rawuh ingkang mundhut nomer.
door-scan-again = Kadangon? Mangga dipunpindhai sepisan malih.
door-no-cookie = Ponsel punika boten nyimpen tandha
door-no-cookie-hint = Mangga cookie dipunparengaken kangge kaca punika lajeng mindhai malih, utawi mundhut nomer wonten kiosk.
door-off = Ing ngriki nomer dipunpundhut wonten kiosk
door-kiosk = Kiosk ing nglebet ugi maringi nomer, mawi karcis. Boten betah ponsel.
door-wifi = Dèrèng nyambung? Mangga ngginakaken Wi-Fi { $wifi }.
state-waiting = ngentosi
state-called = katimbalan
state-serving = saweg dipunladosi
state-parked = dipuntundha
state-served = rampung
state-no_show = kalangkungan
state-cancelled = dipunbatalaken
state-expired = sampun boten kanggé
