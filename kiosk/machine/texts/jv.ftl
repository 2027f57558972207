cut-off = Kiosk punika saweg boten nyambung kaliyan server. Nomer taksih saged dipunpundhut lan taksih sah; prakiran wekdal dereng dipunmangertosi.
problem-cut-off = Kiosk punika saweg boten nyambung lan dereng saged maringi nomer. Mangga nyuwun nomer wonten meja informasi.
problem-cut-off-empty = Nomer ing kiosk punika sampun telas kanggé sawetawis. Mangga nyuwun nomer wonten meja informasi.
problem-unknown-service = Layanan punika boten wonten. Mangga pilih layanan saking daftar.
