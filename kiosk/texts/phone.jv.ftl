# Polite Javanese (krama). A proposal: a native speaker has yet to check it.

trial = Hall gladhèn
updated = dipunénggalaken
stale = Dèrèng nyambung
stale-look = Dèrèng nyambung: mangga mirsani layar wonten { $zone }
priority = Prioritas
zone = Zona { $code }
counter = Loket { $number }
language = Basa

title-called = Katimbalan: { $counter } · { $number }
you-are-called = Panjenengan katimbalan dhateng
called-at = Katimbalan { $time }
called-again = Timbalan kaping { $count }
come-now = Mangga rawuh sapunika. Nomer punika dipuntedahaken dhateng petugas.

ahead = { $count } tiyang malih
you-are-next = Sasampunipun punika giliran panjenengan
range = kinten-kinten { $range } menit, dipunétang { $time }
range-short = kirang saking { $high } menit, dipunétang { $time }
counters-closed = loket dèrèng bikak
counters-closed-now = boten wonten loket ingkang ngladosi sapunika
no-range = dèrèng saged dipunkinten
buzz = Mungel menawi katimbalan
buzz-on = Badhé mungel lan geter. Kaca punika sampun ngantos dipuntutup.
buzz-hint = Ponsel ingkang kakunci, utawi nembé mbikak sanèsipun, saged mendel: mangga mirsani layar ugi.
docs = Mangga cepakaken berkas
stay = Mangga lenggah wonten { $zone }. Nomer katimbalan lumantar layar lan swanten.
no-paper = Nomer punika namung wonten ponsel punika. Kaca punika sampun ngantos dipuntutup, utawi nomeripun dipunfoto.
missed-question = Kalangkungan?
missed-scan = Mangga dhateng loket { $agency } pundi kémawon, utawi mindhai karcis wonten kiosk, sepisan.
missed-go = Mangga dhateng loket { $agency } pundi kémawon lan matur nomer punika, sepisan.
missed-again = Nomer punika sampun naté wangsul antre sepisan. Menawi kalangkungan malih, mangga mundhut nomer énggal wonten kiosk.

serving = Saweg dipunladosi wonten { $counter }
serving-hint = Nomer punika dipunsimpen dumugi rampung.
served = Matur nuwun
served-hint = Layanan panjenengan sampun rampung.
survey = Kados pundi layananipun? Mangga paring biji
no-show = Nomer panjenengan kalangkungan
no-show-when = Katimbalan { $time } dhateng { $counter }.
no-show-why = Nomer ingkang kalangkungan nembé dipuntimbali malih sasampunipun panjenengan matur, supados ingkang sampun rawuh boten ngentosi muspra.
parked = Antrean panjenengan dipuntundha
parked-until = Nomer punika antre malih tabuh { $time }. Papan panjenengan boten ical.
parked-hint = Petugas badhé nimbali nomer punika malih. Papan panjenengan boten ical.
cancelled = Nomer punika sampun dipunbatalaken
expired = Nomer punika sampun boten kanggé
take-another = Taksih betah layanan? Mangga mundhut nomer énggal wonten kiosk.

day-closed = Antrean dinten punika sampun katutup
day-because = Alesan:
opens-again = Bikak malih { $when }
open-today = Bikak dinten punika { $opens }–{ $closes }
when-today = dinten punika { $time }
when-tomorrow = bénjing { $time }
when-day = { $day } { $time }
when-date = { $day }/{ $month } tabuh { $time }
day-1 = Senèn
day-2 = Slasa
day-3 = Rebo
day-4 = Kemis
day-5 = Jemuwah
day-6 = Setu
day-7 = Ngahad

also = Nomer panjenengan sanèsipun
also-waiting = nengga katimbalan
also-called = katimbalan dhateng { $counter }
also-serving = saweg dipunladosi wonten { $counter }
also-parked = dipuntundha, badhé katimbalan malih

cancel = Batalaken nomer
cancel-sure = Batalaken { $number }?
cancel-hint = Nomer punika boten saged dipun-ginakaken malih.
cancel-yes = Inggih, batalaken
cancel-no = Boten, tetep antre
cancel-failed = Dèrèng kakintun. Mangga dipuncobi malih.
said-changed = Kawontenan nomer panjenengan sampun éwah. Makaten sapunika.
push-back = Dèrèng siap? Sumanggakaken { $count } tiyang rumiyin
push-back-hint = Nomeripun tetep, giliranipun mundur.
pushed-back = Giliran panjenengan mundur. Nomeripun tetep { $number }.
pushed-back-times = Giliran panjenengan sampun mundur kaping { $times }.

missing = Nomer punika boten kapanggih
missing-hint = Tautan lepat utawi sampun dangu. Mangga mundhut nomer énggal wonten kiosk, utawi nyuwun pirsa petugas.
over = Nomer punika kanggé dinten sanès
over-valid-on = Kanggé dinten { $day }, { $date }.
over-hint = Mangga mundhut nomer énggal wonten kiosk, utawi nyuwun pirsa petugas.
