// @ts-check
/** Reasons are recorded in Indonesian. Those that were picked, not written, visitors read in their own language. */

const PICKED = new Map([
  ["Jam layanan selesai", "public-hours-over"],
  ["Listrik padam", "public-power"],
  ["Gangguan sistem", "public-system"],
  ["Jaringan pusat sedang terputus", "public-network"],
  ["Petugas sedang rapat", "public-staff-meeting"],
  ["Layanan hari ini sudah penuh", "public-full"],
  ["Istirahat", "public-rest"],
  ["Salat", "public-prayer"],
  ["Rapat", "public-meeting"],
  ["Tugas di luar loket", "public-errand"],
]);

/**
 * @param {import("./i18n.js").Translate} t of the visitor's language
 * @param {string} reason as it is on record
 */
export function publicWords(t, reason) {
  const id = PICKED.get(reason);
  return id ? t(id) : reason;
}
