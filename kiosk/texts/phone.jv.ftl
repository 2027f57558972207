# Polite Javanese (krama). A proposal: a native speaker has yet to check it.

trial = Hall latihan
updated = dipunénggalaken
stale = Dèrèng nyambung
priority = Prioritas
zone = Zona { $code }
counter = Loket { $number }
language = Basa

title-called = Katimbalan: { $counter } · { $number }
you-are-called = Panjenengan katimbalan dhateng
called-at = Katimbalan { $time }
called-again = Timbalan kaping { $count }
come-now = Mangga rawuh samenika. Nomer menika dipuntedahaken dhateng petugas.

ahead = { $count } tiyang malih
you-are-next = Sasampunipun menika giliran panjenengan
range = kinten-kinten { $range } menit, dipunétang { $time }
range-short = kirang saking { $high } menit, dipunétang { $time }
counters-closed = loket dèrèng bikak
no-range = dèrèng saged dipunkinten
buzz = Geter menawi katimbalan
buzz-on = Badhé geter. Kaca menika sampun dipuntutup.
docs = Mangga cepakaken berkas
stay = Mangga lenggah wonten { $zone }. Nomer katimbalan lumantar layar lan swanten.
missed = Kalangkungan? Aturaken karcis dhateng loket pundi kémawon.

serving = Saweg dipunladosi wonten { $counter }
serving-hint = Nomer menika dipunsimpen dumugi rampung.
served = Matur nuwun
served-hint = Layanan panjenengan sampun rampung.
no-show = Nomer panjenengan kalangkungan
no-show-when = Katimbalan { $time } dhateng { $counter }.
no-show-hint = Mangga ngaturaken karcis dhateng petugas { $counter }. Panjenengan taksih saged katimbalan sepisan malih.
no-show-again = Mangga manggihi petugas { $counter } utawi mundhut nomer énggal wonten kiosk.
parked = Antrean panjenengan dipuntundha
parked-until = Nomer menika antre malih tabuh { $time }. Papan panjenengan mboten ical.
parked-hint = Petugas badhé nimbali nomer menika malih. Papan panjenengan mboten ical.
cancelled = Nomer menika sampun dipunbatalaken
expired = Nomer menika sampun mboten kanggé
take-another = Taksih betah layanan? Mangga mundhut nomer énggal wonten kiosk.

cancel = Batalaken nomer
cancel-sure = Batalaken { $number }?
cancel-hint = Nomer menika mboten saged dipun-ginakaken malih.
cancel-yes = Inggih, batalaken
cancel-no = Mboten, tetep antre
cancel-failed = Dèrèng kakintun. Mangga dipuncobi malih.
cancel-noscript = Badhé batal? Mangga matur dhateng petugas.

missing = Nomer menika mboten kapanggih
missing-hint = Tautan lepat utawi sampun dangu. Mangga mundhut nomer énggal wonten kiosk, utawi nyuwun pirsa petugas.
