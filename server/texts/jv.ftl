# Basa krama; tembungipun taksih usulan, nyuwun dipun-priksa dening ingkang mumpuni.

problem-bad-json = Data ingkang dipunkirim risak. Bikak malih kaca punika, lajeng dipuncobi malih.
problem-unauthorized = Piranti punika dereng dipuntepangi. Mlebet utawi dipunpasangaken malih.
problem-wrong-pin = Nama kaliyan PIN boten cocog. Dipunpriksa lajeng dipuncobi malih.
problem-not-found =
    { $why ->
        [day-over] Nomer punika kanggé dinten sanès. Mangga mundhut nomer énggal wonten kiosk.
       *[other] Boten pinanggih. Dipunpriksa alamat utawi nomeripun.
    }
problem-illegal-move = Lampah punika boten cocog kaliyan kawontenan nomer sapunika.
problem-not-yours = Nomer punika saweg dipunladosi loket sanès.
problem-not-yet =
    { $because ->
        [voice] Timbalan dereng rampung: mangga nengga { $retry_after_s } detik.
        [screen] Timbalan dereng ketingal ing layar. Mangga nengga sekedhap.
        [recall] Dipuntimbali malih rumiyin saderengipun dipunanggep boten rawuh.
       *[other] Mangga nengga sekedhap, lampah punika dereng pareng.
    }
problem-counter-not-open = Loket dereng bikak. Loket dipunbikak rumiyin.
problem-counter-busy = Taksih wonten nomer ing loket punika. Dipunrampungaken rumiyin.
problem-visitor-busy = Tamu punika nembé dipunladosi loket sanès. Mangga nengga ngantos rampung.
problem-officer-away = Petugas punika nembé boten wonten loket. Mangga pilih loket utawi layanan.
problem-last-manager = Pengelola boten saged mejahi akunipun piyambak utawi pengelola pungkasan. Mangga nyuwun pengelola sanès.
problem-service-closed = Layanan punika saweg boten nampi nomer.
problem-service-full = Nomer kanggé layanan punika sampun telas dinten punika.
problem-door-limit = Ponsel punika sampun mendhet nomer cacah ingkang dipunparengaken dinten punika. Menawi betah malih, mangga mendhet wonten kiosk.
problem-door-busy = Saweg kathah ingkang mendhet nomer. Mangga mindhai malih kode ing layar lawang sekedhap malih, utawi mendhet wonten kiosk.
problem-push-back-over = Nomer panjenengan sampun cekap anggènipun mundur. Mangga dipunbatalaken menawi boten saged ngentosi.
problem-nobody-behind = Dèrèng wonten tiyang ing wingking panjenengan.
problem-reprint-over = Kiosk punika boten saged nyithak karcis punika malih. Mangga nyuwun dhateng petugas.
problem-validation = Wonten isian ingkang lepat utawi kirang. Dipunpriksa lajeng dipunkirim malih.
problem-too-many-requests = Kathah sanget cobianipun. Ngentosi { $retry_after_s } detik.
problem-too-fast = Nomer ing mesin punika medal rikat sanget. Ngentosi { $retry_after_s } detik, lajeng dipunpencèt malih.
problem-internal = Wonten kalepatan ing server. Dipuncobi malih utawi matur dhateng petugas.
problem-unavailable = Server saweg repot. Ngentosi sekedhap, lajeng dipuncobi malih.

# Pola ingkang prelu dipunpirsani: punapa ingkang ketingal lan punapa ingkang saged dipuntindakaken.
pattern-between = antawis { $first } lan { $last }
pattern-at = tabuh { $first }
pattern-who-phone = HP ing lawang
pattern-who-visitor = Tamu
pattern-burst = { $who } maringi { $count } nomer { $agency } { $when }, langkung rikat tinimbang tiyang gentosan: mbokmenawi petugas saweg mbiyantu; menawi boten, pirsani sinten ingkang rawuh mawi nomer punika.
pattern-unused = Saking { $of } nomer { $agency } urut saking { $who }, { $count } boten dipunginakaken { $when }: priksanen punapa timbalanipun kapireng, lan pirsani sinten ingkang mundhut nomer ing ngriku.
pattern-reprints =
    { $staff ->
        [yes] { $who } nyithak { $count } salinan karcis { $when }: waosen alesanipun ing cathetan, lan priksanen punapa pencithakipun wonten alangan.
       *[other] Ing { $who } medal { $count } salinan karcis { $when }: priksanen pencithakipun, lan pirsani sinten ingkang nyuwun salinan.
    }
pattern-cancels = { $who } mbatalaken { $count } nomer { $when }: waosen alesanipun ing cathetan, lan nyuwun pirsa kados pundi lampahipun dinten punika.
pattern-early = { $who } ngrumiyinaken { $count } nomer { $when }: waosen alesanipun ing cathetan; ingkang gadhah hak langkung prayogi mundhut nomer prioritas ing kiosk.
pattern-together =
    { $deed ->
        [push_back] { $count } nomer { $agency } saking { $who }, dipunpundhut meh sesarengan, dipununduraken sesarengan { $when }: mbokmenawi satunggal rombongan; menawi boten, pirsani sinten ingkang ngasta.
        [return] { $count } nomer { $agency } saking { $who }, dipunpundhut meh sesarengan, wangsul dhateng antrean sesarengan { $when }: mbokmenawi satunggal rombongan; menawi boten, pirsani sinten ingkang ngasta.
        [park] { $count } nomer { $agency } saking { $who }, dipunpundhut meh sesarengan, kasigeg sesarengan { $when }: mbokmenawi satunggal rombongan; menawi boten, nyuwun pirsa dhateng petugas loketipun.
       *[other] { $count } nomer { $agency } saking { $who }, dipunpundhut meh sesarengan, dipunbatalaken sesarengan { $when }: mbokmenawi satunggal rombongan; menawi boten, pirsani sinten ingkang ngasta.
    }

alarm-disk-low = Disk komputer server meh kebak: kantun { $left } MB. Dipunkirangi isinipun; menawi kebak, hall boten saged maringi nomer.
alarm-paper-low = Pencithak { $printer }: kertas kantun kanggé { $slips } karcis. Cawisaken gulungan énggal.
alarm-unprinted = Karcis boten kacithak: { $numbers }. Mangga dipunaturi salinanipun.
alarm-kiosk-cut-off = { $kiosk } saweg pedhot saking server: saged ugi maringi nomer { $numbers } piyambak. Nomer punika sah lan mlebet antrean menawi sampun nyambung malih.
alarm-kiosk-clock = Jam komputer { $kiosk } beda { $seconds } detik kaliyan server. Tanggal lan jamipun dipunpriksa.
alarm-kiosk-no-band = { $kiosk } boten angsal nomer cadangan: menawi pedhot, kiosk punika boten maringi nomer. Busak kiosk ingkang boten dipunginakaken, utawi indhakaken kiosks.bands.
alarm-kiosk-slips = Karcis { $numbers } saking kiosk ingkang pedhot boten saged dipunpapanaken. Pirsani Perangkat lan panggihi ingkang gadhah.
alarm-sound-locked = { $screen }: swantenipun dereng murub. Layaripun dipundemek sepindhah.
alarm-sound-broken = { $screen }: swantenipun boten kapireng. Dipunpriksa pengeras swanten lan kabelipun.
alarm-voice-limit = Swanten zona { $zone } meh kebak: timbalan ngentosi. Zonanipun dipunperang kalih.
alarm-voice-limit-hall = Swanten gedhong meh kebak: timbalan ngentosi. Zonanipun dipunperang kalih.
alarm-voice-fault = Klip swanten boten saged dipundamel: { $fault }. Layar mungel bel lan nedahaken ukaranipun.

# Alesan ingkang dipunpilih pangelola lan petugas, kados ingkang kawaos tamu.
public-hours-over = Wekdal ladosan rampung
public-power = Listrik pejah
public-system = Sistem saweg risak
public-network = Jaringan pusat saweg pedhot
public-staff-meeting = Petugas saweg rapat
public-full = Ladosan dinten punika sampun kebak
public-rest = Ngaso
public-prayer = Salat
public-meeting = Rapat
public-errand = Ayahan sanès
