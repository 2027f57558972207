// How a kiosk machine stands, worst first.
import assert from "node:assert/strict";
import { test } from "node:test";
import "./browser_paths.mjs";

const { doing, minutesUntouched, standing } = await import("../../server/manage/static/sorting.js");
const well = { online: true, numbers: "900–924", paper: { state: "ok" }, skew_s: 0 };

test("a machine that is cut off may be giving out its own numbers, or none", () => {
  assert.equal(standing(well), "well");
  assert.equal(standing({ ...well, online: false, paper: { state: "trouble" } }), "cut-off");
  assert.equal(standing({ ...well, online: false, numbers: null }), "no-numbers");
});

test("paper comes before the clock; silence of a printer is no trouble", () => {
  assert.equal(standing({ ...well, paper: { state: "trouble" }, skew_s: 900 }), "paper");
  assert.equal(standing({ ...well, paper: { state: "unknown" }, skew_s: -60 }), "clock");
  assert.equal(standing({ ...well, paper: { state: "unknown" }, skew_s: 59 }), "well");
});

test("the last touch grows older while nothing is heard of the machine", () => {
  const machine = { touched_s: 20, seen_at: "2026-11-23T09:14:00+07:00" };
  const at = (clock) => minutesUntouched(machine, new Date(`2026-11-23T${clock}+07:00`));
  assert.equal(at("09:14:10"), 0);
  assert.equal(at("09:14:45"), 1);
  assert.equal(at("12:14:00"), 180);
  assert.equal(at("09:13:50"), 0);
  assert.equal(minutesUntouched({ ...machine, touched_s: null }, new Date()), null);
});

test("a restart is shown from the wish until the machine is heard of again", () => {
  const wished = doing(null, { wish: "restart", seen_at: "09:00" });
  assert.deepEqual(wished, { what: "restart", since: null });
  assert.deepEqual(doing(wished, { wish: "restart", seen_at: "09:05" }), wished);
  const obeyed = doing(wished, { wish: null, seen_at: "09:06" });
  assert.deepEqual(obeyed, { what: "restart", since: "09:06" });
  assert.equal(doing(obeyed, { wish: null, seen_at: "09:06" }), obeyed);
  assert.equal(doing(obeyed, { wish: null, seen_at: "09:07" }), null);
  assert.equal(doing(null, { wish: null, seen_at: "09:07" }), null);
});
