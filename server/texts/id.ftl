# Kata-kata bersama semua layar, dan penjelasan setiap penolakan.

problem-bad-json = Data yang dikirim rusak. Muat ulang halaman, lalu coba lagi.
problem-bad-request = Permintaan tidak dapat dipahami. Muat ulang halaman, lalu coba lagi.
problem-unauthorized = Perangkat ini belum dikenal atau sesi sudah berakhir. Masuk atau pasangkan lagi.
problem-wrong-pin = Nama dan PIN tidak cocok. Periksa lalu coba lagi.
problem-forbidden = Peran ini tidak boleh melakukan hal itu. Mintalah supervisor.
problem-not-found =
    { $why ->
        [day-over] Nomor ini untuk hari lain. Ambil nomor baru di kiosk.
       *[other] Tidak ditemukan. Periksa alamat atau nomornya.
    }
problem-method-not-allowed = Alamat ini tidak menerima cara itu.
problem-illegal-move = Langkah ini tidak cocok dengan keadaan nomor sekarang. Layar sudah diperbarui.
problem-not-yours = Nomor ini sedang ditangani loket lain.
problem-not-yet =
    { $because ->
        [voice] Belum selesai dipanggil: tunggu { $retry_after_s } detik.
        [screen] Panggilan belum tampil di layar. Tunggu sebentar.
        [recall] Panggil ulang dahulu sebelum dinyatakan tidak hadir.
       *[other] Tunggu sebentar, langkah ini belum boleh.
    }
problem-counter-not-open = Loket belum buka. Buka loket dahulu.
problem-counter-busy = Masih ada nomor di loket ini. Selesaikan dahulu.
problem-counter-taken = Loket ini sedang dipakai petugas lain.
problem-visitor-busy = Pengunjung ini sedang dilayani loket lain. Tunggu sampai selesai.
problem-officer-away = Petugas itu sedang tidak di loket. Pilih loket atau layanan.
problem-service-closed = Layanan ini sedang tidak menerima nomor.
problem-service-full = Nomor untuk layanan ini sudah habis hari ini.
problem-door-limit = Ponsel ini sudah mengambil nomor sebanyak yang boleh hari ini. Untuk nomor lain, ambil di kiosk.
problem-door-busy = Sedang banyak yang mengambil nomor. Pindai lagi kode di layar pintu sebentar lagi, atau ambil di kiosk.
problem-push-back-over = Nomor Anda sudah cukup sering mundur. Batalkan kalau tidak bisa menunggu.
problem-nobody-behind = Belum ada orang di belakang Anda.
problem-reprint-over = Kiosk ini tidak dapat mencetak karcis itu lagi. Silakan minta petugas.
problem-last-manager = Pengelola tidak bisa menonaktifkan diri sendiri atau pengelola terakhir. Mintalah pengelola lain.
problem-already-there = Sudah ada. Pakai nama lain.
problem-too-large = Data yang dikirim terlalu besar.
problem-unsupported-media-type = Kirim data sebagai JSON.
problem-validation = Ada isian yang salah atau kurang. Periksa lalu kirim lagi.
problem-unknown-service = Layanan itu tidak ada. Pilih layanan dari daftar.
problem-unknown-counter = Loket itu tidak ada. Pilih loket dari daftar.
problem-unknown-language = Bahasa itu tidak tersedia di gedung ini.
problem-unknown-code = Tidak ada perangkat dengan kode itu. Periksa kode di layarnya.
problem-idempotency-key = Tanda permintaan tidak sah: 1 sampai 128 huruf ASCII.
problem-idempotency-mismatch = Tanda permintaan sudah dipakai untuk isi yang lain.
problem-too-many-requests = Terlalu banyak percobaan. Tunggu { $retry_after_s } detik.
problem-too-fast = Nomor di mesin ini keluar terlalu cepat. Tunggu { $retry_after_s } detik, lalu tekan lagi.
problem-internal = Terjadi kesalahan di server. Coba lagi; bila tetap, beri tahu petugas teknis.
problem-unavailable = Server sedang sibuk. Tunggu sebentar, lalu coba lagi.

# Pola yang perlu dilihat: apa yang tampak dan apa yang dapat dilakukan, tanpa menuduh.
pattern-between = antara { $first } dan { $last }
pattern-at = pada { $first }
pattern-who-phone = Ponsel di pintu
pattern-who-visitor = Pengunjung
pattern-burst = { $who } mengeluarkan { $count } nomor { $agency } { $when }, lebih cepat daripada orang bergantian: mungkin petugas sedang membantu di sana; bila tidak, lihat siapa yang datang dengan nomor itu.
pattern-unused = Dari { $of } nomor { $agency } berturut-turut dari { $who }, { $count } tidak dipakai { $when }: periksa apakah panggilannya terdengar, dan lihat siapa yang mengambil nomor di sana.
pattern-reprints =
    { $staff ->
        [yes] { $who } mencetak { $count } salinan karcis { $when }: baca alasannya di catatan, dan periksa apakah pencetak bermasalah.
       *[other] Di { $who } keluar { $count } salinan karcis { $when }: periksa pencetaknya, dan lihat siapa yang meminta salinan.
    }
pattern-cancels = { $who } membatalkan { $count } nomor { $when }: baca alasannya di catatan dan tanyakan bagaimana jalannya hari itu.
pattern-early = { $who } mendahulukan { $count } nomor { $when }: baca alasannya di catatan; yang berhak didahulukan lebih baik mendapat nomor prioritas di kiosk.
pattern-together =
    { $deed ->
        [push_back] { $count } nomor { $agency } dari { $who }, diambil hampir bersamaan, dimundurkan bersama { $when }: mungkin satu rombongan; bila tidak, lihat siapa yang memegangnya.
        [return] { $count } nomor { $agency } dari { $who }, diambil hampir bersamaan, dikembalikan ke antrean bersama { $when }: mungkin satu rombongan; bila tidak, lihat siapa yang memegangnya.
        [park] { $count } nomor { $agency } dari { $who }, diambil hampir bersamaan, ditunda bersama { $when }: mungkin satu rombongan; bila tidak, tanyakan kepada petugas loketnya.
       *[other] { $count } nomor { $agency } dari { $who }, diambil hampir bersamaan, dibatalkan bersama { $when }: mungkin satu rombongan; bila tidak, lihat siapa yang memegangnya.
    }

alarm-clock-step = Jam komputer berubah { $seconds } detik. Periksa tanggal dan jam, lalu mulai ulang server.
alarm-disk-low = Disk komputer server hampir penuh: tinggal { $left } MB. Kosongkan sebagian; bila penuh, hall berhenti memberi nomor.
alarm-trial = Hall latihan: jam buka, hari libur, dan kuota tidak berlaku.
alarm-kiosk-cut-off = { $kiosk } sedang terputus dari server: mungkin memberi nomor { $numbers } sendiri. Nomor itu berlaku dan masuk antrean begitu tersambung lagi.
alarm-kiosk-clock = Jam komputer { $kiosk } berbeda { $seconds } detik dari server. Periksa tanggal dan jamnya.
alarm-kiosk-no-band = { $kiosk } tidak kebagian nomor cadangan: saat terputus kiosk itu tidak memberi nomor. Hapus perangkat kiosk yang tidak dipakai, atau naikkan kiosks.bands.
alarm-kiosk-slips = Karcis { $numbers } dari kiosk yang terputus tidak dapat ditempatkan. Lihat Perangkat dan temui pemegangnya.
alarm-no-display = Tidak ada layar panggilan yang tersambung di { $zone }.
alarm-printer = Pencetak { $printer } bermasalah: { $error }
alarm-paper-low = Pencetak { $printer }: kertas tinggal untuk { $slips } karcis. Siapkan gulungan baru.
alarm-unprinted = Karcis tidak tercetak: { $numbers }. Antarkan salinannya atau ingatkan nomornya.
alarm-sound-locked = { $screen }: suara belum menyala. Sentuh layarnya sekali.
alarm-sound-broken = { $screen }: suara tidak terdengar. Periksa pengeras suara dan kabelnya.
alarm-voice-limit = Suara zona { $zone } hampir penuh: panggilan menunggu giliran bicara. Bagi zona itu menjadi dua.
alarm-voice-limit-hall = Suara gedung hampir penuh: panggilan menunggu giliran bicara. Bagi zona itu menjadi dua.
alarm-media = Layar lobi tidak dapat menampilkan { $name } dan melewatinya. Ganti atau hapus berkas itu; untuk alamat halaman, periksa apakah terbuka.
alarm-voice-fault = Klip suara tidak dapat dibuat: { $fault }. Layar berbunyi bel dan menampilkan kalimatnya.

# Alasan yang dipilih pengelola dan petugas, sebagaimana dibaca tamu; dicatat dalam bahasa Indonesia.
public-hours-over = Jam layanan selesai
public-power = Listrik padam
public-system = Gangguan sistem
public-network = Jaringan pusat sedang terputus
public-staff-meeting = Petugas sedang rapat
public-full = Layanan hari ini sudah penuh
public-rest = Istirahat
public-prayer = Salat
public-meeting = Rapat
public-errand = Tugas di luar loket
