// @ts-check
/** The screen says what it is told to, in order, and tells the server what was heard. */
import assert from "node:assert/strict";
import { test } from "node:test";
import "./browser_paths.mjs";

const { Voice, isMine, segmentsOf, FRESH_MS } = await import("../../display/static/voice.js");
const { Reports } = await import("../../display/static/reports.js");

/** @param {Partial<import("../../display/static/voice.js").Utterance>} [changes] */
const utterance = (changes = {}) => ({
  utterance: "1", zone: "B", speaker: "7", clip: "/voice/a.mp3", ms: 50, text: "Nomor antrean C", language: "id", volume: 0.5, calls: [], ...changes,
});

/** A loudspeaker that plays for a moment, or fails. */
class Loudspeaker {
  /** @type {string[]} */
  log = [];
  fails = false;
  /** @type {(() => void) | null} */
  onended = null;
  /** @type {(() => void) | null} */
  onerror = null;
  volume = 1;
  src = "";
  async play() {
    if (this.fails) throw new Error("not allowed");
    this.log.push(`begins ${this.src}`);
    setTimeout(() => {
      this.log.push(`ends ${this.src}`);
      this.onended?.();
    }, 10);
  }
  pause() {}
}

function listening(locked = false) {
  const speaker = new Loudspeaker();
  /** @type {string[]} */
  const said = [];
  /** @type {string[]} */
  const ducked = [];
  const voice = new Voice({
    isLocked: () => locked, wanted: true, onSaid: (/** @type {string} */ id) => said.push(id), onChange: () => said.push("changed"),
    ring: () => ducked.push("ring"), duck: () => ducked.push("duck"), unduck: () => ducked.push("unduck"), sound: /** @type {any} */ (speaker),
  });
  return { speaker, said, ducked, voice };
}

test("announcements are said one after the other", async () => {
  const { speaker, said, ducked, voice } = listening();
  await Promise.all([voice.say(utterance()), voice.say(utterance({ utterance: "2", clip: "/voice/b.mp3" }))]);
  assert.deepEqual(speaker.log, ["begins /voice/a.mp3", "ends /voice/a.mp3", "begins /voice/b.mp3", "ends /voice/b.mp3"]);
  assert.deepEqual(said, ["1", "2"]);
  assert.deepEqual(ducked, ["duck", "unduck", "duck", "unduck"]);
  assert.equal(speaker.volume, 0.5);
});

test("what was not heard is not reported, and a screen that fails twice says that it is broken", async () => {
  const { speaker, said, voice } = listening();
  speaker.fails = true;
  await voice.say(utterance());
  assert.deepEqual([voice.state, said], ["on", []]);
  await voice.say(utterance());
  assert.deepEqual([voice.state, said], ["broken", ["changed"]]);
  speaker.fails = false;
  await voice.say(utterance({ utterance: "3" }));
  assert.deepEqual([voice.state, said], ["on", ["changed", "3", "changed"]]);
});

test("a broken screen is tried again after a minute", async (t) => {
  const { speaker, said, voice } = listening();
  speaker.fails = true;
  t.mock.timers.enable({ apis: ["setTimeout"] });
  for (const nth of ["1", "2"]) await voice.say(utterance({ utterance: nth }));
  t.mock.timers.tick(59_000);
  assert.equal(voice.state, "broken");
  t.mock.timers.tick(1_000);
  assert.deepEqual([voice.state, said], ["on", ["changed", "changed"]]);
});

test("a screen that nobody has touched says so", () => {
  assert.equal(listening(true).voice.state, "locked");
});

test("nothing stale is said, and nothing that another screen says", () => {
  const me = { device: "7", zone: "B" };
  assert.equal(isMine(utterance(), 1_000, 1_000 + FRESH_MS, me), true);
  assert.equal(isMine(utterance(), 1_000, 1_001 + FRESH_MS, me), false);
  assert.equal(isMine(utterance(), 1_000, 1_000, { ...me, device: "8" }), false);
  assert.equal(isMine(utterance(), 1_000, 1_000, { ...me, device: null }), false);
  assert.equal(isMine(utterance(), 1_000, 1_000, { ...me, zone: null }), false, "another page of the same browser");
});

test("the screen follows the voice through an announcement of several calls", () => {
  const calls = [1, 2].map((call) => ({ call, ticket: `${call}`, recalls: 0, number: "", counter: "", at_ms: call * 1_000 }));
  const segments = segmentsOf(utterance({ calls, ms: 5_000 }), 10_000);
  assert.deepEqual(segments, [{ call: 1, until: 12_000 }, { call: 2, until: 15_000 }]);
});

const about = () => ({ zone: "B", layout: "calls", sound: "on" });

test("what was shown while a report is on its way goes with the next one", async () => {
  /** @type {any[]} */
  const sent = [];
  const reports = new Reports({ about, post: async (_path, body) => (sent.push(body), { device: "7", again_s: 60, voice: true }) });
  reports.hasShown(1, 0);
  reports.hasShown(2, 0);
  await new Promise((resolve) => setTimeout(resolve, 5));
  clearTimeout(reports.timer);
  assert.deepEqual(sent.map((each) => each.shown), [[{ call: 1, recalls: 0 }], [{ call: 2, recalls: 0 }]]);
  assert.equal(reports.me, "7");
});

test("what could not be told is told later", async () => {
  /** @type {any[]} */
  const sent = [];
  let away = true;
  const post = async (/** @type {string} */ _path, /** @type {any} */ body) => {
    if (away) throw new Error("offline");
    sent.push(body);
    return { device: "7", again_s: 60, voice: true };
  };
  const reports = new Reports({ about, post });
  reports.hasSaid("5");
  await new Promise((resolve) => setTimeout(resolve, 2));
  away = false;
  await reports.send();
  clearTimeout(reports.timer);
  assert.deepEqual(sent.map((each) => each.spoken), [["5"]]);
  assert.deepEqual(reports.spoken, []);
});
