// @ts-check
/** A screen that speaks every language at once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadAllTexts, speakers } from "../../server/ui/static/i18n.js";

const WORDS = {
  en: "wait = Please wait\nwait = Please wait here",
  id: "wait = Mohon tunggu\nthanks = Terima kasih, { $name }",
};

test("each language says its own words, and Indonesian ones where something is not translated", () => {
  const { en, id } = speakers(WORDS);
  assert.equal(id("wait"), "Mohon tunggu");
  assert.equal(en("thanks", { name: "Sari" }), "Terima kasih, Sari");
  assert.equal(en("nobody-wrote-this"), "nobody-wrote-this");
});

test("the screen's own words win over those that all screens share", () => {
  assert.equal(speakers(WORDS).en("wait"), "Please wait here");
});

test("all languages come in one request, and a server that is still starting is asked again by the caller", async (t) => {
  /** @type {string[]} */
  const asked = [];
  t.mock.method(globalThis, "fetch", async (/** @type {string} */ path) => {
    asked.push(path);
    return asked.length === 1 ? new Response("", { status: 503 }) : Response.json(WORDS);
  });
  await assert.rejects(loadAllTexts("display"), /503/);
  assert.deepEqual(Object.keys(await loadAllTexts("display")), ["en", "id"]);
  assert.deepEqual(asked, ["/ui/texts/display.json", "/ui/texts/display.json"]);
});
