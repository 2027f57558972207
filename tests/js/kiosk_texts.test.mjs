// @ts-check
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { FluentResource } from "@fluent/bundle";

const ROOT = new URL("../../", import.meta.url);
const FOLDERS = ["server/ui/texts", "kiosk/texts"];
const LANGUAGES = ["id", "en", "jv"];

/** @param {string} path */
const read = (path) => readFileSync(new URL(path, ROOT), "utf-8");

/** Every message of a file with the variables it names. @param {string} path @returns {Map<string, string>} */
function messages(path) {
  const found = new Map();
  for (const { id, value, attributes } of new FluentResource(read(path)).body) {
    const variables = JSON.stringify([value, attributes]).matchAll(/"type":"var","name":"(\w+)"/g);
    found.set(id, [...new Set([...variables].map(([, name]) => name))].sort().join(" ") + Object.keys(attributes).join(" "));
  }
  return found;
}

for (const folder of FOLDERS) {
  for (const lang of LANGUAGES.slice(1)) {
    test(`${folder} says in ${lang} all that it says in Indonesian, with the same facts`, () => {
      assert.deepEqual([...messages(`${folder}/${lang}.ftl`)].sort(), [...messages(`${folder}/id.ftl`)].sort());
    });
  }
}

test("nothing in a text file is unreadable", () => {
  for (const path of FOLDERS.flatMap((folder) => LANGUAGES.map((lang) => `${folder}/${lang}.ftl`))) {
    const lines = read(path).split("\n").filter((line) => /^[a-z][\w-]* =/.test(line));
    assert.equal(messages(path).size, lines.length, path);
  }
});

test("every text the kiosk asks for exists, and every text is asked for", () => {
  const scripts = readdirSync(new URL("kiosk/static/", ROOT)).filter((name) => name.endsWith(".js") && !name.startsWith("phone"));
  const code = [...scripts.map((name) => `kiosk/static/${name}`), "server/ui/static/device.js"].map(read).join("\n");
  const known = new Set(FOLDERS.flatMap((folder) => [...messages(`${folder}/id.ftl`).keys()]));
  const asked = [...code.matchAll(/\b(?:t|say)\(\s*"([a-z][\w-]*)/g)].map(([, id]) => id);
  assert.deepEqual(asked.filter((id) => !known.has(id)), []);
  const made = /^(situation|language|why|help|pairing|slip|chance)-/;
  const unused = [...messages("kiosk/texts/id.ftl").keys()].filter((id) => !made.test(id) && !code.includes(`"${id}`));
  assert.deepEqual(unused, []);
});
