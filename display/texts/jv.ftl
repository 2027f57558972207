# Polite Javanese (krama). A proposal: a native speaker has yet to check it.

zone = Zona
zone-hall = Sedaya zona
called-now = Katimbalan sapunika
called-short = Katimbalan
called-again = Timbalan kaping { $count }
called-last = Pungkasan katimbalan { $time }
go-to = mangga dhateng { $counter }
counter-name = Loket { $number }
times = { $count }×
last-calls = Timbalan pungkasan
none-yet = Dèrèng wonten

missed = Kalangkungan
missed-hint = karcis dipunpindai ing kiosk
ticker = Seratan mlampah

seats = Loket
seat-called = Katimbalan
seat-serving = Dipunladosi
seat-open = Siyaga
seat-paused = Kèndel
seat-closed = Tutup
seat-until = dumugi { $time }
seat-soon = enggal wangsul
waiting-next = Salajengipun
waiting-more = + { $count } malih
above-called = mangga dhateng loket punika
above-serving = saweg dipunladosi
above-open = Mangga ngentosi timbalan
above-others = Mangga ngentosi ing { $counters }

waiting = Ngentosi
nobody-waits = Boten wonten ingkang ngentosi
paused = { $counter } kèndel
paused-until = { $counter } kèndel dumugi { $time }
page = { $page }/{ $pages }

welcome = Sugeng rawuh
open-today = Bikak { $open }–{ $close }
break-today = ngaso { $from }–{ $to }
take-number =
    Mangga mundhut nomer wonten kiosk.
    Nomer panjenengan katimbalan wonten layar punika.
take-soon =
    Mangga mundhut nomer wonten kiosk menawi sampun bikak.
    Nomer panjenengan katimbalan wonten layar punika.
last-numbers = Nomer énggal boten dipunparingaken malih. Ingkang ngasta nomer tetep dipunladosi.
queue-closed = boten nampi nomer énggal. { $because }
door-title = Mundhut nomer lumantar ponsel
door-wifi = Mangga nyambung Wi-Fi { $wifi }
door-scan = Kaméra ponsel dipunarahaken dhateng kode punika
door-take = Mangga milih layanan, nomeripun lajeng medal
door-no-app = Boten betah aplikasi, asma, utawi nomer HP. Kode gantos saben menit.
door-kiosk = Boten ngasta ponsel? Mangga mundhut nomer wonten kiosk.
notice = Wara-wara
good-morning = Sugeng énjing
good-day = Sugeng siyang
good-afternoon = Sugeng sonten
good-evening = Sugeng dalu
here = Wonten zona punika
here-hall = Zona ing gedhong punika
closed = Tutup
holiday = Prèi
why-day-closed = Ladosan dinten punika sampun katutup
why-day-closing = Ladosan dinten punika sampun rampung
why-after-last-ticket = Wekdal ladosan dinten punika sampun rampung
why-no-more-numbers = Nomer énggal sampun boten dipunparingaken · ladosan ngantos { $time }
why-holiday = Dinten punika dinten prèi
why-closed-day = Dinten punika boten wonten ladosan
closed-thanks = Matur nuwun sampun tertib antre.
opens-today = Nomer dipunparingaken wiwit tabuh { $time }
opens-again = Bikak malih { $day } tabuh { $time }

test = TES SWANTEN
sound-off = Swanten pejah: demèk layar
sound-none = Tanpa swanten
lost = Sambungan pedhot, nyambung malih…
last-update = Pungkasan dipunénggalaken { $time }
starting = Nyambung dhateng server…
starting-hint = Layar punika nyobi terus lan murub piyambak.
no-zone = Zona “{ $code }” boten wonten
no-zone-hint = Mangga pilih zona kanggé layar punika:
no-screen = Layar “{ $code }” boten wonten
no-layout = Tata layar “{ $code }” boten wonten
no-agency = Instansi “{ $code }” boten wonten
no-counter = Loket “{ $code }” boten wonten
no-screen-hint = Pangelola saged milih layar punika ing kaca Perangkat. Ingkang wonten:
