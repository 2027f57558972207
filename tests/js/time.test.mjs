// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import * as time from "../../server/ui/static/time.js";

const JAKARTA = "Asia/Jakarta";

test("times are written as the language writes them", () => {
  assert.equal(time.hhmm("2026-11-23T09:14:00+07:00", JAKARTA), "09.14");
  assert.equal(time.hhmm("2026-11-23T02:14:00Z", JAKARTA, "jv"), "09.14");
  assert.equal(time.hhmm("2026-11-22T17:05:00Z", JAKARTA, "en"), "00:05");
  assert.equal(time.clockText("08:00"), "08.00");
  assert.equal(time.clockText("08:00", "en"), "08:00");
});

test("the day is the hall's day, not the browser's", () => {
  assert.equal(time.longDate("2026-11-22T17:30:00Z", "id", JAKARTA), "Senin, 23 November 2026");
  assert.equal(time.longDate("2026-11-22T17:30:00Z", "id", "UTC"), "Minggu, 22 November 2026");
  assert.equal(time.longDate("2026-11-23T09:00:00+07:00", "jv", JAKARTA), "Senèn, 23 November 2026");
  assert.equal(time.longDate("2026-08-01T09:00:00+07:00", "en", JAKARTA), "Saturday, 1 August 2026");
  assert.equal(time.dayName("2026-11-23T09:00:00+09:00", "id", "Asia/Jayapura"), "Senin");
});

test("a range has an en dash, a single value has none", () => {
  assert.equal(time.minutesRange({ low_min: 10, high_min: 18 }), "10–18");
  assert.equal(time.minutesRange({ low_min: 5, high_min: 5 }), "5");
});

test("a stopwatch counts minutes, then hours, and never backwards past zero", () => {
  assert.equal(time.stopwatch(252), "04:12");
  assert.equal(time.stopwatch(3852), "1:04:12");
  assert.equal(time.stopwatch(-3), "00:00");
});

test("the clock follows the server, and ignores what is no time", () => {
  time.syncClock(new Date(Date.now() + 3_600_000).toISOString());
  const ahead = time.serverNow().getTime() - Date.now();
  assert.ok(Math.abs(ahead - 3_600_000) < 1_000);
  time.syncClock("never");
  assert.ok(Math.abs(time.serverNow().getTime() - Date.now() - ahead) < 1_000);
});
