// @ts-check
/** What one does at an agency, in a few plain words: its common wishes first, then the names of its services. */

import { capital } from "./words.js";

/**
 * @typedef {import("./types.d.ts").Words} Words
 * @typedef {import("./types.d.ts").Agency} Agency
 * @typedef {import("./types.d.ts").Situation} Situation
 */

/** As many letters as stand on a tile's one line. */
const MOST_LETTERS = 27;

/** The situation's name in the visitor's language, else its first words. @param {Words} words @param {Situation} situation */
export function wishText({ t }, { id, words }) {
  const key = `situation-${id}`;
  const text = t(key);
  return text === key ? words[0] : text;
}

/** What is done with nearly everything says little, and what every agency has says nothing. */
const DONE = /^((Pendaftaran|Pendampingan|Permohonan|Penerbitan) (?=[A-Z])|(Rekomendasi|Surat pernyataan) )/;
const EVERYWHERE = /^(informasi|pengaduan|konsultasi|pengambilan|perpanjangan$|wawancara|pembatalan|pengecekan|bantuan)/i;

/** "Pendampingan NIB perorangan (OSS-RBA)" is "NIB perorangan", "KTP hilang atau rusak" is "KTP hilang". @param {string} name */
export const plain = (name) => capital(name.split(/ \(|, | \/ | atau | utawi /)[0].replace(DONE, ""));

/**
 * @param {Words} words
 * @param {Agency} agency
 * @returns {{text: string, lang: string}} in Indonesian where the agency's services have no other name
 */
export function whatText(words, agency) {
  const { catalogue, lang } = words;
  const own = new Set(agency.services.map(({ code }) => code));
  const wishes = catalogue.situations.filter(({ services }) => own.has(services[0])).map((wish) => plain(wishText(words, wish)));
  const popular = catalogue.popular.flatMap((code) => agency.services.find((service) => service.code === code) ?? []);
  const names = [...popular, ...agency.services].map(({ name }) => plain(name)).filter((name) => !EVERYWHERE.test(name));
  const said = wishes.length ? (lang === "id" ? [...wishes, ...names] : wishes) : names;
  return { text: whole(said), lang: wishes.length ? lang : "id" };
}

/** The first ones that stand on the line whole; nothing is said twice. @param {string[]} parts */
function whole(parts) {
  const fitting = parts.filter((part) => part.length <= MOST_LETTERS);
  /** @type {string[]} */
  const said = [];
  for (const part of fitting.length ? fitting : parts.slice(0, 1)) {
    const again = said.some((each) => shares(each, part));
    if (!again && [...said, part].join(", ").length <= Math.max(MOST_LETTERS, part.length)) said.push(part);
  }
  return said.join(", ");
}

/** "Paspor" and "Paspor baru", "KTP hilang" and "Cetak KTP-el hilang". @param {string} one @param {string} other */
function shares(one, other) {
  const words = (/** @type {string} */ text) => text.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word.length > 2);
  const known = new Set(words(one));
  return words(other).some((word) => known.has(word));
}
