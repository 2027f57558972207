# Kata-kata di layar sentuh: pendek, seperti berbicara kepada tamu.

page-title = Ambil nomor antrean
language = Bahasa
language-id = Indonesia
language-jv = Jawa
language-en = English
ways = Arah
helps = Bantuan tampilan
back = Kembali
to-start = Ke awal
pages = Halaman daftar
page-before = Sebelumnya
page-after = Berikutnya
page-of = { $page } dari { $pages }
yes = Ya
no = Tidak
gone = Pilihan ini sudah tidak ada

help-large = Huruf besar
help-wheelchair = Kursi roda
help-contrast = Kontras tinggi

home-question = Hari ini mau mengurus apa?
hall-not-served = Loket belum buka. Nomor sudah bisa diambil.
search-door = Cari: “KTP hilang”, “SIM”, “paspor” …
search-here = Cari layanan …
common-wishes = Keperluan yang sering
agencies = Semua instansi
services = Layanan

situation-ktp-hilang = KTP hilang atau rusak
situation-perpanjang-sim = Perpanjang SIM
situation-bayi-baru-lahir = Bayi baru lahir
situation-paspor = Paspor
situation-skck = SKCK
situation-pajak-kendaraan = Pajak kendaraan
situation-kartu-kuning = Kartu kuning (AK1)
situation-kerja-luar-negeri = Kerja ke luar negeri
situation-kartu-keluarga = Kartu Keluarga
situation-bpjs = Kartu BPJS
situation-jht = Klaim JHT
situation-pindah = Pindah alamat
situation-usaha = Izin usaha
situation-meninggal = Keluarga meninggal
situation-pbb = Pajak bumi dan bangunan

queue-waiting = { $waiting } menunggu
    .short = { $waiting } orang
range = { $range } menit
    .short = { $range } mnt
queue-none = Tidak ada antrean
queue-unknown = belum diketahui
counters-closed = loket belum buka
counters-paused = loket sedang jeda
counters-paused-until = loket jeda sampai { $time }

why-closed = Sedang tutup
why-holiday = Hari libur
why-closed-day = Hari ini tutup
why-before-opening = Belum buka
why-after-last-ticket = Pengambilan nomor hari ini sudah selesai
why-day-closed = Antrean hari ini sudah ditutup
why-day-closing = Hari ini tidak menerima nomor baru lagi
why-queue-closed = Antrean ini sedang ditutup
why-full = Nomor hari ini sudah habis, silakan datang hari kerja berikutnya
why-cut-off-day = Kiosk sedang tidak tersambung. Silakan minta nomor di meja informasi
why-cut-off-long = Kiosk sedang tidak tersambung. Silakan minta nomor di meja informasi
why-cut-off-no-band = Kiosk ini tidak punya nomor sendiri. Silakan minta nomor di meja informasi
why-cut-off-empty = Nomor di kiosk ini habis untuk sementara. Silakan minta nomor di meja informasi
queue-closed = Antrean ditutup: { $because }
opens-today = Buka { $when }
opens-again = Buka lagi { $when }
when-today = hari ini { $time }
when-tomorrow = besok { $time }
when-day = { $day } { $time }
when-date = { $day }/{ $month } pukul { $time }

choose-one = Pilih yang sesuai.

search-label = Cari layanan
find-start = Ketik yang ingin diurus, atau pilih salah satu:
find-none = “{ $query }” belum ditemukan.
find-none-hint = Coba kata lain, atau pilih di bawah. Petugas di meja informasi siap membantu.
find-count = { $count } layanan ditemukan
find-results = Hasil pencarian
find-browse = Lihat semua instansi
keyboard = Papan ketik
key-space = spasi
key-erase = Hapus
key-clear = Hapus semua

docs-title = Berkas yang disiapkan
docs-none = Daftar berkas belum tercatat di sini. Bawa KTP-el; petugas akan memberi tahu selebihnya.
fact-queue = Antrean sekarang
fact-fee = Biaya
fact-counter = Di loket
about-minutes = sekitar { $minutes } menit
fact-done = Selesai dalam
ahead-now = { $waiting ->
    [0] Tidak ada antrean
   *[other] { $waiting } orang menunggu
}
wait-short = kurang dari { $high } menit
wait-about = kira-kira { $range } menit
zone = Zona { $zone }
fee-free = Gratis
fee-ask = Tanyakan di loket
fee-amount = Rp{ $fee }
at-counter = di loket sekitar { $minutes } menit
priority-question = Perlu didahulukan?
priority-who = Lansia, disabilitas, hamil atau menyusui, membawa balita. Alasannya tidak kami catat.
take = Ambil nomor
taking = Mengambil nomor …
take-again = Coba ambil lagi
take-away = Server belum menjawab. Tekan lagi sebentar lagi; Anda tetap mendapat satu nomor saja.
not-now = Nomor belum bisa diambil.

your-number = Nomor Anda
wait-in-zone = Tunggu di Zona { $zone }
ahead = { $ahead ->
    [0] Anda yang berikutnya
   *[other] { $ahead } orang di depan Anda
}
ahead-unknown = Perkiraan belum diketahui
next-docs = Siapkan berkas Anda
next-photo = Foto nomor dan kode ini dengan ponsel
next-wait = Duduk di Zona { $zone }
next-called = Dengarkan dan lihat layar: nomor Anda akan dipanggil
paper-below = Ambil karcis di bawah
paper-failed = Karcis tidak keluar.
paper-failed-do = Nomor Anda tetap berlaku. Foto layar ini, atau catat nomornya.
qr-alt = Kode QR untuk memantau nomor ini dari ponsel
qr-follow = Pindai untuk memantau dari ponsel
qr-photo = Pindai atau foto kode ini
done = Selesai
back-in = Kembali ke awal dalam
seconds = { $left } detik
stay-longer = Masih membaca? Sentuh layar, tambah { $stay } detik lagi.

scan-hint = Terlewat? Pindai karcis Anda di sini
slip-title = Karcis Anda
slip-reading = Sebentar, karcis sedang dibaca
slip-returned = Anda kembali ada di antrean
slip-waiting = Nomor Anda masih menunggu. Silakan tunggu panggilan.
slip-called = Nomor Anda sedang dipanggil. Silakan ke { $counter } sekarang.
slip-serving = Nomor ini sedang dilayani di { $counter }.
slip-parked = Nomor Anda ditunda. Petugas akan memanggil lagi, tempat Anda tidak hilang.
slip-served = Nomor ini sudah selesai dilayani. Masih perlu dilayani? Ambil nomor baru.
slip-cancelled = Nomor ini sudah dibatalkan. Masih perlu dilayani? Ambil nomor baru.
slip-expired = Nomor ini sudah tidak berlaku.
slip-no-show = Nomor ini sudah pernah kembali satu kali. Temui petugas loket { $agency }, atau ambil nomor baru.
slip-unknown = Karcis ini tidak dikenal di sini. Pindai kode di karcis sekali lagi, atau tanya petugas.
slip-away = Karcis belum bisa dibaca. Coba lagi sebentar, atau langsung ke loket.

still-there = Masih di sini?
still-hint = Sentuh layar untuk melanjutkan.
still-go-on = Lanjutkan

starting = Sebentar, layar sedang disiapkan
away-title = Kiosk sedang tidak tersambung
away-do = Silakan minta nomor di meja informasi.
away-trying = Kiosk mencoba lagi sendiri.
closed-title = Pengambilan nomor sedang tutup
closed-early = Selamat datang, sebentar lagi buka
closed-not-yet = Selamat datang, kami belum buka
closed-holders = Yang sudah punya nomor tetap dilayani.
closed-browse = Lihat layanan dan syaratnya
hours-today = Jam layanan hari ini { $open }–{ $close }
hours-none = Hari ini tidak ada layanan
