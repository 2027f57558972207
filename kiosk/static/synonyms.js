// @ts-check
/** How people say it and how the catalogue says it. Both sides are roots: `kawin` also stands for `perkawinan`. */

/** @type {Record<string, string>} what is said: what it may mean, besides itself */
const SAME = {
  // everyday Indonesian
  ilang: "hilang", raib: "hilang", akte: "akta", ektp: "ktp", kk: "keluarga", kartukeluarga: "keluarga",
  nikah: "kawin", kawin: "nikah", kia: "anak", pisah: "cerai", mati: "meninggal kematian", wafat: "kematian", almarhum: "kematian",
  bayi: "lahir anak", melahirkan: "lahir", bikin: "baru buat", buat: "baru", anyar: "baru", habis: "panjang",
  pasang: "sambung", air: "pdam", ledeng: "pdam", tanah: "tanah sertipikat", sertifikat: "sertipikat",
  rumah: "rumah bangunan", bangun: "bangunan pbg", imb: "pbg", motor: "kendaraan", mobil: "kendaraan", stnk: "kendaraan",
  dokter: "kesehatan", klinik: "kesehatan", sakit: "kesehatan bpjs", kerja: "tenaga", loker: "lowongan", tki: "migran", pmi: "migran",
  toko: "usaha", dagang: "usaha", jualan: "usaha", makanan: "pangan", pirt: "irt", pajek: "pajak", warung: "usaha", umroh: "umrah", pasport: "paspor", paspot: "paspor", identitas: "ktp",
  // Javanese
  ical: "hilang", lair: "lahir", seda: "kematian", omah: "rumah", griya: "rumah", lemah: "tanah", siti: "tanah", toya: "pdam",
  banyu: "pdam", pajeg: "pajak", layang: "surat akta", serat: "surat akta", dhaptar: "daftar", ijin: "izin", kulawarga: "keluarga", kertu: "kartu",
  // English
  lost: "hilang", id: "ktp", certificate: "akta surat", new: "baru", renew: "panjang", renewal: "panjang", passport: "paspor", birth: "lahir", marriage: "kawin",
  married: "kawin", divorce: "cerai", death: "kematian", family: "keluarga", child: "anak", baby: "lahir", tax: "pajak",
  vehicle: "kendaraan", car: "kendaraan", land: "tanah", house: "rumah", water: "pdam", health: "kesehatan", job: "kerja lowongan",
  police: "polisi", business: "usaha", license: "izin sim", licence: "izin sim", driving: "sim", driver: "sim", complaint: "adu",
  moving: "pindah", move: "pindah", card: "kartu", hajj: "haji",
};

/** Said in nearly every wish, telling nothing. */
export const EMPTY = new Set(
  "mau ingin saya aku kulo kula untuk dan atau di ke yang buat urus mengurus ngurus badhe arep ajeng jadi dadi punya saged gimana cara simbah mbah bapak ibu the a an my to for of i need want".split(" "),
);

/** Many spell it so; who says what a situation is called may spell it either way. */
const SPELT = new Map(Object.entries({ pajek: "pajak", pajeg: "pajak", ijin: "izin", akte: "akta", ilang: "hilang", ical: "hilang", pasport: "paspor", passport: "paspor", mbayar: "bayar" }));
/** A wish without them is the same wish. */
const MERELY = new Set("bayar urus minta cari".split(" "));

/** The words of a wish, however they are spelt and in whatever order. @param {string[]} words @returns {string} */
export function sameWish(words) {
  const spelt = words.map((word) => SPELT.get(word) ?? word);
  const told = spelt.filter((word) => !MERELY.has(word));
  return [...new Set(told.length ? told : spelt)].sort().join(" ");
}

/** What one does rather than what one wants: alone it says little. */
export const DOING = new Set("bayar ambil daftar cek lapor baru bikin buat ganti hilang ilang rusak cetak perpanjang panjang tanya urus minta jual beli surat ical risak mbayar damel ndamel lost damaged new renew renewal pay get make change register layang serat".split(" "));

const FRONT = ["memper", "penge", "peng", "peny", "meng", "meny", "pem", "pen", "per", "mem", "men", "ber", "ter", "pe", "me", "ke", "di", "se"];
const BACK = ["annya", "kan", "nya", "an", "i"];
const LEAST_ROOT = 4;
/** Their roots mean another thing: who sells snacks ("jualan") does not sell a house ("jual beli"). */
const ROOTLESS = new Set(["jualan"]);

/**
 * The roots an Indonesian word may have: perkawinan -> kawin, pengambilan -> ambil. Several, because nobody knows without a dictionary.
 *
 * @param {string} word
 * @returns {string[]}
 */
export function roots(word) {
  if (ROOTLESS.has(word)) return [];
  /** @param {string[]} forms @param {(form: string) => string[]} strip */
  const widen = (forms, strip) => [...new Set([...forms, ...forms.flatMap(strip)])].filter((form) => form.length >= LEAST_ROOT);
  const bare = widen([word], (form) => BACK.filter((end) => form.endsWith(end)).map((end) => form.slice(0, -end.length)));
  return widen(bare, (form) => FRONT.filter((start) => form.startsWith(start)).map((start) => form.slice(start.length)));
}

/** Whether a word is known here: then nothing that is only spelt alike is meant. @param {string} word */
export const isKnown = (word) => word in SAME;

/** All that a word of a visitor may mean. @param {string} word @returns {string[]} */
export function meanings(word) {
  const said = [word, ...roots(word)];
  return [...new Set([...said, ...said.flatMap((form) => (SAME[form] ?? "").split(" ").filter(Boolean))])];
}
