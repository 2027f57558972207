# Polite Javanese (krama). A proposal: a native speaker has yet to check it.

zone = Zona
zone-hall = Sedaya zona
called-now = Katimbalan samenika
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
waiting-next = Salajengipun
waiting-more = + { $count } malih
above-called = mangga dhateng loket menika
above-serving = saweg dipunladosi
above-open = Mangga ngentosi timbalan
above-others = Mangga ngentosi ing { $counters }

waiting = Ngentosi
nobody-waits = Mboten wonten ingkang ngentosi
paused = { $counter } kèndel
paused-until = { $counter } kèndel dumugi { $time }
page = { $page }/{ $pages }

welcome = Sugeng rawuh
open-today = Bikak { $open }–{ $close }
break-today = ngaso { $from }–{ $to }
take-number =
    Mangga mundhut nomer wonten kiosk.
    Nomer panjenengan katimbalan wonten layar menika.
take-soon =
    Mangga mundhut nomer wonten kiosk menawi sampun bikak.
    Nomer panjenengan katimbalan wonten layar menika.
last-numbers = Nomer enggal mboten dipunparingaken malih. Ingkang ngasta nomer tetep dipunladosi.
queue-closed = mboten nampi nomer enggal. { $because }
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
here = Wonten zona menika
here-hall = Zona ing gedhong menika
closed = Tutup
holiday = Prèi
why-day-closed = Ladosan dinten menika sampun katutup
why-day-closing = Ladosan dinten menika sampun rampung
why-after-last-ticket = Wekdal ladosan dinten menika sampun rampung
why-holiday = Dinten menika dinten prèi
why-closed-day = Dinten menika mboten wonten ladosan
closed-thanks = Matur nuwun sampun tertib antre.
opens-today = Nomer dipunparingaken wiwit tabuh { $time }
opens-again = Bikak malih { $day } tabuh { $time }

test = TES SWANTEN
sound-off = Swanten pejah: demèk layar
sound-none = Tanpa swanten
lost = Sambungan pedhot, nyambung malih…
last-update = Pungkasan dipunénggalaken { $time }
starting = Nyambung dhateng server…
starting-hint = Layar menika nyobi terus lan murub piyambak.
no-zone = Zona “{ $code }” mboten wonten
no-zone-hint = Mangga pilih zona kanggé layar menika:
no-screen = Layar “{ $code }” mboten wonten
no-layout = Tata layar “{ $code }” mboten wonten
no-agency = Instansi “{ $code }” mboten wonten
no-counter = Loket “{ $code }” mboten wonten
no-screen-hint = Pangelola saged milih layar menika ing kaca Perangkat. Ingkang wonten:
