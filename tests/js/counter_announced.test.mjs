// @ts-check
/** The officer knows whether the visitor could know. */
import assert from "node:assert/strict";
import { test } from "node:test";
import "./browser_paths.mjs";

const { stillEarly, wordsFor } = await import("../../counter/static/announced.js");

/** @param {Partial<{shown_ms: number | null, spoken_ms: number | null, screens: boolean, voice: boolean}>} known */
const said = (known) => wordsFor({ shown_ms: null, spoken_ms: null, screens: true, voice: true, ...known });

test("shown and spoken, in seconds", () => {
  assert.deepEqual(said({ shown_ms: 212, spoken_ms: 4_020 }), { id: "announced-both", args: { shown: 0.2, spoken: 4 }, tone: "done" });
  assert.deepEqual(said({ shown_ms: 212, spoken_ms: 14_600 })?.args, { shown: 0.2, spoken: 15 });
});

test("the voice is still to come", () => {
  assert.deepEqual(said({ shown_ms: 90 }), { id: "announced-voice-to-come", args: { shown: 0.1 }, tone: "going" });
});

test("a hall with a silent screen", () => {
  assert.deepEqual(said({ shown_ms: 90, voice: false }), { id: "announced-shown", args: { shown: 0.1 }, tone: "done" });
});

test("neither shown nor spoken", () => {
  assert.deepEqual(said({}), { id: "announced-not", args: {}, tone: "missing" });
});

test("nothing is said where no screen tells", () => {
  assert.equal(said({ screens: false, voice: false }), null);
  assert.equal(wordsFor(null), null);
});

test("the wait for the announcement ends when it was heard, not when the countdown does", () => {
  const notYet = { move: "no-show", until: 1 };
  const heard = { shown_ms: 90, spoken_ms: 4_000, screens: true, voice: true };
  assert.equal(stillEarly(notYet, { announced: heard }), null);
  assert.equal(stillEarly(notYet, { announced: { ...heard, spoken_ms: null } }), notYet);
  const other = { move: "recall", until: 1 };
  assert.equal(stillEarly(other, { announced: heard }), other);
});
