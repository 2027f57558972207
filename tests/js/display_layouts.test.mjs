// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { apply } from "../../display/static/board.js";
import * as lobby from "../../display/static/calls.js";
import { address, differs, question } from "../../display/static/choice.js";
import { missed, scoped, seats, shape } from "../../display/static/counters.js";
import { breaking, following, PASS_OVER_MS, programme } from "../../display/static/playlist.js";

const START = Date.parse("2026-11-23T09:00:00+07:00");
/** @param {number} seconds */
const at = (seconds) => new Date(START + seconds * 1000).toISOString();

/** @param {string} number @param {number} call @param {any} [more] @returns {any} */
const row = (number, call, more = {}) => ({
  ticket: number, call, number, agency: { code: number.split("-")[0], name: "", short: "" }, counter: { code: "C1", name: "Loket 4" }, state: "called",
  called_at: at(call), last_called_at: at(call), recalls: 0, zone: "B", language: "id", sentence: { id: number }, ...more,
});

/** @param {any} [more] @returns {any} */
const boardWith = (more = {}) => ({
  seq: 0, now: at(0), zone: null, branch: { name: "MPP", short_name: "MPP", timezone: "Asia/Jakarta" }, zones: [{ code: "B", name: "Zona B" }],
  agencies: [{ code: "C", short: "Dindukcapil" }, { code: "R", short: "Polresta" }],
  counters: [
    { code: "C1", name: "Loket 4", agency: "C", state: "open" },
    { code: "C2", name: "Loket 5", agency: "C", state: "paused", reason: "salat", back_at: at(600) },
    { code: "R1", name: "Loket 8", agency: "R", state: "closed" },
  ],
  waiting: { C: 0, R: 0 }, now_serving: [], recent_calls: [], ...more,
});

test("a counter shows who is there, or in words why nobody is", () => {
  const board = boardWith({ now_serving: [row("C-001", 1, { state: "serving" })] });
  assert.deepEqual(seats(board).map(({ state, row: held, reason, back_at: back }) => [state, held?.number, reason, back]), [
    ["serving", "C-001", null, null], ["paused", undefined, "salat", at(600)], ["closed", undefined, null, null],
  ]);
});

test("a counter that pauses with somebody in hand still shows them, and until when it pauses", () => {
  const board = boardWith({ now_serving: [row("C-002", 2, { counter: { code: "C2", name: "Loket 5" } })] });
  const [, second] = seats(board);
  assert.deepEqual([second.state, second.row?.number, second.back_at], ["called", "C-002", at(600)]);
});

test("tiles are as large as their number allows, and every one has its turn", () => {
  assert.deepEqual(shape(1, 3, 4), { pages: 1, columns: 1, rows: 1 });
  assert.deepEqual(shape(4, 4, 1), { pages: 1, columns: 4, rows: 1 });
  assert.deepEqual(shape(4, 3, 4), { pages: 1, columns: 2, rows: 2 });
  for (let count = 1; count < 90; count += 1) {
    const { pages, columns, rows } = shape(count, 3, 4);
    assert.ok(columns <= 3 && rows <= 4 && pages * columns * rows >= count, `${count} counters`);
  }
});

test("one agency's screen keeps its own calls, and the counter that helps", () => {
  const helped = row("C-009", 9, { counter: { code: "R1", name: "Loket 8" } });
  const board = boardWith({ now_serving: [helped, row("R-001", 1)], recent_calls: [helped, row("R-001", 1)] });
  const mine = scoped(board, { layout: "agency", agency: "C", counter: null, zone: "B" });
  assert.deepEqual(mine.recent_calls.map(({ number }) => number), ["C-009"]);
  assert.deepEqual(mine.counters.map(({ code }) => code), ["C1", "C2", "R1"]);
  assert.deepEqual([mine.agencies.length, mine.zone?.code], [1, "B"]);
});

test("the screen above a counter knows only that counter", () => {
  const board = boardWith({ now_serving: [row("C-001", 1), row("R-001", 2, { counter: { code: "R1", name: "Loket 8" } })] });
  const mine = scoped(board, { layout: "counter", agency: null, counter: "R1", zone: "B" });
  assert.deepEqual([mine.counters.map(({ code }) => code), mine.now_serving.map(({ number }) => number)], [["R1"], ["R-001"]]);
  assert.equal(scoped(board, { layout: "grid", agency: null, counter: null, zone: null }), board);
});

test("one agency's board does not fill with the calls of others", () => {
  const ticket = (/** @type {string} */ number) => ({ id: number, number, state: "called", agency: { code: number[0] }, counter: { code: "C1" } });
  const called = (/** @type {string} */ number, /** @type {number} */ seq) => ({ seq, type: "ticket.called", at: at(seq), data: { ticket: ticket(number), from: "waiting", call: row(number, seq) } });
  const board = [called("C-001", 1), called("R-001", 2)].reduce(apply, boardWith({ agency: "C" }));
  assert.deepEqual([board.recent_calls.length, board.now_serving.length, board.seq], [1, 1, 2]);
});

test("missed numbers have a strip of their own, each once, the newest first", () => {
  const gone = { state: "no_show" };
  const board = boardWith({ recent_calls: [row("C-001", 5, gone), row("C-002", 3), row("C-001", 2, gone), row("C-003", 9, gone)] });
  assert.deepEqual(missed(board).map(({ number }) => number), ["C-003", "C-001"]);
});

/** Two visitors are called; the first has the panel. @returns {any} */
function two() {
  const board = boardWith({ recent_calls: [row("R-001", 2), row("C-001", 1)] });
  return { board, state: lobby.advance(lobby.settle(lobby.emptyLobby(), board, START + 2_000), START + 2_000) };
}
const on = (/** @type {any} */ state) => state.shown?.row?.number ?? null;

test("the call that is spoken has the panel as long as the voice needs", () => {
  let { board, state } = two();
  state = lobby.advance(state, START + 20_000);
  state = lobby.advance(state, START + 40_000);
  assert.equal(on(state), null);
  state = lobby.speak(state, board, [{ call: 1, until: START + 49_000 }], START + 40_000);
  assert.deepEqual([on(state), state.shown?.key, lobby.wakeIn(state, START + 41_000)], ["C-001", "1 0", 8_000]);
  assert.equal(on(lobby.advance(state, START + 49_000)), null);
});

test("whoever gives the panel up to the voice too early gets it back, whole", () => {
  let { board, state } = two();
  assert.equal(on(state), "C-001");
  state = lobby.speak(state, board, [{ call: 2, until: START + 9_000 }], START + 3_000);
  assert.deepEqual([on(state), state.queue.map(({ row: each }) => each?.number)], ["R-001", ["C-001"]]);
  state = lobby.advance(state, START + 9_000);
  assert.deepEqual([on(state), state.since], ["C-001", START + 9_000]);
});

test("two calls spoken in one sentence are shown one after the other", () => {
  let { board, state } = two();
  state = lobby.speak(state, board, [{ call: 1, until: START + 6_000 }, { call: 2, until: START + 9_000 }], START + 3_000);
  assert.equal(on(state), "C-001");
  state = lobby.advance(state, START + 6_000);
  assert.deepEqual([on(state), lobby.wakeIn(state, START + 6_000)], ["R-001", 3_000]);
});

test("the voice does not bring back who was sent away, is not known or is over", () => {
  const { board, state } = two();
  const parked = boardWith({ recent_calls: [row("C-001", 1, { state: "parked" })] });
  assert.equal(lobby.speak(state, parked, [{ call: 1, until: START + 9_000 }], START + 3_000), state);
  assert.equal(lobby.speak(state, board, [{ call: 77, until: START + 9_000 }, { call: 2, until: START }], START + 3_000), state);
});

test("the address says which screen, and nothing else of it is sent", () => {
  assert.equal(question("?screen=zona-a&theme=dark&x=1"), "/api/v1/display/screen?screen=zona-a&theme=dark");
  assert.equal(question(""), "/api/v1/display/screen");
  assert.equal(address("agency", "C", "id"), "?layout=agency&agency=C");
  assert.equal(address("zone", "B", "jv"), "?zone=B&lang=jv");
  const screen = /** @type {any} */ ({ name: "a", ticker: { id: "x" } });
  assert.deepEqual([differs(screen, { ...screen }), differs(screen, { ...screen, ticker: { id: "y" } })], [false, true]);
});

/** @param {string} name @returns {any} */
const file = (name) => ({ name, kind: "picture", url: `/display/media/${name}?v=1` });
const [a, b, c] = ["a.png", "b.png", "c.mp4"].map(file);

test("files follow each other by name, again and again", () => {
  const seen = [null, a.url, b.url, c.url].map((url) => following([a, b, c], url, {}, 0)?.name);
  assert.deepEqual(seen, ["a.png", "b.png", "c.mp4", "a.png"]);
  assert.equal(following([a], a.url, {}, 0), a);
  assert.equal(following([], a.url, {}, 0), null);
});

test("a broken file is passed over for a while, a new one of its name is not", () => {
  const broken = breaking({}, [a, b], b.url, 1_000);
  assert.equal(following([a, b], a.url, broken, 2_000), a);
  assert.equal(following([a, b], a.url, broken, 1_000 + PASS_OVER_MS), b);
  const mended = { ...b, url: "/display/media/b.png?v=2" };
  assert.equal(following([a, mended], a.url, broken, 2_000), mended);
  assert.deepEqual(Object.keys(breaking(broken, [a, mended], a.url, 3_000)), [a.url]);
  assert.equal(following([b], null, broken, 2_000), null);
});

test("the hall's page goes before the files while it can be reached", () => {
  assert.deepEqual(programme("http://10.0.0.5/", true, [a]).map(({ kind }) => kind), ["page"]);
  assert.deepEqual(programme("http://10.0.0.5/", false, [a]), [a]);
  assert.deepEqual(programme("", false, [a]), [a]);
});
