// What the console offers: the main button in each state, where a key aims, what is sent.
import assert from "node:assert/strict";
import test from "node:test";
import { aim, asks, mainMove, rowMoves, situationOf, smallMoves, tiles } from "../../counter/static/moves.js";
import { wire } from "../../counter/static/wire.js";

const at = (state, held = null, more = {}) => ({ state, ticket: held && { id: "7", number: "C-017", state: held }, undo: null, ...more });
const row = (list) => ({ list, row: { id: "9", number: "C-020" } });

test("the main button means one thing in each state", () => {
  const meanings = {
    "closed ": "open",
    "paused ": "open",
    "open ": "call-next",
    "open called": "start",
    "open serving": "finish-next",
    "paused called": "start",
    "paused serving": "finish",
  };
  for (const [key, meaning] of Object.entries(meanings)) {
    const [state, held] = key.split(" ");
    assert.equal(mainMove(at(state, held || null), null), meaning, key);
  }
});

test("a chosen row changes the main button only while the hands are free", () => {
  assert.equal(mainMove(at("open"), row("waiting")), "call");
  assert.equal(mainMove(at("open"), row("parked")), "call");
  assert.equal(mainMove(at("open"), row("no_shows")), "return");
  assert.equal(mainMove(at("open", "serving"), row("waiting")), "finish-next");
  assert.equal(mainMove(at("closed"), row("waiting")), "open");
});

test("no move is offered twice on one screen", () => {
  for (const state of ["closed", "open", "paused"]) {
    for (const held of [null, "called", "serving"]) {
      const shown = [mainMove(at(state, held), null), ...tiles(at(state, held)), ...smallMoves(at(state, held))];
      assert.equal(new Set(shown).size, shown.length, `${state} ${held}: ${shown}`);
    }
  }
});

test("a key aims at the ticket in hand before any chosen row", () => {
  const held = at("open", "called");
  assert.deepEqual(aim("transfer", held, row("waiting")), { move: "transfer", ticket: held.ticket });
  assert.deepEqual(aim("cancel", held, row("waiting")), { move: "cancel", ticket: held.ticket });
  assert.deepEqual(aim("cancel", at("open"), row("waiting")), { move: "cancel", ticket: row("waiting").row });
  assert.equal(aim("cancel", at("open", "serving"), row("waiting")), null);
});

test("keys that make no sense now do nothing", () => {
  assert.equal(aim("recall", at("open"), null), null);
  assert.equal(aim("start", at("open", "serving"), null), null);
  assert.equal(aim("pause", at("closed"), null), null);
  assert.equal(aim("row-call", at("open", "called"), row("waiting")), null);
  assert.equal(aim("row-call", at("closed"), row("waiting")), null);
  assert.equal(aim("undo", at("open"), null), null);
});

test("a parked or missed visitor comes back even while another one sits here", () => {
  assert.equal(aim("row-back", at("open", "serving"), row("parked")).move, "resume");
  assert.equal(aim("row-back", at("open", "serving"), row("no_shows")).move, "return");
  assert.deepEqual(rowMoves("serving", row("parked")), ["resume", "reprint", "cancel"]);
});

test("the pause key ends a pause", () => {
  assert.deepEqual(aim("pause", at("paused"), null), { move: "open", ticket: null });
  assert.deepEqual(aim("pause", at("paused", "serving"), null), { move: "open", ticket: null });
  assert.equal(aim("pause", at("open", "serving"), null).move, "pause");
});

test("undo names the ticket that the server offers", () => {
  const state = at("open", null, { undo: { ticket: "5", number: "C-016", move: "finished", until: "" } });
  assert.deepEqual(wire("undo", aim("undo", state, null).ticket), { path: "/api/v1/counter/tickets/5/undo" });
});

test("moves are sent where the contract has them", () => {
  assert.deepEqual(wire("call-next", null), { path: "/api/v1/counter/call-next" });
  assert.deepEqual(wire("pause", null, { reason: "Salat" }), { path: "/api/v1/counter/pause", body: { reason: "Salat" } });
  assert.deepEqual(wire("no-show", { id: "a/b" }), { path: "/api/v1/counter/tickets/a%2Fb/no-show" });
  assert.deepEqual(wire("transfer", { id: "7" }, { counter: "C2" }), { path: "/api/v1/counter/tickets/7/transfer", body: { counter: "C2" } });
});

test("a counter with a ticket in hand shows the ticket, whatever its own state", () => {
  assert.equal(situationOf(at("paused", "serving")), "serving");
  assert.equal(situationOf(at("open")), "ready");
  assert.equal(situationOf(at("open", "waiting")), "ready");
});

test("after enough recalls the main button offers that nobody came, and starting stays at hand", () => {
  const offered = at("open", "called", { no_show_offered: true });
  assert.equal(mainMove(offered, null), "no-show");
  assert.deepEqual(tiles(offered), ["start", "recall", "transfer", "park"]);
  assert.ok(!smallMoves(offered).includes("start"));
});

test("the end of a visit asks for its outcome only where the service wants to know", () => {
  assert.equal(asks("finish", at("open", "serving", { outcomes: [] })), false);
  assert.equal(asks("finish-next", at("open", "serving", { outcomes: ["diterima"] })), true);
  assert.equal(asks("start", at("open", "called", { outcomes: ["diterima"] })), false);
  for (const move of ["papers", "add", "transfer"]) assert.equal(asks(move, at("open", "serving")), true);
});

test("papers can be missing only while somebody is served, and the pad asks the same", () => {
  assert.equal(aim("papers", at("open", "called"), null), null);
  assert.equal(aim("papers", at("open", "serving"), null).move, "papers");
  assert.equal(aim("no-show", at("open", "serving"), null).move, "papers");
  assert.equal(aim("no-show", at("open", "called"), null).move, "no-show");
});

test("somebody without a number is served only with free hands", () => {
  assert.equal(aim("direct", at("open"), null).move, "direct");
  for (const busy of [at("open", "called"), at("open", "serving"), at("paused"), at("closed")]) assert.equal(aim("direct", busy, null), null);
});

test("the keys of a colleague's wish mean nothing while nobody asks", () => {
  assert.equal(aim("agree", at("open"), null), null);
  assert.deepEqual(aim("keep", at("open", "serving", { asked_for: { officer: "Sari" } }), null), { move: "keep", ticket: null });
});

test("who has had the second chance is not offered another", () => {
  assert.deepEqual(rowMoves("ready", { list: "no_shows", row: { id: "9", returned: true } }), []);
});

test("the further moves are sent where the contract has them", () => {
  assert.deepEqual(wire("papers", { id: "7" }, { outcome: "papers-missing", missing: ["KK"] }).path, "/api/v1/counter/tickets/7/finish");
  assert.deepEqual(wire("direct", null), { path: "/api/v1/counter/serve-direct" });
  assert.deepEqual(wire("mode", null, { mode: "auto" }), { path: "/api/v1/counter/mode", body: { mode: "auto" } });
  assert.deepEqual(wire("add", { id: "7" }, { service: "C04" }), { path: "/api/v1/counter/tickets/7/add", body: { service: "C04" } });
  assert.deepEqual(wire("keep", null), { path: "/api/v1/staff/counter/hand-over", body: { agree: false } });
});
