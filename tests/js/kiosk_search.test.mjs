// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { finder, wordsOf } from "../../kiosk/static/search.js";

/** @param {string} code @param {string} name */
const service = (code, name) => ({ code, name, agency: code[0], docs: [], fee_idr: null, sla: null, minutes: 5, open: true, why: null, opens_at: null });

/** @type {any} */
const CATALOGUE = {
  agencies: [
    { code: "C", short: "Dindukcapil", name: "Dinas Kependudukan dan Pencatatan Sipil", services: [
      service("C01", "Perekaman KTP-el pemula"), service("C02", "Cetak KTP-el hilang, rusak, atau ubah data"),
      service("C03", "Kartu Keluarga baru atau perubahan"), service("C04", "Akta kelahiran"), service("C18", "Pengambilan dokumen"),
    ] },
    { code: "R", short: "Polresta", name: "Kepolisian Resor Kota", services: [
      service("R01", "Perpanjangan SIM A"), service("R02", "Perpanjangan SIM C"), service("R03", "Perpanjangan SIM A dan C sekaligus"),
      service("R06", "Penggantian SIM hilang atau rusak"), service("R07", "SKCK baru"),
    ] },
    { code: "M", short: "Imigrasi", name: "Kantor Imigrasi", services: [service("M01", "Paspor baru"), service("M05", "Paspor haji dan umrah")] },
    { code: "Z", short: "DPMPTSP", name: "Dinas Penanaman Modal", services: [service("Z19", "Pengambilan dokumen izin")] },
  ],
  situations: [
    { id: "ktp-hilang", services: ["C02"], words: ["ktp hilang", "ktp ilang"] },
    { id: "perpanjang-sim", services: ["R02", "R01"], words: ["sim", "surat izin mengemudi"] },
  ],
};
/** @type {Record<string, string[]>} */
const LABELS = { "ktp-hilang": ["Lost or damaged ID card"], "perpanjang-sim": ["Renew driving licence"] };
const find = finder(CATALOGUE, (id) => LABELS[id] ?? []);
/** @param {string} query @param {string | null} [agency] */
const codes = (query, agency) => find(query, agency).map((hit) => hit.service.code);

test("people find what they say", () => {
  assert.equal(codes("ktp hilang")[0], "C02");
  assert.equal(codes("ktp ilang")[0], "C02");
  assert.equal(codes("KTP ical")[0], "C02");
  assert.equal(codes("sim c")[0], "R02");
  assert.equal(codes("akte lahir")[0], "C04");
  assert.equal(codes("saya mau bikin skck")[0], "R07");
});

test("people find what they misspell", () => {
  for (const typed of ["pasport", "pasor", "paspor", "passport", "PASPOR "]) assert.ok(codes(typed).includes("M01"), typed);
  assert.equal(codes("kelahran")[0], "C04");
  assert.ok(codes("perpanjagan sim").includes("R01"));
});

test("half a word is enough", () => {
  assert.ok(codes("pas").includes("M01"));
  assert.equal(codes("kelah")[0], "C04");
});

test("a situation's own words put its services first, in its order", () => {
  assert.deepEqual(codes("sim").slice(0, 2), ["R02", "R01"]);
  assert.deepEqual(codes("surat izin mengemudi").slice(0, 2), ["R02", "R01"]);
});

test("who reads English finds by the English words on the chips", () => {
  assert.equal(codes("lost id card")[0], "C02");
  assert.ok(codes("driving").includes("R02"));
});

test("the agency one stands in comes first, the others stay", () => {
  assert.deepEqual(codes("pengambilan dokumen", "Z").slice(0, 2), ["Z19", "C18"]);
  assert.deepEqual(codes("pengambilan dokumen", "C").slice(0, 2), ["C18", "Z19"]);
});

test("nonsense finds nothing, and so does nothing", () => {
  assert.deepEqual(codes("xqzw"), []);
  assert.deepEqual(codes("  "), []);
  assert.deepEqual(codes("?!"), []);
});

test("a single letter does not drag in every word that begins with it", () => {
  assert.ok(codes("sim c").length <= 3);
});

test("accents, capitals and signs do not matter", () => {
  assert.deepEqual(wordsOf("E-KTP, Bébas!"), ["ktp", "bebas"]);
});
