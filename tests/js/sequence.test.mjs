// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { needsSnapshot, sift, TOO_FAR_BEHIND } from "../../server/ui/static/sequence.js";

/** A batch of the events first..last. @param {number} first @param {number} last */
function batch(first, last) {
  const events = Array.from({ length: last - first + 1 }, (_, place) => ({ seq: first + place, type: "ticket.issued", at: "", data: {} }));
  return { first, last, events };
}

/** @param {{fresh: {seq: number}[]}} sifted */
const numbers = ({ fresh }) => fresh.map(({ seq }) => seq);

test("a batch that follows on is applied whole", () => {
  const sifted = sift(7, batch(8, 10));
  assert.deepEqual(numbers(sifted), [8, 9, 10]);
  assert.equal(sifted.gap, false);
});

test("what the screen has already is skipped", () => {
  assert.deepEqual(numbers(sift(9, batch(8, 10))), [10]);
  assert.deepEqual(sift(10, batch(8, 10)), { fresh: [], gap: false });
});

test("a batch that starts too late is a gap, and nothing of it is applied", () => {
  assert.deepEqual(sift(6, batch(8, 10)), { fresh: [], gap: true });
});

test("a batch with a hole or a missing end is a gap", () => {
  const holed = batch(8, 10);
  holed.events.splice(1, 1);
  assert.deepEqual(sift(7, holed), { fresh: [], gap: true });
  const cut = batch(8, 10);
  cut.events.pop();
  assert.deepEqual(sift(7, cut), { fresh: [], gap: true });
});

test("whatever arrives in whatever order, every event is applied once and in order", () => {
  const all = batch(1, 200).events;
  let state = 42;
  const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let round = 0; round < 200; round += 1) {
    let last = 0;
    /** @type {number[]} */
    const applied = [];
    while (last < 200) {
      const first = 1 + Math.floor(random() * 200);
      const some = batch(first, Math.min(200, first + Math.floor(random() * 12)));
      let { fresh, gap } = sift(last, some);
      if (gap) ({ fresh } = { fresh: all.slice(last, last + 100) });
      applied.push(...fresh.map(({ seq }) => seq));
      last = applied[applied.length - 1] ?? 0;
    }
    assert.deepEqual(applied, all.map(({ seq }) => seq));
  }
});

test("a screen takes a snapshot when it is new, far behind, or ahead of a restored server", () => {
  assert.equal(needsSnapshot(null, 3), true);
  assert.equal(needsSnapshot(10, 9), true);
  assert.equal(needsSnapshot(10, 11 + TOO_FAR_BEHIND), true);
  assert.equal(needsSnapshot(10, 10 + TOO_FAR_BEHIND), false);
  assert.equal(needsSnapshot(10, 10), false);
});
