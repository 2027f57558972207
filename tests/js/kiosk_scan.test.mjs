// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { Burst } from "../../kiosk/static/scan.js";

const TOKEN = "Xq3Jr0d2Qm5bZ8nVwLk1Ag";
const ADDRESS = `http://192.168.1.10:8000/t/${TOKEN}`;

/** @param {Burst} burst @param {string} keys @param {number} gap milliseconds between two keys @param {number} from */
function type(burst, keys, gap, from = 0) {
  [...keys].forEach((key, place) => burst.add(key, from + place * gap));
  return from + keys.length * gap;
}

test("a scanner reads the address on the slip, a slow one too", () => {
  for (const gap of [1, 5, 30, 100]) {
    const burst = new Burst();
    assert.equal(burst.end(type(burst, ADDRESS, gap)), TOKEN, `${gap} ms`);
  }
});

test("a scanner that is set to send the token alone is understood", () => {
  const burst = new Burst();
  assert.equal(burst.end(type(burst, TOKEN, 8)), TOKEN);
});

test("people who type are not scanners", () => {
  const burst = new Burst();
  assert.equal(burst.end(type(burst, "perpanjangan paspor", 60)), null);
  assert.equal(burst.end(type(burst, "perpanjanganpasporanak", 150, 10_000)), null);
  assert.equal(burst.end(type(burst, ADDRESS, 400, 20_000)), null);
});

test("a code that is no slip is known as one, by its speed", () => {
  for (const code of ["https://evil.example/qr/999", "8991002101234", "https://hall/t/too-short"]) {
    for (const gap of [1, 8, 35]) {
      const burst = new Burst();
      assert.equal(burst.end(type(burst, code, gap)), "", `${code} ${gap} ms`);
    }
  }
  const burst = new Burst();
  assert.equal(burst.end(type(burst, "paspor", 5)), null, "too short for a code");
  assert.equal(burst.end(type(burst, "https://evil.example/qr/999", 90, 10_000)), null, "a hand");
});

test("what was typed long before the scan does not disturb it", () => {
  const burst = new Burst();
  type(burst, "ktp", 100);
  assert.equal(burst.end(type(burst, ADDRESS, 5, 2_000)), TOKEN);
  assert.equal(burst.end(9_000), null, "Enter alone scans nothing again");
});
