// What a kiosk machine without a key tells whoever sets it up.
import assert from "node:assert/strict";
import { test } from "node:test";
import "./browser_paths.mjs";

globalThis.document = { addEventListener() {} };
const { pairingLines } = await import("../../kiosk/static/machine.js");
delete globalThis.document; // other files of this process must not find it

test("the code can be typed, or scanned with the manager's phone where a QR code is shown", () => {
  const lines = pairingLines((id) => id, "123456");
  assert.deepEqual(lines.map(([, text]) => text), ["pairing-title", "pairing-hint", "123456", "pairing-scan", "", "pairing-wait"]);
  assert.equal(lines[4][2].src, "/machine/pairing.svg?123456");
});

test("without a server there is nothing to type or to scan", () => {
  assert.deepEqual(pairingLines((id) => id, null), [["h1", "pairing-offline"], ["p", "pairing-offline-hint"]]);
});
