// The keys of the console: letters, the numeric pad, digits in questions.
import assert from "node:assert/strict";
import test from "node:test";
import { digit, meaning, SHOWN, WITHOUT_PAD } from "../../counter/static/keys.js";
import { possible } from "../../counter/static/moves.js";
import { leavesByPad } from "../../server/manage/static/staff/pad.js";

const pad = (code, also) => meaning({ key: "", code }, also);
const press = (key, code = "", more = {}) => meaning({ key, code, ...more });

test("letters mean the same in both cases", () => {
  for (const [letter, move] of [["r", "recall"], ["X", "no-show"], ["t", "transfer"], ["H", "park"], ["j", "pause"], ["K", "close"], ["u", "undo"], ["F", "finish"], ["s", "start"], ["b", "papers"], ["a", "add"], ["L", "direct"], ["o", "mode"], ["y", "agree"], ["n", "keep"], ["?", "help"]]) {
    assert.equal(press(letter), move);
  }
  assert.equal(press("q"), null);
});

test("the pad works with NumLock on and off", () => {
  assert.equal(press("1", "Numpad1"), "recall");
  assert.equal(press("End", "Numpad1"), "recall");
  assert.equal(press("Insert", "Numpad0"), "undo");
  assert.equal(press("Enter", "NumpadEnter"), "main");
  assert.equal(press("2", "Digit2"), null);
  assert.equal(press("ArrowDown", "Numpad2"), "start");
  assert.equal(press("ArrowDown", "ArrowDown"), "row-next");
});

test("browser short cuts stay the browser's", () => {
  assert.equal(press("r", "KeyR", { ctrlKey: true }), null);
  assert.equal(press("c", "KeyC", { metaKey: true }), null);
  assert.equal(digit({ key: "1", code: "Digit1", altKey: true }), null);
});

test("a key held down does one step, but walks through a list", () => {
  assert.equal(press("Enter", "Enter", { repeat: true }), null);
  assert.equal(press("x", "KeyX", { repeat: true }), null);
  assert.equal(press("ArrowDown", "ArrowDown", { repeat: true }), "row-next");
});

test("digits of both rows pick choices", () => {
  assert.equal(digit({ key: "3", code: "Digit3" }), 3);
  assert.equal(digit({ key: "PageDown", code: "Numpad3" }), 3);
  assert.equal(digit({ key: "0", code: "Digit0" }), null);
});

test("every key that is shown does what it says", () => {
  const codes = { "+": "NumpadAdd", "−": "NumpadSubtract", "*": "NumpadMultiply", "/": "NumpadDivide", ".": "NumpadDecimal", Enter: "NumpadEnter" };
  const also = { call: "row-call", resume: "row-back", return: "row-back" };
  // One place on the pad for "it did not work out": no-show while called, papers missing while serving.
  const alsoOnPad = { ...also, papers: "no-show" };
  for (const [move, keys] of Object.entries(SHOWN)) {
    if (move === "walk" || move === "lists") continue;
    const wanted = also[move] ?? move;
    if (keys.key) assert.equal(press(keys.key === "Esc" ? "Escape" : keys.key), wanted, keys.key);
    if (keys.pad) assert.equal(press("", codes[keys.pad] ?? `Numpad${keys.pad}`), alsoOnPad[move] ?? move, `pad ${keys.pad}`);
  }
});

test("a pad of eight keys does a whole visit", () => {
  const day = { NumpadEnter: "main", Numpad1: "recall", Numpad2: "start", Numpad3: "finish", Numpad4: "no-show", Numpad7: "pause", Numpad0: "undo" };
  for (const [code, move] of Object.entries(day)) assert.equal(pad(code), move);
});

test("this computer's own main key calls, and Enter still does", () => {
  assert.equal(pad("NumpadAdd"), "row-next");
  assert.equal(pad("NumpadAdd", "NumpadAdd"), "main");
  assert.equal(press(" ", "Space"), null);
  assert.equal(meaning({ key: " ", code: "Space" }, "Space"), "main");
  assert.equal(meaning({ key: "Enter", code: "Enter" }, "Space"), "main");
  assert.equal(meaning({ key: "+", code: "NumpadAdd", repeat: true }, "NumpadAdd"), null);
});

test("the point of a pad leaves a question, but is a point in a field that holds text", () => {
  const point = { code: "NumpadDecimal" };
  assert.equal(leavesByPad(point, { tagName: "BUTTON" }), true);
  assert.equal(leavesByPad(point, { tagName: "INPUT", type: "radio", value: "lost" }), true);
  assert.equal(leavesByPad(point, { tagName: "INPUT", type: "text", value: "" }), true);
  assert.equal(leavesByPad(point, { tagName: "INPUT", type: "text", value: "08" }), false);
  assert.equal(leavesByPad(point, { tagName: "TEXTAREA", value: "x" }), false);
  assert.equal(leavesByPad(point, { tagName: "INPUT", type: "date", value: "", validity: { badInput: true } }), false);
  assert.equal(leavesByPad({ ...point, ctrlKey: true }, { tagName: "BUTTON" }), false);
  assert.equal(leavesByPad({ ...point, repeat: true }, { tagName: "BUTTON" }), false);
  assert.equal(leavesByPad({ code: "Period" }, { tagName: "BUTTON" }), false);
});

test("what has no key on the pad is picked by a digit, if it is possible now", () => {
  const ticket = { id: "1", number: "C-001" };
  const now = (state, chosen = null) => possible(WITHOUT_PAD, state, chosen);
  assert.deepEqual(now({ state: "open", mode: "pull" }), ["direct", "mode", "close"]);
  assert.deepEqual(now({ state: "open", ticket: { ...ticket, state: "called" } }), ["add", "reprint", "cancel"]);
  assert.deepEqual(now({ state: "open", ticket: { ...ticket, state: "serving" } }), ["add", "reprint"]);
  assert.deepEqual(now({ state: "closed" }, { list: "parked", row: ticket }), ["reprint", "mode", "cancel"]);
  assert.deepEqual(now({ state: "open", asked_for: { officer: "Tari" } }), ["direct", "mode", "agree", "keep", "close"]);
});

test("a digit held down picks once", () => {
  assert.equal(digit({ key: "3", code: "Numpad3", repeat: true }), null);
});
