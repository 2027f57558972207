// Which keys would lead out of a kiosk's page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { leadsOut } from "../../kiosk/static/locked.js";

const key = (name, held = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...held });

test("no function key, no shortcut and no key of the browser does anything", () => {
  for (const name of ["F1", "F5", "F11", "F12", "BrowserBack", "Print", "PrintScreen", "ContextMenu", "LaunchMail"]) {
    assert.ok(leadsOut(key(name)), name);
  }
  assert.ok(leadsOut(key("p", { ctrlKey: true })));
  assert.ok(leadsOut(key("ArrowLeft", { altKey: true })));
  assert.ok(leadsOut(key("r", { metaKey: true })));
});

test("a visitor can type, move and choose, and a scanner can send its code", () => {
  for (const name of ["a", "Z", "7", "/", "Enter", "Tab", "Backspace", "ArrowDown", "PageUp", " ", "Shift", "Escape"]) {
    assert.ok(!leadsOut(key(name)), name);
  }
});
