# What stands on the slip.
mark-priority = PRIORITAS
mark-copy = SALINAN
mark-trial = HALL LATIHAN
mark-test = TES CETAK

zone-label = Tunggu di
zone = Zona { $zone }
ahead-label = Di depan Anda
ahead-value = { $count } orang
ahead-nobody = tidak ada
wait-label = Perkiraan { $time }
wait-unknown-label = Perkiraan
wait-unknown = belum diketahui
wait-range = { $low }–{ $high } menit
counters-label = Loket, pukul { $time }
counters-closed = sedang tutup
wait-single = { $low } menit

day-1 = Senin
day-2 = Selasa
day-3 = Rabu
day-4 = Kamis
day-5 = Jumat
day-6 = Sabtu
day-7 = Minggu

docs-title = Siapkan
docs-more = dan { $count } lagi, tanyakan ke petugas
docs-count = { $count } berkas
docs-ask = tanyakan ke petugas

phone-title = Pantau lewat HP
phone-wifi = Sambungkan ke Wi-Fi “{ $wifi }”, lalu pindai kode ini.
phone-scan = Pindai kode ini.
phone-short = Pantau: Wi-Fi “{ $wifi }”, pindai kode
phone-short-scan = Pantau lewat HP: pindai kode
call-title = Cara dipanggil
call-text = Nomor Anda tampil di layar dan disebutkan.

missed-title = Terlewat?
missed-scan = Datangi loket { $agency } mana pun, atau pindai karcis ini di kiosk, satu kali.
missed-go = Datangi loket { $agency } mana pun, satu kali.
missed-brief = Datangi loket instansi ini, satu kali.
thanks = Ada keluhan? Sampaikan ke petugas. Terima kasih.

test-text = { $width } mm, { $dots } titik. Bingkai ini harus utuh:
selftest-letters = Huruf tiap halaman kode; karcis memakai { $page }:
selftest-columns = Satu baris ini harus berisi { $columns } angka:
selftest-cutter = Kertas harus terpotong di bawah baris ini.
selftest-no-cutter = Pencetak ini tidak memotong: kertas maju untuk disobek.
selftest-ready = Status: siap.
selftest-silent = Status: tidak menjawab.

# What a printer complains of, and what to do about it.
error-bad-request = Permintaan ke printer tidak dapat dibaca: { $detail }
error-bad-printer = Setelan printer salah: { $detail }
error-bad-slip = Isi karcis salah: { $detail }
error-expired = Printer { $printer } terlalu lama sibuk; karcis tidak dicetak.
error-offline = Printer { $printer } tidak terhubung. Periksa listrik dan kabelnya.
error-paper-out = Kertas printer { $printer } habis. Pasang gulungan baru.
error-paper-low = Kertas printer { $printer } hampir habis. Siapkan gulungan baru.
error-cover-open = Tutup printer { $printer } terbuka. Tutup sampai berbunyi klik.
error-printer-error = Printer { $printer } melaporkan kesalahan. Matikan sebentar, lalu nyalakan lagi.
error-silent = Printer { $printer } tidak menjawab; karcis tidak dikirim. Periksa listrik dan kabelnya.
error-unconfirmed = Printer { $printer } tidak melapor apakah karcis sudah keluar.
error-wrong-answer = Printer { $printer } menjawab untuk karcis lain. Periksa apakah karcis sudah keluar.
error-stuck = Printer { $printer } berhenti di tengah jalan. Periksa apakah karcis sudah keluar.
error-no-access = Tidak ada izin memakai printer { $printer }: { $detail }
error-missing = Printer { $printer } tidak dapat dipakai di mesin ini: { $detail }
error-internal = Karcis tidak dapat disusun: { $detail }
