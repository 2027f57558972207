# Basa Jawa krama. A proposal: a native speaker should check it before use.

page-title = Mundhut nomer antrean
language = Basa
language-id = Indonesia
language-jv = Jawa
language-en = English
ways = Arah
helps = Pambiyantu tampilan
back = Wangsul
to-start = Dhateng wiwitan
pages = Kaca dhaptar
page-before = Saderengipun
page-after = Salajengipun
page-of = { $page } saking { $pages }
yes = Inggih
no = Mboten
gone = Pilihan punika sampun mboten wonten

help-large = Aksara ageng
help-wheelchair = Kursi rodha
help-contrast = Kontras inggil

home-question = Dinten punika badhé ngurus punapa?
hall-not-served = Loket dèrèng bikak. Nomer sampun saged dipunpundhut.
search-door = Pados: “KTP ical”, “SIM”, “paspor” …
search-here = Pados layanan …
common-wishes = Kabetahan ingkang asring
agencies = Sedaya instansi
services = Layanan

situation-ktp-hilang = KTP ical utawi risak
situation-perpanjang-sim = Manjangaken SIM
situation-bayi-baru-lahir = Bayi nembé lair
situation-paspor = Paspor
situation-skck = SKCK
situation-pajak-kendaraan = Pajeg kendharaan
situation-kartu-kuning = Kertu kuning (AK1)
situation-kerja-luar-negeri = Nyambut damel manca nagari
situation-kartu-keluarga = Kertu Kulawarga
situation-bpjs = Kertu BPJS
situation-jht = Klaim JHT
situation-pindah = Pindhah alamat
situation-usaha = Ijin usaha
situation-meninggal = Kulawarga séda
situation-pbb = Pajeg bumi lan bangunan

queue-waiting = { $waiting } nengga
    .short = { $waiting } tiyang
range = { $range } menit
    .short = { $range } mnt
queue-none = Mboten wonten antrean
queue-unknown = dereng dipunmangertosi
counters-closed = loket dèrèng bikak
counters-paused = loket saweg lèrèn
counters-paused-until = loket lèrèn dumugi { $time }

why-closed = Saweg tutup
why-holiday = Dinten prèi
why-closed-day = Dinten punika tutup
why-before-opening = Dèrèng bikak
why-after-last-ticket = Pundhutan nomer dinten punika sampun rampung
why-day-closed = Antrean dinten punika sampun dipuntutup
why-day-closing = Dinten punika mboten nampi nomer énggal malih
why-queue-closed = Antrean punika saweg katutup
why-full = Nomer dinten punika sampun telas, mangga rawuh dinten kerja salajengipun
why-cut-off-day = Kiosk saweg boten nyambung. Mangga nyuwun nomer wonten meja informasi
why-cut-off-long = Kiosk saweg boten nyambung. Mangga nyuwun nomer wonten meja informasi
why-cut-off-no-band = Kiosk punika boten gadhah nomer piyambak. Mangga nyuwun nomer wonten meja informasi
why-cut-off-empty = Nomer ing kiosk punika telas kangge sawetawis. Mangga nyuwun nomer wonten meja informasi
queue-closed = Antrean katutup: { $because }
opens-today = Bikak { $when }
opens-again = Bikak malih { $when }
when-today = dinten punika { $time }
when-tomorrow = bénjing { $time }
when-day = { $day } { $time }
when-date = { $day }/{ $month } jam { $time }

choose-one = Mangga dipunpilih ingkang cocog.

search-label = Pados layanan
find-start = Mangga dipunketik ingkang badhé dipunurus, utawi pilih salah satunggal:
find-none = “{ $query }” dèrèng pinanggih.
find-none-hint = Mangga nyobi tembung sanès, utawi pilih ing ngandhap. Petugas ing méja informasi siyaga mbiyantu.
find-count = { $count } layanan pinanggih
find-results = Asiling padosan
find-browse = Pirsani sedaya instansi
keyboard = Papan ketik
key-space = spasi
key-erase = Busak
key-clear = Busak sedaya

docs-title = Serat ingkang dipuncawisaken
docs-none = Dhaptar serat dèrèng kacathet ing mriki. Mangga ngasta KTP-el; petugas badhé paring pirsa salajengipun.
fact-queue = Antrean sapunika
fact-fee = Wragad
fact-counter = Ing loket
about-minutes = watawis { $minutes } menit
fact-done = Rampung wonten
ahead-now = { $waiting ->
    [0] Mboten wonten antrean
   *[other] { $waiting } tiyang nengga
}
wait-short = kirang saking { $high } menit
wait-about = kinten-kinten { $range } menit
zone = Zona { $zone }
fee-free = Gratis
fee-ask = Mangga dipuntangletaken ing loket
fee-amount = Rp{ $fee }
at-counter = ing loket watawis { $minutes } menit
priority-question = Perlu dipunrumiyinaken?
priority-who = Sepuh, difabel, ngandhut utawi nyusoni, mbekta balita. Alesanipun mboten kula cathet.
take = Pundhut nomer
taking = Mundhut nomer …
take-again = Cobi malih
take-away = Server dèrèng mangsuli. Mangga dipunpencèt malih sekedhap malih; panjenengan tetep angsal satunggal nomer kémawon.
not-now = Nomer dèrèng saged dipunpundhut.

your-number = Nomer panjenengan
wait-in-zone = Nengga ing Zona { $zone }
ahead = { $ahead ->
    [0] Panjenengan ingkang salajengipun
   *[other] { $ahead } tiyang ing ngajeng panjenengan
}
ahead-unknown = Prakiran dereng dipunmangertosi
next-docs = Nyawisaken serat-serat panjenengan
next-photo = Mangga dipunfoto nomer lan kodhe punika
next-wait = Lenggah ing Zona { $zone }
next-called = Mirengaken lan mirsani layar: nomer panjenengan badhé dipuntimbali
paper-below = Pundhut karcis ing ngandhap
paper-failed = Karcis mboten medal.
paper-failed-do = Nomer panjenengan tetep lumampah. Mangga dipunfoto layar punika, utawi dipuncathet nomeripun.
qr-alt = Kodhe QR kanggé mirsani nomer punika saking ponsel
qr-follow = Pindai kanggé mirsani saking ponsel
qr-photo = Pindai utawi foto kodhe punika
done = Rampung
back-in = Wangsul dhateng wiwitan
seconds = { $left } detik malih
stay-longer = Taksih maos? Mangga dipundemok layaripun, wekdal tambah { $stay } detik.

scan-hint = Kalangkungan? Pindhai karcis ing mriki
slip-title = Karcis panjenengan
slip-reading = Sekedhap, karcis saweg dipunwaos
slip-returned = Panjenengan sampun wangsul wonten antrean
slip-waiting = Nomer panjenengan taksih nengga. Mangga nengga timbalan.
slip-called = Nomer panjenengan saweg katimbalan. Mangga dhateng { $counter } sapunika.
slip-serving = Nomer punika saweg dipunladosi wonten { $counter }.
slip-parked = Nomer panjenengan dipuntundha. Petugas badhé nimbali malih, papan panjenengan mboten ical.
slip-served = Nomer punika sampun rampung dipunladosi. Taksih betah? Mangga mundhut nomer énggal.
slip-cancelled = Nomer punika sampun dipunbatalaken. Taksih betah? Mangga mundhut nomer énggal.
slip-expired = Nomer punika sampun mboten lumampah.
slip-no-show = Nomer punika sampun naté wangsul sepisan. Mangga manggihi petugas loket { $agency }, utawi mundhut nomer énggal.
slip-unknown = Karcis punika mboten dipuntepangi ing mriki. Mangga mindhai kodhe ing karcis sepisan malih, utawi nyuwun pirsa petugas.
slip-away = Karcis dèrèng saged dipunwaos. Mangga dipuncobi malih, utawi langsung dhateng loket.

still-there = Taksih wonten mriki?
still-hint = Mangga dipundemok layaripun kanggé nglajengaken.
still-go-on = Lajengaken

starting = Sekedhap, layar saweg dipuncawisaken
away-title = Kiosk saweg mboten kasambung
away-do = Mangga nyuwun nomer ing méja informasi.
away-trying = Kiosk nyobi malih piyambak.
closed-title = Pundhutan nomer saweg tutup
closed-early = Sugeng rawuh, sekedhap malih bikak
closed-not-yet = Sugeng rawuh, layanan dèrèng bikak
closed-holders = Ingkang sampun gadhah nomer tetep dipunladosi.
closed-browse = Pirsani layanan lan syaratipun
hours-today = Jam layanan dinten punika { $open }–{ $close }
hours-none = Dinten punika mboten wonten layanan
