// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { KEEP, apply, needsRefresh } from "../../display/static/board.js";
import * as lobby from "../../display/static/calls.js";
import { banners, concerns, isShut } from "../../display/static/notices.js";
import { counterParts, counterRange, zoneParts } from "../../display/static/words.js";

const START = Date.parse("2026-11-23T09:00:00+07:00");
/** @param {number} seconds */
const at = (seconds) => new Date(START + seconds * 1000).toISOString();

/** A hall of two agencies in zone B and one in zone C, with nobody in it. @param {string | null} zone @returns {any} */
function emptyBoard(zone = "B") {
  const agencies = [{ code: "C", short: "Dindukcapil" }, { code: "R", short: "Polresta" }];
  return {
    seq: 0, now: at(0), trial: false, zone: zone ? { code: zone, name: `Zona ${zone}` } : null,
    branch: { name: "MPP", short_name: "MPP", timezone: "Asia/Jakarta" },
    agencies: zone ? agencies : [...agencies, { code: "W", short: "Dinnakerkop" }],
    counters: [{ code: "C1", name: "Loket 5", agency: "C", state: "open", reason: null, back_at: null }],
    waiting: zone ? { C: 0, R: 0 } : { C: 0, R: 0, W: 0 }, now_serving: [], recent_calls: [],
  };
}

/** A small hall that tells what happens as the server does. */
class Hall {
  seq = 0;
  calls = 0;
  /** @type {Record<string, any>} */
  tickets = {};

  /** @param {string} type @param {any} data @param {number} seconds @returns {any} */
  event(type, data, seconds) {
    return { seq: ++this.seq, type, at: at(seconds), data };
  }

  /** @param {string} number @param {number} seconds */
  issue(number, seconds = 0) {
    const agency = { code: number.split("-")[0], name: "", short: "" };
    const zone = agency.code === "W" ? "C" : "B";
    this.tickets[number] = { id: number, number, state: "waiting", agency, zone, language: "id", recalls: 0, counter: null };
    return this.event("ticket.issued", { ticket: { ...this.tickets[number] }, from: null, counter: null }, seconds);
  }

  /** @param {string} number @param {string} type @param {any} changes @param {number} seconds @param {any} [told] */
  move(number, type, changes, seconds, told = {}) {
    const from = this.tickets[number].state;
    const counter = ["called", "serving"].includes(changes.state ?? from) ? { code: "C1", name: "Loket 5" } : null;
    this.tickets[number] = { ...this.tickets[number], counter, ...changes };
    return this.event(`ticket.${type}`, { ticket: { ...this.tickets[number] }, from, counter: null, ...told }, seconds);
  }

  /** @param {string} number @param {number} seconds */
  row(number, seconds) {
    const ticket = this.tickets[number];
    return {
      ticket: number, call: ticket.call, number, agency: ticket.agency, counter: { code: "C1", name: "Loket 5" }, state: "called",
      called_at: at(ticket.calledAt), last_called_at: at(seconds), recalls: ticket.recalls, zone: ticket.zone, language: "id",
      sentence: { id: `Nomor antrean ${number}` },
    };
  }

  /** @param {string} number @param {number} seconds */
  call(number, seconds) {
    Object.assign(this.tickets[number], { call: ++this.calls, calledAt: seconds });
    const row = this.row(number, seconds);
    return this.move(number, "called", { state: "called", recalls: 0 }, seconds, { call: row });
  }

  /** @param {string} number @param {number} seconds */
  recall(number, seconds) {
    this.tickets[number].recalls += 1;
    return this.move(number, "recalled", {}, seconds, { call: this.row(number, seconds) });
  }
}

/** @param {any[]} events @param {any} [board] */
const play = (events, board = emptyBoard()) => events.reduce(apply, board);
/** @param {any[]} rows */
const numbers = (rows) => rows.map((row) => row.number ?? row.row.number);

test("a ticket's whole life leaves the counts and the rows right", () => {
  const hall = new Hall();
  let board = play([hall.issue("C-001"), hall.issue("C-002"), hall.issue("R-001")]);
  assert.deepEqual(board.waiting, { C: 2, R: 1 });
  board = play([hall.call("C-001", 10)], board);
  assert.deepEqual([board.waiting.C, numbers(board.now_serving), board.recent_calls[0].state], [1, ["C-001"], "called"]);
  board = play([hall.move("C-001", "started", { state: "serving" }, 20)], board);
  assert.equal(board.now_serving[0].state, "serving");
  board = play([hall.move("C-001", "finished", { state: "served" }, 60)], board);
  assert.deepEqual([board.now_serving, board.recent_calls[0].state, board.seq], [[], "served", 6]);
});

test("an event that the board already holds changes nothing", () => {
  const hall = new Hall();
  const issued = hall.issue("C-001");
  const board = play([issued]);
  assert.equal(apply(board, issued), board);
});

test("paper events change no count", () => {
  const hall = new Hall();
  const board = play([hall.issue("C-001"), hall.move("C-001", "printed", { paper: "done" }, 1)]);
  assert.deepEqual([board.waiting.C, board.seq], [1, 2]);
});

test("another zone's calls and queues stay off the board; the hall's board shows all", () => {
  const hall = new Hall();
  const events = [hall.issue("W-001"), hall.call("W-001", 5)];
  assert.deepEqual(play(events).recent_calls, []);
  assert.deepEqual(play(events).waiting, { C: 0, R: 0 });
  assert.deepEqual(numbers(play(events, emptyBoard(null)).recent_calls), ["W-001"]);
});

test("an undone call disappears, and the visitor waits again", () => {
  const hall = new Hall();
  const board = play([hall.issue("C-001"), hall.call("C-001", 5), hall.move("C-001", "undone", { state: "waiting" }, 8, { undone: "ticket.called" })]);
  assert.deepEqual([board.recent_calls, board.now_serving, board.waiting.C], [[], [], 1]);
});

test("an undone no-show is called again, with its row", () => {
  const hall = new Hall();
  const events = [hall.issue("C-001"), hall.call("C-001", 5), hall.move("C-001", "no_show", { state: "no_show" }, 60)];
  const board = play([...events, hall.move("C-001", "undone", { state: "called" }, 62, { undone: "ticket.no_show" })]);
  assert.deepEqual([numbers(board.now_serving), board.recent_calls[0].state], [["C-001"], "called"]);
});

test("a transfer to another agency moves the count along", () => {
  const hall = new Hall();
  const there = { agency: { code: "R", name: "", short: "" } };
  const board = play([hall.issue("C-001"), hall.move("C-001", "transferred", there, 5, { from_agency: "C" })]);
  assert.deepEqual(board.waiting, { C: 0, R: 1 });
});

test("a paused counter says until when", () => {
  const hall = new Hall();
  const counter = { code: "C1", name: "Loket 5", state: "paused", reason: "istirahat", back_at: at(600) };
  const [paused] = play([hall.event("counter.paused", { counter }, 1)]).counters;
  assert.deepEqual([paused.state, paused.back_at], ["paused", at(600)]);
});

test("the board remembers a bounded number of calls", () => {
  const hall = new Hall();
  let board = emptyBoard();
  for (let n = 100; n < 300; n += 1) board = play([hall.issue(`C-${n}`), hall.call(`C-${n}`, n)], board);
  assert.equal(board.recent_calls.length, KEEP);
  assert.equal(board.recent_calls[0].number, "C-299");
});

test("a changed catalogue or a new day asks for the board anew", () => {
  const hall = new Hall();
  assert.equal(needsRefresh([hall.event("catalogue.changed", { what: [] }, 1)]), true);
  assert.equal(needsRefresh([hall.issue("C-001")]), false);
});

/** Three calls within one second. @returns {any} */
function rush() {
  const hall = new Hall();
  const events = ["C-001", "C-002", "R-001"].flatMap((number) => [hall.issue(number), hall.call(number, 1)]);
  const board = play(events);
  return { hall, board, state: lobby.hear(lobby.emptyLobby(), board, events, START + 1_000) };
}

test("calls take the panel in order, each for its dwell, shorter when others wait", () => {
  let { board, state } = rush();
  const seen = [];
  for (let now = START + 1_000; now < START + 30_000; now += 100) {
    state = lobby.advance(state, now);
    const on = lobby.stage(state, board);
    if (state.shown && seen[seen.length - 1]?.[0] !== on.row.number) seen.push([on.row.number, now - START - 1_000]);
  }
  assert.deepEqual(seen, [["C-001", 0], ["C-002", 4_000], ["R-001", 10_000]]);
  assert.equal(lobby.wakeIn(state, START + 30_000), null);
});

test("whoever still waits for the panel already stands in the list", () => {
  let { board, state } = rush();
  state = lobby.advance(state, START + 1_000);
  const list = lobby.lastCalls(state, board, 6);
  assert.deepEqual(list.map(({ row, next }) => [row.number, next]), [["R-001", true], ["C-002", true]]);
});

test("no call is pushed off the panel before it was shown, however many come", () => {
  const hall = new Hall();
  const events = Array.from({ length: 40 }, (_, n) => `C-${n + 100}`).flatMap((number) => [hall.issue(number), hall.call(number, 1)]);
  const board = play(events);
  let state = lobby.hear(lobby.emptyLobby(), board, events, START + 1_000);
  const shown = new Set();
  for (let now = START + 1_000; state.queue.length || now < START + 5_000; now += 500) {
    state = lobby.advance(state, now);
    shown.add(state.shown?.row?.number);
  }
  assert.equal(shown.size, 40);
});

test("a call that was undone leaves the panel and the queue at once", () => {
  let { hall, board, state } = rush();
  state = lobby.advance(state, START + 1_000);
  const told = { undone: "ticket.called" };
  const undone = ["C-001", "C-002"].map((number) => hall.move(number, "undone", { state: "waiting" }, 2, told));
  board = play(undone, board);
  state = lobby.advance(lobby.hear(state, board, undone, START + 2_000), START + 2_000);
  assert.equal(lobby.stage(state, board).row.number, "R-001");
  assert.deepEqual([state.queue, lobby.lastCalls(state, board, 6)], [[], []]);
});

test("whoever did not come, was parked or cancelled gives up the panel and the queue at once", () => {
  for (const state of ["no_show", "parked", "cancelled"]) {
    let { hall, board, state: on } = rush();
    on = lobby.advance(on, START + 1_000);
    const moved = ["C-001", "C-002"].map((number) => hall.move(number, state, { state }, 2));
    board = play(moved, board);
    on = lobby.hear(on, board, moved, START + 2_000);
    assert.deepEqual([on.shown, on.queue.map((each) => each.row?.number)], [null, ["R-001"]]);
  }
});

test("a visitor who has come keeps the panel for its time, so that nothing flickers", () => {
  let { hall, board, state } = rush();
  state = lobby.advance(state, START + 1_000);
  const started = [hall.move("C-001", "started", { state: "serving" }, 2)];
  board = play(started, board);
  assert.equal(lobby.hear(state, board, started, START + 2_000).shown?.row?.number, "C-001");
});

/** @param {any} [wishes] */
const notice = (wishes) => ({ id: "1", zone: null, agency: null, text: { id: "Tunggu", en: "Wait" }, until: null, ...wishes });
const texts = { id: (/** @type {string} */ id) => id, en: (/** @type {string} */ id) => `${id} (en)` };
const catalogue = { open: true, why: null, agencies: [{ code: "C", short: "Dindukcapil", closed_because: null }] };

test("a notice for another zone or its agencies is not shown here", () => {
  const board = emptyBoard();
  const shown = [{}, { zone: "B" }, { agency: "R" }, { zone: "C" }, { agency: "W" }].map((wishes) => concerns(board, notice(wishes)));
  assert.deepEqual(shown, [true, true, true, false, false]);
  assert.equal(concerns(emptyBoard(null), notice({ agency: "W" })), true);
});

test("a notice is raised, spoken in two languages, and ended by event or by its time", () => {
  const hall = new Hall();
  let board = play([hall.event("notice.raised", { notice: notice({ agency: "C", until: at(60) }) }, 1)]);
  const told = (/** @type {number} */ seconds) => banners({ lang: "id", texts, catalogue, board, now: START + seconds * 1000 });
  assert.deepEqual(told(2).map(({ head, text }) => [head, text]), [["Dindukcapil", "Tunggu"], ["Dindukcapil", "Wait"]]);
  assert.deepEqual(told(61), []);
  board = play([hall.event("notice.ended", { notice: notice() }, 3)], board);
  assert.deepEqual(board.notices, []);
});

test("a closed queue and the last numbers of the day are told as well", () => {
  const board = { ...emptyBoard(), waiting: { C: 2, R: 0 } };
  const late = { open: false, why: "day-closing", agencies: [{ code: "C", short: "Dindukcapil", closed_because: "Jaringan putus" }] };
  const told = banners({ lang: "id", texts, catalogue: late, board, now: START });
  assert.deepEqual(told.map(({ text }) => text), ["queue-closed", "last-numbers", "last-numbers (en)"]);
});

test("after the last numbers the hall is shut only when nobody with a number is left", () => {
  const late = { ...catalogue, open: false, why: "after-last-ticket" };
  assert.equal(isShut({ ...emptyBoard(), waiting: { C: 1 } }, late), false);
  assert.equal(isShut(emptyBoard(), late), true);
  assert.equal(isShut({ ...emptyBoard(), waiting: { C: 1 } }, { ...late, why: "day-closed" }), true);
});

test("a recall is lit anew and marked; while it still waits for the panel it keeps its place", () => {
  let { hall, board, state } = rush();
  state = lobby.advance(state, START + 1_000);
  const again = [hall.recall("C-002", 2), hall.recall("C-001", 3)];
  board = play(again, board);
  state = lobby.hear(state, board, again, START + 3_000);
  assert.deepEqual(state.queue.map((each) => each.row?.number), ["C-002", "R-001", "C-001"]);
  assert.equal(state.queue[0].row?.recalls, 1);
});

test("who is on the panel and is called again is lit anew at once", () => {
  const hall = new Hall();
  const called = [hall.issue("C-001"), hall.call("C-001", 1)];
  let state = lobby.advance(lobby.hear(lobby.emptyLobby(), play(called), called, START + 1_000), START + 1_000);
  const again = [hall.recall("C-001", 2)];
  state = lobby.advance(lobby.hear(state, play([...called, ...again]), again, START + 2_000), START + 2_000);
  assert.deepEqual([state.shown?.key, state.since, state.queue], ["1 1", START + 2_000, []]);
});

test("a recall comes first in the list of last calls", () => {
  const hall = new Hall();
  const events = ["C-001", "C-002", "C-003"].flatMap((number, n) => [hall.issue(number), hall.call(number, n * 10)]);
  const board = play([...events, hall.recall("C-001", 40)]);
  assert.deepEqual(numbers(lobby.called(board)), ["C-001", "C-003", "C-002"]);
});

test("stale calls of a screen that was away are listed but not announced", () => {
  const hall = new Hall();
  const events = ["C-001", "C-002"].flatMap((number, n) => [hall.issue(number), hall.call(number, n * 60)]);
  const board = play(events);
  const state = lobby.hear(lobby.emptyLobby(), board, events, START + 65_000);
  assert.deepEqual(state.queue.map((each) => each.row?.number), ["C-002"]);
  assert.deepEqual(numbers(lobby.lastCalls(state, board, 6)), ["C-001"]);
});

test("after an absence only who is still awaited is announced, not who has come meanwhile", () => {
  const hall = new Hall();
  const first = [hall.issue("C-001"), hall.call("C-001", 1), hall.move("C-001", "started", { state: "serving" }, 3)];
  const events = [...first, hall.issue("C-002"), hall.call("C-002", 5)];
  const state = lobby.hear(lobby.emptyLobby(), play(events), events, START + 8_000);
  assert.deepEqual(state.queue.map((each) => each.row?.number), ["C-002"]);
});

test("a call that was answered while the screen was away gives up the panel", () => {
  let { hall, board, state } = rush();
  state = lobby.advance(state, START + 1_000);
  assert.equal(lobby.comeBack(state, board), state);
  board = play([hall.move("C-001", "started", { state: "serving" }, 3)], board);
  assert.equal(lobby.comeBack(state, board).shown, null);
});

test("a fresh snapshot announces only what was called in the last seconds, and only once", () => {
  const hall = new Hall();
  const events = ["C-001", "C-002"].flatMap((number, n) => [hall.issue(number), hall.call(number, n * 60)]);
  const board = play(events);
  let state = lobby.settle(lobby.emptyLobby(), board, START + 65_000);
  assert.deepEqual(state.queue.map((each) => each.row?.number), ["C-002"]);
  state = lobby.settle(state, board, START + 66_000);
  assert.equal(state.queue.length, 1);
});

test("when nothing is new the panel stays with whoever is awaited, then rests with the last one", () => {
  const hall = new Hall();
  const events = ["C-001", "C-002"].flatMap((number, n) => [hall.issue(number), hall.call(number, n * 10)]);
  let board = play([...events, hall.move("C-002", "started", { state: "serving" }, 30)]);
  const on = lobby.stage(lobby.emptyLobby(), board);
  assert.deepEqual([on.kind === "call" && on.row.number, on.kind === "call" && on.lit], ["C-001", true]);
  board = play([hall.move("C-001", "no_show", { state: "no_show" }, 90)], board);
  const rest = lobby.stage(lobby.emptyLobby(), board);
  assert.deepEqual([rest.kind === "call" && rest.row.number, rest.kind === "call" && rest.lit], ["C-002", false]);
  assert.equal(lobby.stage(lobby.emptyLobby(), emptyBoard()).kind, "none");
});

test("a ticket sent to another counter is not sought at its old one", () => {
  const hall = new Hall();
  const board = play([hall.issue("C-001"), hall.call("C-001", 5), hall.move("C-001", "transferred", { state: "waiting" }, 9)]);
  assert.deepEqual(lobby.called(board), []);
});

test("who was sent on and is served in another zone is not shown as served here", () => {
  const hall = new Hall();
  const there = { code: "W1", name: "Loket 20" };
  const elsewhere = { ...hall.issue("C-001"), zone: "C" };
  const board = play([elsewhere, hall.call("C-001", 5), hall.move("C-001", "transferred", { state: "waiting" }, 9)]);
  const row = { ...hall.row("C-001", 12), call: 2, counter: there, zone: "C" };
  const called = hall.move("C-001", "called", { state: "called", counter: there }, 12, { call: row });
  const started = hall.move("C-001", "started", { state: "serving", counter: there }, 15);
  assert.deepEqual(play([called, started], board).now_serving, []);
});

test("a test of the sound takes the panel in its zone only", () => {
  const hall = new Hall();
  const sentence = { id: "Tes suara" };
  const events = [hall.event("call.tested", { zone: "C", sentence }, 1), hall.event("call.tested", { zone: "B", sentence }, 1)];
  const state = lobby.advance(lobby.hear(lobby.emptyLobby(), emptyBoard(), events, START + 1_000), START + 1_000);
  assert.deepEqual([state.queue.length, lobby.stage(state, emptyBoard()).kind], [0, "test"]);
});

test("a counter's name is a word and a number, or only words", () => {
  assert.deepEqual(counterParts("Loket 12"), { word: "Loket", number: "12" });
  assert.deepEqual(counterParts("Meja Informasi"), { word: "Meja Informasi", number: "" });
});

test("a zone's name loses the part that the tag already says", () => {
  assert.deepEqual(zoneParts({ code: "B", name: "Zona B - Kependudukan" }, "Zona"), { tag: "Zona B", about: "Kependudukan" });
  assert.deepEqual(zoneParts({ code: "E", name: "Lantai dua" }, "Zona"), { tag: "Zona E", about: "Lantai dua" });
});

test("counters in a row are one range, others are named one by one", () => {
  assert.equal(counterRange(["Loket 5", "Loket 6", "Loket 7"]), "Loket 5–7");
  assert.equal(counterRange(["Loket 5", "Loket 9"]), "Loket 5, Loket 9");
  assert.equal(counterRange(["Meja Informasi"]), "Meja Informasi");
  assert.equal(counterRange([]), "");
});
