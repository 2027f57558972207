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
here = Wonten zona menika
here-hall = Zona ing gedhong menika
closed = Tutup
closed-thanks = Matur nuwun sampun tertib antre.
opens-today = Nomer dipunparingaken wiwit tabuh { $time }
opens-again = Bikak malih { $day } tabuh { $time }

test = TES SWANTEN
sound-off = Swanten pejah: demèk layar
lost = Sambungan pedhot, nyambung malih…
last-update = Pungkasan dipunénggalaken { $time }
starting = Nyambung dhateng server…
starting-hint = Layar menika nyobi terus lan murub piyambak.
no-zone = Zona “{ $zone }” mboten wonten
no-zone-hint = Mangga pilih zona kanggé layar menika:
