# Words that every screen's front end shares.

trial-mark = Practice hall
trial-hint = Numbers here are only for practice.

pairing-kiosk = kiosk
pairing-display = screen
pairing-title = Pair this { $role }
pairing-hint = Open the manager's page, choose Devices, and type this code there:
pairing-scan = or scan this QR code with the manager's phone:
pairing-wait = This page goes on by itself once it has been paired.
pairing-qr = QR code of the manager's page
pairing-offline = The server cannot be reached
pairing-offline-hint = Check the network cable and the server. This page keeps trying.
