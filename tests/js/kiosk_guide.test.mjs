// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { pressOf } from "../../kiosk/static/keypad.js";
import { addressOf, controlSaid, pieces, written } from "../../kiosk/static/spoken.js";

/** @type {import("../../server/ui/static/i18n.js").Translate} */
const t = (id, args = {}) => [id.replace("guide-", ""), ...Object.values(args)].join(" ");
const HEARS = { on: true, field: false, control: true };
const SEES = { on: false, field: false, control: false };
/** @param {string} code @param {string} [key] */
const key = (code, key = code) => ({ code, key });

test("a control is said with name, role, state and place", () => {
  const name = [{ lang: "id", text: "Akta kelahiran" }];
  const said = controlSaid(t, "en", { name, role: "button", pressed: false, place: 3, of: 17 });
  assert.deepEqual(said, [
    { lang: "id", text: "Akta kelahiran. " },
    { lang: "en", text: "button, not-pressed, place 3 17." },
  ]);
});

test("what stands alone has no place, what cannot be chosen says so, what is typed is read back", () => {
  const name = [{ lang: "id", text: "Sebelumnya" }];
  assert.equal(written(controlSaid(t, "id", { name, role: "button", disabled: true, place: 1, of: 1 })), "Sebelumnya. button, disabled.");
  assert.equal(written(controlSaid(t, "id", { name, role: "field", value: "ktp" })), "Sebelumnya. field, ktp.");
});

test("who comes to another part of the page is told its name first", () => {
  const name = [{ lang: "id", text: "Paspor" }];
  const said = controlSaid(t, "id", { name, role: "button", group: [{ lang: "id", text: "Keperluan" }] });
  assert.equal(written(said), "Keperluan. Paspor. button.");
});

test("a page is said in pieces, each short enough to be heard soon, with nothing left out", () => {
  const long = "Kartu Keluarga asli. " + "satu dua tiga ".repeat(30) + "selesai. Biaya. Gratis.";
  const said = pieces([{ lang: "id", text: long }, { lang: "en", text: "Three choices." }]);
  assert.equal(said.map(written).join(" "), `${long} Three choices.`);
  for (const piece of said) assert.ok(written(piece).length < 200);
  assert.equal(said[0][0].text, "Kartu Keluarga asli.");
  assert.deepEqual(pieces([{ lang: "id", text: " . " }]), []);
});

test("the server is asked for each part in its language", () => {
  assert.equal(addressOf([{ lang: "id", text: "A & B" }, { lang: "en", text: "go on" }]), "/api/v1/kiosk/speech?say=id%3AA%20%26%20B&say=en%3Ago%20on");
});

test("a keypad alone is enough", () => {
  const does = { 2: "next", 8: "before", 3: "section", 5: "choose", 0: "back", 7: "keys", Multiply: "repeat", Add: "louder", Subtract: "softer" };
  for (const [name, press] of Object.entries(does)) assert.equal(pressOf(key(`Numpad${name}`), HEARS), press);
});

test("arrows walk too, and Enter and Tab stay what they are", () => {
  assert.equal(pressOf(key("ArrowDown"), HEARS), "next");
  assert.equal(pressOf(key("Escape"), HEARS), "back");
  for (const code of ["Enter", "NumpadEnter", "Tab", "Space", "KeyA"]) assert.equal(pressOf(key(code), HEARS), null);
});

test("the row of digits types, in a search field the arrows and the eraser belong to the field", () => {
  assert.equal(pressOf(key("Digit5", "5"), HEARS), null);
  const inField = { ...HEARS, field: true };
  for (const code of ["ArrowLeft", "ArrowRight", "Backspace"]) assert.equal(pressOf(key(code), inField), null);
  assert.equal(pressOf(key("ArrowDown"), inField), "next");
});

test("the middle key of a keypad asks for the guide; nothing else of a keyboard is taken away", () => {
  assert.equal(pressOf(key("Numpad5", "5"), SEES), "start");
  assert.equal(pressOf(key("NumpadAdd", "+"), SEES), "start");
  assert.equal(pressOf({ ...key("Enter"), repeat: true }, SEES), "start");
  assert.equal(pressOf(key("Enter"), SEES), null);
  assert.equal(pressOf({ ...key("Enter"), repeat: true }, { ...SEES, control: true }), null);
  for (const code of ["Numpad2", "Digit5", "KeyK", "ArrowDown", "Escape"]) assert.equal(pressOf(key(code), SEES), null);
  assert.equal(pressOf(key("Numpad5", "5"), { ...SEES, field: true }), null);
});
