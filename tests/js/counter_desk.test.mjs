// What the console shows after an answer, how it walks its lists, and where a visitor can be sent.
import assert from "node:assert/strict";
import test from "node:test";
import { afterAnswer, wordsAfter } from "../../counter/static/answers.js";
import { concerns } from "../../counter/static/concerns.js";
import { find, places, services } from "../../counter/static/find.js";
import { chosenIn, longest, step, turn } from "../../counter/static/walk.js";

const ticket = (id, state, more = {}) => ({ id, number: `C-0${id}`, state, service: { code: "C04", name: "Akta kelahiran" }, agency: { code: "C" }, counter: null, ...more });
const mine = { code: "C1", name: "Loket 5" };
const desk = (held = null, lists = {}) => ({
  state: { counter: mine, state: "open", ticket: held, undo: null, docs: ["KK"], note: "lama" },
  lists: { waiting: [], parked: [], no_shows: [], ...lists },
});

test("a called ticket is in hand at once, with what its row knew, and leaves the list", () => {
  const before = desk(null, { waiting: [{ ...ticket("20", "waiting"), docs: ["KTP"], note: "segera" }] });
  const { state, lists } = afterAnswer(before, "call-next", { ticket: ticket("20", "called", { counter: mine }) });
  assert.equal(state.ticket.state, "called");
  assert.deepEqual(state.ticket.docs, ["KTP"]);
  assert.equal(state.docs, undefined);
  assert.deepEqual(lists.waiting, []);
});

test("starting keeps documents and note of the same visitor", () => {
  const { state } = afterAnswer(desk(ticket("20", "called")), "start", ticket("20", "serving", { counter: mine }));
  assert.equal(state.ticket.state, "serving");
  assert.deepEqual(state.docs, ["KK"]);
});

test("a pause asked for during a visit stays asked for", () => {
  const paused = desk(ticket("20", "called"));
  paused.state.state = "paused";
  assert.equal(afterAnswer(paused, "start", ticket("20", "serving", { counter: mine })).state.state, "paused");
});

test("finishing, parking or missing empties the hand", () => {
  for (const [move, state] of [["finish", "served"], ["park", "parked"], ["no-show", "no_show"], ["transfer", "waiting"]]) {
    assert.equal(afterAnswer(desk(ticket("20", "serving")), move, ticket("20", state)).state.ticket, null, move);
  }
});

test("a visitor who was put aside is found in that list at once", () => {
  const before = desk(ticket("20", "called", { waited_min: 9 }));
  const { lists } = afterAnswer(before, "no-show", ticket("20", "no_show"));
  assert.deepEqual(lists.no_shows.map((row) => [row.id, row.waited_min]), [["20", 9]]);
});

test("what is known of one visitor is not shown of the next", () => {
  const before = desk(ticket("20", "serving"));
  Object.assign(before.state, { outcomes: ["diterima"], also: [ticket("31", "waiting")], no_show_offered: true });
  const { state } = afterAnswer(before, "call-next", { ticket: ticket("21", "called", { counter: mine }) });
  assert.deepEqual([state.outcomes, state.also, state.no_show_offered], [[], [], false]);
});

test("a further service leaves the visitor where they are", () => {
  const after = afterAnswer(desk(ticket("20", "serving")), "add", ticket("31", "waiting"));
  assert.equal(after.state.ticket.id, "20");
  assert.deepEqual(after.state.also.map((each) => each.number), ["C-031"]);
  assert.deepEqual(wordsAfter("add", ticket("20", "serving"), ticket("31", "waiting")).args, { number: "C-020", added: "C-031", service: "Akta kelahiran" });
});

test("the last step can be taken back before the next look", () => {
  const after = afterAnswer(desk(ticket("20", "serving")), "finish", ticket("20", "served"));
  assert.deepEqual(after.state.undo, { ticket: "20", number: "C-020", move: "finished", until: null });
  assert.equal(afterAnswer(after, "undo", ticket("20", "serving", { counter: mine })).state.undo, null);
});

test("bringing back another visitor leaves the one in hand", () => {
  const before = desk(ticket("20", "serving"), { parked: [ticket("12", "parked")] });
  const { state, lists } = afterAnswer(before, "resume", ticket("12", "waiting"));
  assert.equal(state.ticket.id, "20");
  assert.deepEqual(lists.parked, []);
});

test("nobody waiting is said in words, and the hand stays empty", () => {
  const answer = { ticket: null, why: { code: "nobody-waiting" } };
  assert.equal(afterAnswer(desk(), "call-next", answer).state.ticket, null);
  assert.deepEqual(wordsAfter("call-next", null, answer), { id: "nobody-waiting" });
});

test("a recall says which call it was", () => {
  assert.deepEqual(wordsAfter("recall", null, ticket("20", "called", { recalls: 1 })), { id: "did-recall", args: { number: "C-020", times: 2 } });
});

test("arrows walk a list and stop at its ends", () => {
  const rows = [{ id: "a" }, { id: "b" }];
  assert.equal(step(rows, null, 1), "a");
  assert.equal(step(rows, null, -1), "b");
  assert.equal(step(rows, "a", 1), "b");
  assert.equal(step(rows, "b", 1), "b");
  assert.equal(step([], "a", 1), null);
  assert.equal(turn("waiting", -1), "no_shows");
  assert.equal(turn("no_shows", 1), "waiting");
});

test("a row that has left its list is no longer chosen", () => {
  const lists = { waiting: [{ id: "a", waited_min: 3 }, { id: "b", waited_min: 9 }] };
  assert.equal(chosenIn(lists, "waiting", "c"), null);
  assert.equal(chosenIn(lists, "waiting", "b").row.id, "b");
  assert.equal(longest(lists.waiting), 9);
});

const hall = {
  agencies: [
    { code: "R", name: "Polresta Banyumas", short: "Polresta", zone: "B", services: [{ code: "R01", name: "Perpanjangan SIM A" }] },
    { code: "C", name: "Dinas Kependudukan", short: "Dindukcapil", zone: "B", services: [{ code: "C04", name: "Akta kelahiran" }, { code: "C05", name: "Akta kematian", open: false }] },
  ],
  counters: [
    { code: "R1", name: "Loket 12", agency: "R", state: "closed", services: ["R01"] },
    { code: "C1", name: "Loket 5", agency: "C", state: "open", services: ["C04", "C05"] },
    { code: "C2", name: "Loket 6", agency: "C", state: "open", services: ["C04"] },
  ],
};
const here = { agency: "C", service: "C04", counter: "C1" };

test("a visitor is sent anywhere but where they are, the own agency first", () => {
  assert.deepEqual(places(hall, here).map((place) => place.code), ["C05", "C2", "R", "R01", "R1"]);
});

test("a colleague is found by name and by counter, an agency by its name", () => {
  const seats = [{ code: "C1", name: "Loket 5", agency: "C", officer: "Budi" }, { code: "C2", name: "Loket 6", agency: "C", officer: "Sari" }, { code: "C3", name: "Loket 7", agency: "C", officer: null }];
  const found = (typed) => find(places(hall, here, seats), typed).map((place) => `${place.kind} ${place.code}`);
  assert.deepEqual(found("sari"), ["officer Sari"]);
  assert.deepEqual(found("loket 6"), ["officer Sari", "counter C2"]);
  assert.deepEqual(found("budi"), []);
  assert.deepEqual(found("polresta")[0], "agency R");
});

test("a further service is any other service", () => {
  assert.deepEqual(services(hall, here).map((place) => place.code), ["C05", "R01"]);
});

test("every typed word must begin a word of the place", () => {
  const codes = (typed) => find(places(hall, here), typed).map((place) => place.code);
  assert.deepEqual(codes("sim a polres"), ["R01"]);
  assert.deepEqual(codes("loket 12"), ["R1"]);
  assert.deepEqual(codes("AKTA"), ["C05"]);
  assert.deepEqual(codes("r01"), ["R01"]);
  assert.deepEqual(codes("im"), []);
  assert.equal(codes("").length, 5);
});

test("only the hall's events that touch this counter wake it", () => {
  const state = { counter: mine, ticket: ticket("20", "called") };
  const of = (data, type = "ticket.issued") => concerns({ type, data }, state, hall);
  assert.equal(of({ ticket: ticket("1", "waiting") }), true);
  assert.equal(of({ ticket: { id: "2", service: { code: "R01" }, agency: { code: "R" } } }), false);
  assert.equal(of({ ticket: { id: "20", service: { code: "R01" }, agency: { code: "R" } } }), true);
  assert.equal(of({ counter: mine }, "counter.paused"), true);
  assert.equal(of({ counter: { code: "R1" } }, "counter.paused"), false);
  assert.equal(of({ day: "2026-11-23" }, "day.closed"), true);
  assert.equal(of({ notice: {} }, "notice.raised"), true);
  assert.equal(of({ agency: {} }, "queue.closed"), true);
  assert.equal(of({ device: {} }, "device.online"), false);
});

test("a visitor sent where no counter is open is told so at once", () => {
  const sent = ticket("20", "waiting", { open_counters: 0 });
  assert.equal(wordsAfter("transfer", null, sent).also, "nobody-open-there");
  assert.equal(wordsAfter("transfer", null, { ...sent, open_counters: 2 }).also, undefined);
  assert.equal(wordsAfter("resume", null, sent).also, undefined);
});

test("an officer knows before sending a visitor where no counter is open", () => {
  const quiet = { ...hall, agencies: hall.agencies.map((each) => ({ ...each, open_counters: each.code === "R" ? 0 : 2 })) };
  const alone = places(quiet, here).filter((place) => !place.staffed).map((place) => place.code);
  assert.deepEqual(alone, ["R", "R01", "R1"]);
});
