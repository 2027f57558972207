// @ts-check
import "./browser_paths.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const { whatText } = await import("../../kiosk/static/what.js");

/** @param {string} code @param {...string} names @returns {any} */
const agency = (code, ...names) => ({ code, services: names.map((name, place) => ({ code: `${code}${place + 1}`, name })) });
/** @type {Record<string, string>} */
const LABELS = { "situation-ktp": "KTP hilang atau rusak", "situation-bayi": "Bayi baru lahir" };

/** @param {any} of @param {string} [lang] */
function what(of, lang = "id") {
  /** @type {any} */
  const catalogue = { popular: [], situations: [{ id: "ktp", services: ["C1"], words: [] }, { id: "bayi", services: ["C2", "M1"], words: [] }] };
  return whatText({ t: (/** @type {string} */ id) => LABELS[id] ?? id, lang, catalogue }, of);
}

test("common wishes say what one does there, as many as stand on the line whole", () => {
  const said = what(agency("C", "Cetak KTP-el hilang, rusak, atau ubah data", "Akta kelahiran"));
  assert.deepEqual(said, { text: "KTP hilang, Bayi baru lahir", lang: "id" });
});

test("an agency without common wishes is told by its services, without the words of the office", () => {
  assert.equal(what(agency("J", "Pendaftaran NPWP orang pribadi", "Informasi")).text, "NPWP orang pribadi");
  assert.equal(what(agency("M", "Paspor baru", "Paspor anak", "Pengambilan paspor")).text, "Paspor baru");
});

test("in another language the names of services stay Indonesian and are marked so", () => {
  assert.equal(what(agency("J", "Roya"), "en").lang, "id");
  assert.equal(what(agency("C", "Akta kelahiran"), "en").lang, "en");
});

test("a single long name is still better than nothing", () => {
  const name = "Penyelenggaraan pengelolaan lingkungan hidup daerah";
  assert.equal(what(agency("L", name)).text, name);
});
