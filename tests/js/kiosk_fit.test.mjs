// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { fit } from "../../kiosk/static/fit.js";

const SIZES = [
  { minWidth: 24, minHeight: 7, maxHeight: 11 },
  { minWidth: 17, minHeight: 6, maxHeight: 9 },
];
const ROOM = { width: 61.5, height: 72, gap: 1, pager: 5.5, sizes: SIZES };

test("17 agencies stand roomy on one page", () => {
  const made = fit({ count: 17, ...ROOM });
  assert.deepEqual({ columns: made.columns, rows: made.rows, pages: made.pages, size: made.size }, { columns: 2, rows: 9, pages: 1, size: 0 });
  assert.ok(made.tileHeight >= 7);
});

test("a few more become dense before they become pages", () => {
  const made = fit({ count: 25, ...ROOM });
  assert.deepEqual([made.size, made.pages, made.columns], [1, 1, 3]);
});

test("50 agencies become even pages of big tiles", () => {
  const made = fit({ count: 50, ...ROOM });
  assert.equal(made.pages, 2);
  assert.ok(made.perPage * made.pages >= 50 && made.perPage * (made.pages - 1) < 50);
  assert.ok(made.tileHeight >= 6);
});

test("three services do not grow into giants", () => {
  assert.equal(fit({ count: 3, ...ROOM }).tileHeight, 11);
});

test("in any room every tile has a place and none is smaller than the least", () => {
  for (let count = 0; count <= 120; count += 7) {
    for (let width = 20; width <= 120; width += 9.7) {
      for (let height = 15; height <= 110; height += 8.3) {
        const made = fit({ count, ...ROOM, width, height });
        assert.ok(made.perPage * made.pages >= count);
        assert.ok(made.tileHeight >= SIZES[made.size].minHeight);
        if (height > 20) assert.ok(made.rows * (made.tileHeight + 1) - 1 <= height + 1e-9);
      }
    }
  }
});
