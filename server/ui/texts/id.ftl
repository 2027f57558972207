# Words that every screen's front end shares.

trial-mark = Hall latihan
trial-hint = Nomor di sini hanya untuk berlatih.

pairing-kiosk = kiosk
pairing-display = layar
pairing-title = Pasangkan { $role } ini
pairing-hint = Buka halaman pengelola, pilih Perangkat, lalu ketik kode ini di sana:
pairing-scan = atau pindai kode QR ini dengan ponsel pengelola:
pairing-wait = Halaman ini lanjut sendiri setelah dipasangkan.
pairing-qr = Kode QR menuju halaman pengelola
pairing-offline = Server belum terjangkau
pairing-offline-hint = Periksa kabel jaringan dan server. Halaman ini mencoba lagi sendiri.
