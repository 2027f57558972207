// What happens to a counter without a key: the server calls, a colleague or the end of the day takes.
import assert from "node:assert/strict";
import test from "node:test";
import "./browser_paths.mjs";

const { Problem, Offline } = await import("/ui/api.js");
const { Desk } = await import("../../counter/static/desk.js");
const { toldOfCopy } = await import("../../counter/static/copied.js");
const { newsBetween, noticesFor, wordsOf } = await import("../../counter/static/news.js");

const held = (id, state = "called") => ({ id, number: `C-0${id}`, state, service: { name: "Akta" } });
const stateWith = (ticket, more = {}) => ({ counter: { code: "C1" }, state: "open", ticket, undo: null, waiting: 0, hall: { open: true, why: null, because: null }, now: "2026-11-23T09:14:00+07:00", ...more });
const closed = (because) => stateWith(null, { state: "closed", hall: { open: false, why: "day-closed", because } });

/** A server whose truth can be changed; posts answer with what is given. */
function server(truth, post = () => ({})) {
  return { truth, post: async () => post(), async get(path) { return path.endsWith("state") ? this.truth : { seq: 1, waiting: [], parked: [], no_shows: [], now: this.truth.now }; } };
}

async function deskOf(api, t, onLost = () => {}) {
  const desk = new Desk(api, () => {}, onLost);
  t.after(() => desk.stop());
  await desk.look();
  return desk;
}

test("only a visitor whom nobody called by key has come by themselves", () => {
  assert.equal(newsBetween(null, stateWith(held("17"))).came, null);
  assert.equal(newsBetween(stateWith(null), stateWith(held("17"))).came.id, "17");
  assert.equal(newsBetween(stateWith(held("17")), stateWith(held("17", "serving"))).came, null);
  assert.equal(newsBetween(stateWith(held("17")), stateWith(null)).gone.id, "17");
});

test("in auto mode the next visitor is shown and named at once", async (t) => {
  const api = server(stateWith(null));
  const desk = await deskOf(api, t);
  api.truth = stateWith(held("17"));
  await desk.look();
  assert.equal(desk.view.came, "17");
  assert.deepEqual(desk.view.notice, { tone: "calm", id: "came-by-itself", args: { number: "C-017" } });
});

test("a call that did arrive although nobody answered is the officer's own", async (t) => {
  const api = server(stateWith(null), () => { throw new Offline(); });
  const desk = await deskOf(api, t);
  api.truth = stateWith(held("17"));
  await desk.act("call-next", null);
  await desk.looking;
  assert.equal(desk.view.state.ticket.id, "17");
  assert.equal(desk.view.came, null);
});

test("the end of the day says whose number it took, until the day is open again", async (t) => {
  const api = server(stateWith(held("17", "serving")));
  const desk = await deskOf(api, t);
  api.truth = closed("Banjir");
  await desk.look();
  await desk.look();
  assert.equal(desk.view.ended, "C-017");
  assert.equal(wordsOf(newsBetween(stateWith(held("17")), closed("Banjir")), closed("Banjir")), null);
  api.truth = stateWith(null);
  await desk.look();
  assert.equal(desk.view.ended, null);
});

test("a step that was too early counts down instead of failing", async (t) => {
  const early = new Problem(409, { type: "/problems/not-yet", retry_after_s: 4 });
  const desk = await deskOf(server(stateWith(held("17")), () => { throw early; }), t);
  await desk.act("recall", held("17"));
  assert.equal(desk.view.notice, null);
  assert.equal(desk.view.notYet.move, "recall");
  assert.ok(desk.view.notYet.until > Date.now() + 3_000);
});

test("an officer who hands over is told once, with what went along", async (t) => {
  const told = [];
  const api = server(stateWith(held("17", "serving")), () => ({ handed_over: true, officer: "Sari" }));
  const desk = await deskOf(api, t, (why, number) => told.push([why.body.officer, why.body.given, number]));
  await desk.act("agree", null);
  await desk.act("finish", held("17"));
  assert.deepEqual(told, [["Sari", true, "C-017"]]);
});

test("an officer reads the notices of the hall, the own zone and the own agency", () => {
  const notice = (id, zone, agency) => ({ id, zone, agency, text: { id } });
  const all = [notice("hall", null, null), notice("zone", "B", null), notice("far", "A", null), notice("own", null, "C"), notice("other", null, "R")];
  const seen = noticesFor({ zone: "B", agency: { code: "C" }, notices: all });
  assert.deepEqual(seen.map((each) => each.id), ["hall", "zone", "own"]);
  assert.deepEqual(noticesFor({ zone: "B" }), []);
});

test("a next call that is too early leaves the finished visit said, and counts down", async (t) => {
  const early = new Problem(409, { type: "/problems/not-yet", retry_after_s: 1 });
  const answers = [() => held("17", "served"), () => { throw early; }];
  const desk = await deskOf(server(stateWith(held("17", "serving")), () => answers.shift()()), t);
  await desk.act("finish-next", held("17"));
  assert.deepEqual(desk.view.notice, { tone: "calm", id: "did-finish", args: { number: "C-017" } });
  assert.equal(desk.view.notYet.move, "call-next");
});

test("a copy is sent; whether it came out is told by the printer, also when it is quicker than the answer", async (t) => {
  const ticket = held("17");
  const desk = await deskOf(server(stateWith(ticket), () => ({ ...ticket, paper: "queued", paper_why: null, printer: "timur", job: "8" })), t);
  const tells = (type, job, paper) => desk.hear({ type, data: { ticket, job, paper } });
  await desk.act("reprint", ticket, { reason: "Karcis hilang" });
  assert.deepEqual([desk.view.notice.tone, desk.view.notice.id, desk.view.notice.args.printer], ["calm", "did-reprint", "timur"]);
  tells("ticket.print_failed", "7", "failed");
  tells("ticket.print_unconfirmed", "8", "unknown");
  assert.equal(desk.view.notice.id, "did-reprint");
  tells("ticket.print_failed", "8", "failed");
  assert.deepEqual([desk.view.notice.tone, desk.view.notice.id], ["stop", "did-reprint-failed"]);
  desk.dismiss();
  tells("ticket.print_failed", "8", "failed");
  assert.equal(desk.view.notice, null);
  await desk.act("reprint", ticket, { reason: "Karcis hilang" });
  assert.equal(desk.view.notice.id, "did-reprint-failed");
});

test("a slip that ended in the middle may not be there", () => {
  const sent = { tone: "calm", id: "did-reprint", job: "8" };
  assert.equal(toldOfCopy(sent, { type: "ticket.print_failed", data: { job: "8", paper: "unknown" } }).id, "did-reprint-unsure");
  assert.equal(toldOfCopy(sent, { type: "ticket.printed", data: { job: "8", paper: "done" } }).id, "did-reprint-done");
  assert.equal(toldOfCopy(null, { type: "ticket.printed", data: { job: "8" } }), null);
});
