cut-off = Kiosk ini sedang tidak tersambung ke server. Nomor tetap bisa diambil dan tetap berlaku; perkiraan waktu belum diketahui.
problem-cut-off = Kiosk ini sedang tidak tersambung dan belum bisa memberi nomor. Silakan minta nomor di meja informasi.
problem-cut-off-empty = Nomor di kiosk ini sudah habis untuk sementara. Silakan minta nomor di meja informasi.
problem-unknown-service = Layanan itu tidak ada. Pilih layanan dari daftar.
