# The visitor's phone page: plain words, as one speaks to a guest.

trial = Hall latihan
updated = diperbarui
stale = Belum tersambung
stale-look = Belum tersambung: lihat layar di { $zone }
priority = Prioritas
zone = Zona { $code }
counter = Loket { $number }
language = Bahasa

title-called = Dipanggil: { $counter } · { $number }
you-are-called = Anda dipanggil ke
called-at = Dipanggil { $time }
called-again = Panggilan ke-{ $count }
come-now = Silakan datang sekarang. Tunjukkan nomor ini kepada petugas.

ahead = { $count } orang lagi
you-are-next = Anda berikutnya
range = kira-kira { $range } menit, dihitung { $time }
range-short = kurang dari { $high } menit, dihitung { $time }
counters-closed = loket belum buka
counters-closed-now = tidak ada loket yang melayani sekarang
no-range = lama tunggu belum bisa diperkirakan
buzz = Bunyikan saat dipanggil
buzz-on = Akan berbunyi dan bergetar. Biarkan halaman ini terbuka.
buzz-hint = Ponsel yang terkunci, atau sedang membuka hal lain, bisa tetap diam: lihat juga layar di ruang tunggu.
docs = Siapkan berkas
stay = Tunggu di { $zone }. Nomor dipanggil lewat layar dan suara.
no-paper = Nomor ini hanya ada di ponsel ini. Biarkan halaman ini terbuka, atau foto nomornya.
missed-question = Terlewat?
missed-scan = Datangi loket { $agency } mana pun, atau pindai karcis di kiosk, satu kali.
missed-go = Datangi loket { $agency } mana pun dan sebutkan nomor ini, satu kali.
missed-again = Nomor ini sudah satu kali kembali ke antrean. Bila terlewat lagi, ambil nomor baru di kiosk.

serving = Sedang dilayani di { $counter }
serving-hint = Simpan nomor ini sampai selesai.
served = Terima kasih
served-hint = Layanan Anda sudah selesai.
survey = Bagaimana layanannya? Beri nilai
no-show = Nomor Anda terlewat
no-show-when = Dipanggil { $time } ke { $counter }.
no-show-why = Nomor yang terlewat baru dipanggil lagi setelah Anda melapor, supaya yang hadir tidak menunggu sia-sia.
parked = Antrean Anda ditunda
parked-until = Nomor ini kembali antre pukul { $time }. Tempat Anda tidak hilang.
parked-hint = Petugas akan memanggil nomor ini lagi. Tempat Anda tidak hilang.
cancelled = Nomor ini dibatalkan
expired = Nomor ini sudah tidak berlaku
take-another = Masih perlu dilayani? Ambil nomor baru di kiosk.

day-closed = Antrean hari ini sudah ditutup
day-because = Alasan:
opens-again = Buka lagi { $when }
open-today = Buka hari ini { $opens }–{ $closes }
when-today = hari ini { $time }
when-tomorrow = besok { $time }
when-day = { $day } { $time }
when-date = { $day }/{ $month } pukul { $time }
day-1 = Senin
day-2 = Selasa
day-3 = Rabu
day-4 = Kamis
day-5 = Jumat
day-6 = Sabtu
day-7 = Minggu

also = Nomor Anda yang lain
also-waiting = menunggu dipanggil
also-called = dipanggil ke { $counter }
also-serving = sedang dilayani di { $counter }
also-parked = ditunda, akan dipanggil lagi

cancel = Batalkan nomor
cancel-sure = Batalkan { $number }?
cancel-hint = Nomor ini tidak bisa dipakai lagi.
cancel-yes = Ya, batalkan
cancel-no = Tidak, tetap antre
cancel-failed = Belum terkirim. Coba sekali lagi.
said-changed = Keadaan nomor Anda sudah berubah. Beginilah sekarang.
push-back = Belum siap? Dahulukan { $count } orang
push-back-hint = Nomor Anda tetap, giliran Anda mundur.
pushed-back = Giliran Anda mundur. Nomor Anda tetap { $number }.
pushed-back-times = Giliran Anda sudah mundur { $times } kali.

missing = Nomor ini tidak ditemukan
missing-hint = Tautannya salah atau sudah lama. Ambil nomor baru di kiosk, atau tanyakan kepada petugas.
over = Nomor ini untuk hari lain
over-valid-on = Berlaku pada { $day }, { $date }.
over-hint = Ambil nomor baru di kiosk, atau tanyakan kepada petugas.
