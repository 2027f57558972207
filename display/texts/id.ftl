# The lobby screens. Short, as one speaks to a guest; read from 15 m.

zone = Zona
zone-hall = Semua zona
called-now = Dipanggil sekarang
called-short = Dipanggil
called-again = Panggilan ke-{ $count }
called-last = Terakhir dipanggil { $time }
go-to = silakan ke { $counter }
counter-name = Loket { $number }
times = { $count }×
last-calls = Panggilan terakhir
none-yet = Belum ada

missed = Terlewat
missed-hint = pindai karcis di kiosk
ticker = Teks berjalan

seats = Loket
seat-called = Dipanggil
seat-serving = Dilayani
seat-open = Siap
seat-paused = Jeda
seat-closed = Tutup
seat-until = s.d. { $time }
seat-soon = segera kembali
waiting-next = Berikutnya
waiting-more = + { $count } lagi
above-called = silakan ke loket ini
above-serving = sedang dilayani
above-open = Mohon tunggu panggilan
above-others = Silakan tunggu di { $counters }

waiting = Menunggu
nobody-waits = Tidak ada yang menunggu
paused = { $counter } jeda
paused-until = { $counter } jeda s.d. { $time }
page = { $page }/{ $pages }

welcome = Selamat datang
open-today = Buka { $open }–{ $close }
break-today = istirahat { $from }–{ $to }
take-number =
    Ambil nomor di kiosk.
    Nomor Anda dipanggil di layar ini.
take-soon =
    Ambil nomor di kiosk begitu dibuka.
    Nomor Anda dipanggil di layar ini.
last-numbers = Nomor baru tidak dibagikan lagi. Yang memegang nomor tetap dilayani.
queue-closed = tidak menerima nomor baru. { $because }
door-title = Ambil nomor lewat ponsel
door-wifi = Sambungkan ke Wi-Fi { $wifi }
door-scan = Arahkan kamera ponsel ke kode ini
door-take = Pilih layanan, nomor Anda muncul
door-no-app = Tanpa aplikasi, tanpa nama, tanpa nomor HP. Kode berganti setiap menit.
door-kiosk = Tanpa ponsel? Ambil nomor di kiosk.
notice = Pengumuman
good-morning = Selamat pagi
good-day = Selamat siang
good-afternoon = Selamat sore
good-evening = Selamat malam
here = Di zona ini
here-hall = Zona di gedung ini
closed = Tutup
holiday = Libur
why-day-closed = Layanan hari ini sudah ditutup
why-day-closing = Layanan hari ini sudah selesai
why-after-last-ticket = Jam layanan hari ini sudah selesai
why-no-more-numbers = Nomor baru tidak dibagikan lagi · layanan sampai { $time }
why-holiday = Hari ini hari libur
why-closed-day = Hari ini tidak ada layanan
closed-thanks = Terima kasih telah tertib mengantre.
opens-today = Nomor dibagikan mulai pukul { $time }
opens-again = Buka lagi { $day } pukul { $time }

test = TES SUARA
sound-off = Suara mati: sentuh layar
sound-none = Tanpa suara
lost = Sambungan terputus, menyambung lagi…
last-update = Terakhir diperbarui { $time }
starting = Menyambung ke server…
starting-hint = Layar ini mencoba terus dan menyala sendiri.
no-zone = Zona “{ $code }” tidak ada
no-zone-hint = Pilih zona untuk layar ini:
no-screen = Layar “{ $code }” tidak ada
no-layout = Tata letak “{ $code }” tidak ada
no-agency = Instansi “{ $code }” tidak ada
no-counter = Loket “{ $code }” tidak ada
no-screen-hint = Pengelola dapat memilih layar ini di halaman Perangkat. Yang ada:
