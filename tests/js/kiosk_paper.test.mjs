// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import "./browser_paths.mjs";

const { heard, paperOf, worthTrying } = await import("../../kiosk/static/paper.js");

/** @param {string} type @param {number} job @param {string} [printer] */
const event = (type, job, printer = "timur") => ({ type, data: { job: String(job), printer } });

test("what the printer says of the first slip is believed", () => {
  assert.equal(heard(undefined, event("ticket.printed", 1)).state, "printed");
  assert.equal(heard(undefined, event("ticket.print_failed", 1)).state, "failed");
  assert.equal(heard(undefined, event("ticket.print_unconfirmed", 1)).state, "unconfirmed");
});

test("a slip at another printer is told with the printer's name until it is out", () => {
  const failed = heard(undefined, event("ticket.print_failed", 1));
  const again = heard(failed, event("ticket.reprinted", 2, "barat"));
  assert.deepEqual(again, { state: "waiting", printer: "barat", job: 2 });
  assert.deepEqual(heard(again, event("ticket.printed", 2, "barat")), { state: "printed", printer: "barat", job: 2 });
});

test("the bad end of an older slip says nothing of the newer one", () => {
  const again = heard(undefined, event("ticket.reprinted", 2, "barat"));
  assert.deepEqual(heard(again, event("ticket.print_failed", 1)), again);
  assert.equal(heard(again, event("ticket.printed", 1)).state, "printed");
});

test("paper stays paper, whatever becomes of a copy", () => {
  const printed = heard(undefined, event("ticket.printed", 1));
  assert.deepEqual(heard(printed, event("ticket.reprinted", 2, "barat")), printed);
  assert.deepEqual(heard(printed, event("ticket.print_failed", 2, "barat")), printed);
});

test("a mute printer alarms nobody, any other doubt does", () => {
  /** @param {any} ticket */
  const state = (ticket) => paperOf(ticket).state;
  assert.equal(state({ paper: "queued", paper_why: null }), "waiting");
  assert.equal(state({ paper: "done", paper_why: null }), "printed");
  assert.equal(state({ paper: "unknown", paper_why: "unconfirmed" }), "unconfirmed");
  assert.equal(state({ paper: "unknown", paper_why: "paper-out" }), "failed");
  assert.equal(state({ paper: "failed", paper_why: "offline" }), "failed");
  assert.equal(state({ paper: "none", paper_why: null }), "failed");
});

test("the kiosk's own printer is offered only when its slip has ended and nothing is wrong with it", () => {
  const own = { name: "timur", zone: null, state: "ok", own: true, offered: false };
  const other = { name: "barat", zone: "A", state: "ok", own: false, offered: true };
  /** @param {any[]} printers @param {boolean} ended */
  const names = (printers, ended) => worthTrying(printers, ended).map(({ name }) => name);
  assert.deepEqual(names([own, other], true), ["timur", "barat"]);
  assert.deepEqual(names([own, other], false), ["barat"]);
  assert.deepEqual(names([{ ...own, state: "trouble" }, other], true), ["barat"]);
});
