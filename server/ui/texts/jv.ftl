# Basa Jawa krama. A proposal: a native speaker should check it before use.

trial-mark = Hall gladhèn
trial-hint = Nomer ing mriki namung kanggé gladhèn.

pairing-kiosk = kiosk
pairing-display = layar
pairing-title = Nggandhèngaken { $role } punika
pairing-hint = Bikak kaca pangelola, pilih Perangkat, lajeng ketik kode punika ing mrika:
pairing-scan = utawi pindhèn kode QR punika mawi HP pangelola:
pairing-wait = Kaca punika lajeng piyambak sasampunipun dipungandhèngaken.
pairing-qr = Kode QR dhateng kaca pangelola
pairing-offline = Server dèrèng saged dipuntuju
pairing-offline-hint = Mangga dipunpriksa kabel jaringan saha server. Kaca punika nyobi malih piyambak.
