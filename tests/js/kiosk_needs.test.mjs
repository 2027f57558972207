// @ts-check
/** What a service says of itself before the number. */
import "./browser_paths.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const { absence, closedLine, outlookParts, queueParts } = await import("../../kiosk/static/words.js");
const { standing } = await import("../../kiosk/static/checklist.js");

/** @type {any} */
const WORDS = {
  t: (/** @type {string} */ id, /** @type {any} */ args) => (args ? `${id} ${Object.values(args)[0]}` : id),
  lang: "id",
  catalogue: { now: "2026-11-23T10:02:00+07:00", branch: { timezone: "Asia/Jakarta" } },
};
/** @param {any} changes @returns {any} */
const service = (changes = {}) => ({
  open: true,
  left: 40,
  ...changes,
  outlook: { chance: "will", from: "2026-11-23T10:40:00+07:00", to: "2026-11-23T11:10:00+07:00", ...changes.outlook },
});

test("the hour of one's turn is a range, with what the chance is", () => {
  assert.deepEqual(outlookParts(WORDS, service()), { hour: "about-hour 10.40–11.10", chance: "chance-will", left: null });
});

test("a training hall tells the hour and promises nothing", () => {
  assert.deepEqual(outlookParts(WORDS, service({ left: null, outlook: { chance: null } })), { hour: "about-hour 10.40–11.10", chance: null, left: null });
});

test("the last numbers are counted aloud", () => {
  assert.equal(outlookParts(WORDS, service({ left: 5 })).left, "numbers-left 5");
  assert.equal(outlookParts(WORDS, service({ left: 6 })).left, null);
});

test("who may come too late is warned beside the button and not comforted above it", () => {
  assert.equal(outlookParts(WORDS, service({ outlook: { chance: "unlikely" } })).chance, null);
});

test("a closed service tells no hour", () => {
  assert.deepEqual(outlookParts(WORDS, service({ open: false, left: 0, outlook: { chance: "no" } })), { hour: null, chance: null, left: null });
});

test("a full service says why and when to come back, on small tiles too", () => {
  const full = { why: "full", opens_at: "2026-11-24T07:45:00+07:00" };
  assert.equal(closedLine(WORDS, full), "why-full · opens-again when-tomorrow 07.45");
  assert.equal(closedLine(WORDS, full, { brief: true }), "why-full.short · opens-again when-tomorrow 07.45");
  assert.equal(closedLine(WORDS, { ...full, why: "no-time" }, { brief: true }), "why-no-time.short · opens-again when-tomorrow 07.45");
  assert.equal(closedLine(WORDS, { ...full, why: "holiday" }, { brief: true }), "opens-again when-tomorrow 07.45");
});

/** @param {any} catalogue @returns {any} */
const hall = (catalogue) => ({ ...WORDS, catalogue: { ...WORDS.catalogue, open: true, counters: [], hours_today: { open: "08:00", close: "15:00" }, ...catalogue } });
/** @type {any} */
const UNATTENDED = { code: "C", waiting: 2, open_counters: 0, estimate: null };

test("'not open yet' is said before the hour of the hall, and never of a hall that is closed", () => {
  assert.equal(absence(hall({ now: "2026-11-23T07:50:00+07:00" }), UNATTENDED), "counters-closed");
  assert.equal(absence(hall({ now: "2026-11-23T08:00:00+07:00" }), UNATTENDED), "counters-closed-now");
  assert.equal(absence(hall({ hours_today: null }), UNATTENDED), "counters-closed-now");
  assert.equal(absence(hall({ open: false }), UNATTENDED), null);
  assert.deepEqual(queueParts(hall({}), UNATTENDED, { tile: true }), ["queue-waiting 2", "counters-closed-now.short"]);
  assert.deepEqual(queueParts(hall({ open: false }), { ...UNATTENDED, waiting: 0 }), []);
});

test("only who began to tick is told what is missing", () => {
  const docs = ["KTP", "KK"];
  assert.equal(standing(docs, new Set()), "untouched");
  assert.equal(standing(docs, new Set(["KK"])), "lacking");
  assert.equal(standing(docs, new Set(["KK", "KTP"])), "complete");
});
