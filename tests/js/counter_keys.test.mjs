// The keys of the console: letters, the numeric pad, digits in questions.
import assert from "node:assert/strict";
import test from "node:test";
import { digit, meaning, SHOWN } from "../../counter/static/keys.js";

const press = (key, code = "", more = {}) => meaning({ key, code, ...more });

test("letters mean the same in both cases", () => {
  for (const [letter, move] of [["r", "recall"], ["X", "no-show"], ["t", "transfer"], ["H", "park"], ["j", "pause"], ["K", "close"], ["u", "undo"], ["F", "finish"], ["?", "help"]]) {
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
  const pad = { "+": "NumpadAdd", "−": "NumpadSubtract", "*": "NumpadMultiply", "/": "NumpadDivide", ".": "NumpadDecimal", Enter: "NumpadEnter" };
  const also = { call: "row-call", resume: "row-back", return: "row-back" };
  for (const [move, keys] of Object.entries(SHOWN)) {
    if (move === "walk" || move === "lists") continue;
    const wanted = also[move] ?? move;
    if (keys.key) assert.equal(press(keys.key === "Esc" ? "Escape" : keys.key), wanted, keys.key);
    if (keys.pad) assert.equal(press("", pad[keys.pad] ?? `Numpad${keys.pad}`), wanted, `pad ${keys.pad}`);
  }
});
