# Ambil nomor lewat ponsel di pintu: pendek, seperti berbicara kepada tamu.

door-title = Ambil nomor lewat ponsel
door-own = Nomor Anda hari ini
door-need = Yang mana?
door-back = Kembali
door-search = Cari: KTP hilang, SIM, paspor
door-found-none = Belum ditemukan. Coba kata lain, atau pilih di bawah.
door-take-hint = Nomor muncul di ponsel ini. Tidak perlu aplikasi, nama, atau nomor HP.
door-more = Alur, hasil, pengaduan
door-scan = Pindai kode di layar pintu
door-scan-hint = Kodenya berganti setiap menit, supaya nomor hanya diambil oleh yang sudah datang.
door-scan-again = Sudah terlalu lama? Pindai sekali lagi.
door-no-cookie = Ponsel ini tidak menyimpan tanda
door-no-cookie-hint = Izinkan cookie untuk halaman ini lalu pindai lagi, atau ambil nomor di kiosk.
door-off = Di sini nomor diambil di kiosk
door-kiosk = Kiosk di dalam juga memberi nomor, dengan karcis. Tidak perlu ponsel.
door-wifi = Belum tersambung? Pakai Wi-Fi { $wifi }.
state-waiting = menunggu
state-called = dipanggil
state-serving = sedang dilayani
state-parked = ditunda
state-served = selesai
state-no_show = terlewat
state-cancelled = dibatalkan
state-expired = sudah tidak berlaku
