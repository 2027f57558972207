// What a manager sees first, and what the week table accepts.
import assert from "node:assert/strict";
import test from "node:test";
import { groupsOf, helpedBy, ranksOf } from "../../server/manage/static/profile.js";
import { byTrouble, printersFirst, ranked, reached, screensFirst, showing, stillHere } from "../../server/manage/static/sorting.js";
import { clockOf, minutesOf } from "../../server/manage/static/staff/minutes.js";
import { faults, formOf, weekOf, wrongs } from "../../server/manage/static/week.js";
import "./browser_paths.mjs";

const { fewLeft } = await import("../../server/manage/static/left.js");

const agency = (code, waiting, longest_min, open_counters) => ({ code, waiting, longest_min, open_counters });

test("queues that nobody serves come first, then the longest wait", () => {
  const sorted = byTrouble([agency("A", 9, 10, 1), agency("B", 1, 40, 1), agency("C", 2, 5, 0), agency("D", 0, null, 0)]);
  assert.deepEqual(sorted.map((each) => each.code), ["C", "B", "A", "D"]);
});

test("a counter shows its visitor before its own state", () => {
  assert.equal(showing({ state: "paused", ticket: { state: "serving" } }), "serving");
  assert.equal(showing({ state: "paused", ticket: null }), "paused");
});

test("machines in trouble come first; keys of programs and revoked devices are not machines", () => {
  const devices = [
    { role: "display", name: "b", online: true },
    { role: "kiosk", name: "z", online: false },
    { role: "manager", name: "a", online: false },
    { role: "kiosk", name: "old", online: false, revoked_at: "2026-01-01" },
  ];
  assert.deepEqual(screensFirst(devices).map((device) => device.name), ["z", "b"]);
  const printers = [{ state: "ok", queued: 0 }, { state: "unknown", queued: 0 }, { state: "trouble", queued: 1 }];
  assert.deepEqual(printersFirst(printers).map((printer) => printer.state), ["trouble", "unknown", "ok"]);
});

test("a training hall's own screens come behind the real ones", () => {
  const devices = [
    { role: "display", name: "Layar zona B latihan", online: false, trial: true },
    { role: "display", name: "Layar lobi", online: true, trial: false },
  ];
  assert.deepEqual(screensFirst(devices).map((device) => device.name), ["Layar lobi", "Layar zona B latihan"]);
});

test("a test call reaches the zone's connected screens and those of the whole hall", () => {
  const screens = [{ zone: "A", online: true }, { zone: "B", online: true }, { zone: "B", online: false }, { zone: null, online: true }];
  assert.deepEqual(reached(screens, "B"), [screens[1], screens[3]]);
  assert.equal(reached(screens, null).length, 3);
  const door = { zones: [], layout: "door", online: true };
  assert.deepEqual(reached([door], null), [], "the screen at the door shows no call");
});

test("missing papers stand in one list, the most frequent first, with their share of the served", () => {
  const rows = ranked([
    { code: "C01", name: "KTP", served: 40, missing: [{ doc: "KK", times: 10 }, { doc: "Foto", times: 1 }] },
    { code: "R01", name: "SKCK", served: 12, missing: [{ doc: "Sidik jari", times: 6 }] },
  ]);
  assert.deepEqual(rows.map(({ doc, percent }) => [doc, percent]), [["KK", 25], ["Sidik jari", 50], ["Foto", 3]]);
});

const offices = [
  { code: "C", short: "Dindukcapil", services: [{ code: "C01", name: "" }, { code: "C02", name: "" }] },
  { code: "R", short: "Polresta", services: [{ code: "R01", name: "" }, { code: "R02", name: "" }] },
];

test("a work profile goes through the form unchanged, also one with mixed ranks", () => {
  for (const ranks of [{ C01: 1, C02: 1, R02: 2 }, { C01: 1, C02: 3, R01: 2, R02: 4 }]) {
    assert.deepEqual(ranksOf(groupsOf(ranks, offices, "C"), ranks), ranks);
  }
});

test("the own agency stands first in the profile, even without a service", () => {
  const groups = groupsOf({ R01: 2 }, offices, "C");
  assert.deepEqual(groups.map(({ agency, own, rank, picked }) => [agency.code, own, rank, picked]), [["C", true, 1, []], ["R", false, 2, ["R01"]]]);
});

test("a counter helps the agencies whose services it covers beside its own", () => {
  assert.deepEqual(helpedBy({ agency: "C", services: ["C01", "R02"] }, { agencies: offices }).map(({ code }) => code), ["R"]);
});

test("closing the day ends everybody who is still here", () => {
  assert.equal(stillHere({ waiting: 3, called: 1, serving: 2, parked: 1, served: 90 }), 7);
});

test("times are taken as people type them", () => {
  assert.deepEqual(["13.00", "13:00", "1300", "13", "7.5", "24", "x"].map(minutesOf), [780, 780, 780, 780, null, null, null]);
  assert.equal(clockOf("8"), "08:00");
});

test("a week goes through the form unchanged", () => {
  const week = { mon: { open: "08:00", close: "15:00", break: ["12:00", "13:00"] }, tue: { open: "08:00", close: "14:30", break: null } };
  const back = weekOf(formOf(week));
  assert.deepEqual(back.mon, week.mon);
  assert.deepEqual(back.tue, week.tue);
  assert.equal(back.sun, null);
});

test("wrong hours are named field by field", () => {
  const day = { works: true, open: "08.00", close: "15.00", from: "", to: "" };
  assert.deepEqual(faults(day), []);
  assert.deepEqual(faults({ ...day, close: "7.00" }), ["close"]);
  assert.deepEqual(faults({ ...day, from: "12.00" }), ["to"]);
  assert.deepEqual(faults({ ...day, from: "12.00", to: "16.00" }), ["to"]);
  assert.deepEqual(faults({ ...day, works: false, open: "x" }), []);
});

test("a manager is told why a time is wrong, on the field that has to change", () => {
  const day = { works: true, open: "08.00", close: "15.00", from: "12.00", to: "13.00" };
  assert.deepEqual(wrongs({ ...day, open: "16.00" }), { close: "close-after-open" });
  assert.deepEqual(wrongs({ ...day, open: "8 pagi" }), { open: "clock" });
  assert.deepEqual(wrongs({ ...day, from: "07.00" }), { from: "rest-inside" });
  assert.deepEqual(wrongs({ ...day, to: "11.00" }), { to: "rest-order" });
  assert.deepEqual(wrongs({ ...day, from: "" }), { from: "clock" });
});

test("who writes a long text is told how much still fits", () => {
  assert.equal(fewLeft("x".repeat(159), 200), null);
  assert.equal(fewLeft("x".repeat(160), 200), 40);
  assert.equal(fewLeft("x".repeat(60), 60), 0);
});
