// @ts-check
/** What people of Banyumas come for, as they say and spell it, against the catalogue that ships. */
import "./browser_paths.mjs";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { finder } from "../../kiosk/static/search.js";

const { allWishes, byDemand, commonWishes } = await import("../../kiosk/static/demand.js");

const ROOT = new URL("../../", import.meta.url);
const READ = "import json, yaml; print(json.dumps(yaml.load(open('config.yaml'), yaml.CSafeLoader)['catalogue'], default=str))";
const shipped = JSON.parse(execFileSync(".venv/bin/python", ["-c", READ], { cwd: ROOT, encoding: "utf-8", maxBuffer: 2 ** 24 }));
/** @type {any} */
const CATALOGUE = {
  popular: [],
  agencies: shipped.agencies.map((/** @type {any} */ agency) => ({ ...agency, code: agency.prefix })),
  situations: shipped.situations.map((/** @type {any} */ { code, ...rest }) => ({ id: code, ...rest })),
};
const TEXTS = ["id", "jv", "en"].map((lang) => {
  const texts = new FluentBundle(lang, { useIsolating: false });
  texts.addResource(new FluentResource(readFileSync(new URL(`kiosk/texts/${lang}.ftl`, ROOT), "utf-8")));
  return texts;
});
/** @param {string} id */
const labels = (id) => TEXTS.flatMap((texts) => texts.getMessage(`situation-${id}`)?.value ?? []).map(String);
const find = finder(CATALOGUE, labels);

/** What is typed: the services that help, one of which must stand first. @type {Record<string, string>} */
const WISHES = {
  "KTP hilang": "C02", "ktp ilang": "C02", "ktp ical": "C02", "lost id card": "C02",
  "perpanjang SIM": "R01 R02 R03", "perpanjangan sim c": "R02", "sim mati": "R01 R02", "renew driving licence": "R01 R02 R03",
  "paspor umrah": "M05", "pasport umroh": "M05", "passport": "M01 M02",
  "BPJS bayi baru lahir": "B05", "bpjs bayi": "B05", "bpjs mati": "B04",
  "pindah rumah": "C08", "pindah omah": "C08", "moving house": "C08",
  "SKCK buat kerja": "R07", "skck": "R07", "bikin skck baru": "R07",
  "bayar pajak motor": "S01", "pajek motor": "S01", "pajak mtor": "S01", "balik nama motor": "S06",
  "NIK tidak ditemukan": "C17", "nik gak ketemu": "C17", "nik ora ketemu": "C17",
  "kartu kuning": "W01", "kertu kuning": "W01",
  "lapor SPT": "J05", "laporan pajak tahunan": "J05", "tax return": "J05",
  "nikah": "U04", "arep kawin": "U04 C11", "marriage": "U04 C11",
  "sertifikat tanah": "T01 T02 T04", "sertipikat tanah": "T01 T02 T04", "tanah warisan": "T05 T01", "land certificate": "T01 T02 T04",
  "akta lahir": "C04", "akte kelahiran": "C04", "birth certificate": "C04", "akta lair": "C04",
  "ganti nama": "C14", "nama salah di akta": "C14",
  "air PDAM mati": "A06", "banyu mati": "A06", "ledeng mati": "A06",
  "JHT cair": "K01", "cairkan jht": "K01", "jamsostek": "K01",
  "kerja ke luar negeri": "W03", "mau jadi TKI": "W03", "work abroad": "W03",
  "kartu keluarga baru nikah": "C03", "pecah kk": "C03", "new family card": "C03",
  "izin usaha warung": "Z01", "ijin usaha toko": "Z01", "buka warung": "Z01", "business license": "Z01",
  "KIA anak": "C06 C07", "kartu identitas anak": "C06 C07",
  "surat kehilangan": "R10", "dompet hilang": "R10",
  "izin jualan": "Z01", "jualan makanan": "Z01", "jualan makanan ijin": "Z01", "pirt": "H04",
  "bayar pajak tanah": "F01", "bayar pajek tanah": "F01",
  "bikin sim": "R01 R02 R03", "sim baru": "R01 R02 R03",
  "buku nikah hilang": "U04 U05", "lost passport": "M01 M02", "new passport": "M01", "dompet ical": "R10",
  "layang lair": "C04", "serat lair": "C04",
  "orang tua meninggal": "C05", "akta kematian": "C05", "simbah seda": "C05",
};

for (const [wish, codes] of Object.entries(WISHES)) {
  test(`"${wish}" is found with one search`, () => {
    const found = find(wish).slice(0, 6).map(({ service }) => service.code);
    assert.ok(codes.split(" ").includes(found[0]), `first: ${found.join(" ")}`);
  });
}

test("who sells food is sent to nobody who sells land, and finds where the food is certified", () => {
  for (const wish of ["jualan", "izin jualan", "jualan makanan"]) {
    const found = find(wish).map(({ service }) => service.code);
    assert.ok(found.includes("H04") && found.includes("W12"), found.join(" "));
    assert.deepEqual(found.filter((code) => "TS".includes(code[0])), []);
  }
  assert.ok(find("jual beli tanah").some(({ service }) => service.code === "T04"));
});

test("every situation has a name in each language and is found by it", () => {
  for (const { id, services } of CATALOGUE.situations) {
    assert.equal(labels(id).length, 3, id);
    for (const label of labels(id)) {
      const found = find(label).slice(0, 4).map(({ service }) => service.code);
      assert.ok(found.some((code) => services.includes(code)), `${label}: ${found.join(" ")}`);
    }
  }
});

test("every service is found by its own name, among the first that one sees", () => {
  for (const { services } of CATALOGUE.agencies) {
    for (const { code, name } of services) {
      const found = find(name).slice(0, 3).map(({ service }) => service.code);
      assert.ok(found.includes(code), `${code} ${name}: ${found.join(" ")}`);
    }
  }
});

/** @type {any} */
const WORDS = { t: (/** @type {string} */ id) => id, lang: "id", catalogue: { ...CATALOGUE, popular: ["C04", "J06", "R01", "R02"] } };

test("what most people came for stands first, under the name that they give it", () => {
  const wishes = commonWishes(WORDS);
  assert.deepEqual(wishes.slice(0, 3).map(({ page }) => page), [
    { name: "choose", situation: "bayi-baru-lahir" }, { name: "service", service: "J06" }, { name: "choose", situation: "perpanjang-sim" },
  ]);
  assert.deepEqual(wishes[1], { text: "Pembuatan kode billing", lang: "id", page: { name: "service", service: "J06" } });
  assert.equal(allWishes(WORDS).length, CATALOGUE.situations.length);
});

test("within an agency too, and without a history its own order holds", () => {
  const police = CATALOGUE.agencies.find((/** @type {any} */ { code }) => code === "R").services;
  const codes = (/** @type {string[]} */ popular) => byDemand({ ...CATALOGUE, popular }, police).map(({ code }) => code).slice(0, 3);
  assert.deepEqual(codes(["R07", "C04", "R10"]), ["R07", "R10", "R01"]);
  assert.deepEqual(codes([]), ["R01", "R02", "R03"]);
});
