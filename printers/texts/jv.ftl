# What stands on the slip. Polite Javanese (krama), a proposal: a native speaker has yet to check it.
mark-priority = PRIORITAS
mark-copy = SALINAN
mark-trial = HALL GLADHÈN
mark-test = TES CETAK

zone-label = Nengga ing
zone = Zona { $zone }
ahead-label = Ing ngajeng
ahead-value = { $count } tiyang
ahead-nobody = boten wonten
wait-label = Watawis { $time }
wait-unknown-label = Prakiran
wait-unknown = dereng dipunmangertosi
wait-range = { $low }–{ $high } menit
counters-label = Loket, jam { $time }
counters-closed = saweg tutup
wait-single = { $low } menit

day-1 = Senèn
day-2 = Slasa
day-3 = Rebo
day-4 = Kemis
day-5 = Jemuwah
day-6 = Setu
day-7 = Ngahad

docs-title = Cawisaken
docs-more = lan { $count } malih, mangga nyuwun pirsa petugas
docs-count = { $count } serat
docs-ask = mangga nyuwun pirsa petugas

phone-title = Mirsani lumantar HP
phone-wifi = Sambungaken Wi-Fi “{ $wifi }”, lajeng pindhai kode punika.
phone-scan = Pindhai kode punika.
phone-short = Mirsani: Wi-Fi “{ $wifi }”, pindhai
phone-short-scan = Mirsani lumantar HP: pindhai
call-title = Caranipun katimbalan
call-text = Nomer panjenengan katon ing layar sarta kasebataken.

missed-title = Kliwatan?
missed-scan = Dhateng loket { $agency } pundi kémawon, utawi pindhai karcis punika ing kiosk, sepisan.
missed-go = Dhateng loket { $agency } pundi kémawon, sepisan.
missed-brief = Dhateng loket instansi punika, sepisan.
thanks = Wonten atur? Mangga dhateng petugas. Matur nuwun.

test-text = { $width } mm, { $dots } titik. Pigura punika kedah wetah:
selftest-letters = Aksara saben halaman kode; karcis ngginakaken { $page }:
selftest-columns = Sabaris punika kedah isi { $columns } angka:
selftest-cutter = Kertas kedah kapotong ing ngandhap larik punika.
selftest-no-cutter = Pencetak punika boten motong: kertas maju supados dipunsuwèk.
selftest-ready = Status: siyaga.
selftest-silent = Status: boten wangsulan.
