// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { leadsAway } from "../../kiosk/static/locked.js";

const PLAIN = { ctrlKey: false, altKey: false, metaKey: false };

test("no shortcut of a browser works at a kiosk", () => {
  for (const key of ["l", "w", "t", "n", "p", "s", "o", "r", "f", "j", "u", "Tab", "+", "0", "F4"]) {
    assert.ok(leadsAway({ ...PLAIN, key, ctrlKey: true }), `Ctrl+${key}`);
  }
  for (const key of ["ArrowLeft", "ArrowRight", "Home", "d", "F4"]) assert.ok(leadsAway({ ...PLAIN, key, altKey: true }), `Alt+${key}`);
  for (const key of ["F1", "F3", "F5", "F6", "F7", "F11", "F12", "BrowserBack", "BrowserHome", "ContextMenu", "LaunchMail", "Print"]) {
    assert.ok(leadsAway({ ...PLAIN, key }), key);
  }
  assert.ok(leadsAway({ ...PLAIN, key: "r", metaKey: true }));
});

test("typing, walking and choosing stay possible", () => {
  for (const key of ["a", "F", "5", "Enter", "Tab", "Backspace", "Escape", "ArrowDown", "Shift", "/", " "]) assert.equal(leadsAway({ ...PLAIN, key }), false);
  assert.equal(leadsAway({ ...PLAIN, key: "@", ctrlKey: true, altKey: true, altGraph: true }), false);
});
