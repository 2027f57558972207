// The officer's desk over a bad line: nothing twice, nothing lost, and the truth of each answer at once.
import assert from "node:assert/strict";
import test from "node:test";
import "./browser_paths.mjs";

const { Offline, Problem } = await import("/ui/api.js");
const { Desk } = await import("../../counter/static/desk.js");

const held = { id: "7", number: "C-017", state: "serving", service: { code: "C04", name: "Akta" }, counter: { code: "C1" } };
const next = { ...held, id: "8", number: "C-018", state: "called" };
const stateWith = (ticket) => ({ counter: { code: "C1", name: "Loket 5" }, state: "open", ticket, undo: null, waiting: 1, now: "2026-11-23T09:14:00+07:00" });
const empty = { seq: 1, waiting: [], parked: [], no_shows: [], today: {} };

/** A server made of answers: each post takes the next one of its move. */
function server(answers, truth = stateWith(held)) {
  const sent = [];
  return {
    sent,
    truth,
    async get(path) {
      if (this.away) throw new Offline();
      return path.endsWith("state") ? this.truth : empty;
    },
    async post(path, body, { key }) {
      const move = path.split("/").pop();
      sent.push({ move, body, key });
      const answer = answers[move].shift();
      if (answer instanceof Error || answer instanceof Problem) throw answer;
      return answer;
    },
  };
}

/** A desk that has looked once; background looks find nothing new. */
async function deskOf(api, onLost = () => {}) {
  const desk = new Desk(api, () => {}, onLost);
  await desk.look();
  return desk;
}

test("finish and call the next are two moves with a key each", async (t) => {
  const api = server({ finish: [{ ...held, state: "served" }], "call-next": [{ ticket: next }] });
  const desk = await deskOf(api);
  t.after(() => desk.stop());
  api.truth = stateWith(next);
  assert.equal(await desk.act("finish-next", held), true);
  assert.deepEqual(api.sent.map((each) => each.move), ["finish", "call-next"]);
  assert.notEqual(api.sent[0].key, api.sent[1].key);
  assert.equal(desk.view.state.ticket.number, "C-018");
});

test("when the second fails the first stands, and the words say both", async (t) => {
  const refused = new Problem(409, { type: "/problems/counter-not-open", message: { id: "Loket belum buka." } });
  const api = server({ finish: [{ ...held, state: "served" }], "call-next": [refused] });
  const desk = await deskOf(api);
  t.after(() => desk.stop());
  api.truth = stateWith(null);
  assert.equal(await desk.act("finish-next", held), false);
  assert.equal(desk.view.state.ticket, null);
  assert.equal(desk.view.notice.alsoDone, "C-017");
  assert.equal(desk.view.notice.problem, refused);
});

test("when the first fails the next is not called", async (t) => {
  const api = server({ finish: [new Problem(409, { type: "/problems/illegal-move" })], "call-next": [] });
  const desk = await deskOf(api);
  t.after(() => desk.stop());
  await desk.act("finish-next", held);
  assert.deepEqual(api.sent.map((each) => each.move), ["finish"]);
});

test("a second press while the first is on its way sends nothing", async (t) => {
  const api = server({ finish: [{ ...held, state: "served" }] });
  const desk = await deskOf(api);
  t.after(() => desk.stop());
  const [first, second] = await Promise.all([desk.act("finish", held), desk.act("finish", held)]);
  assert.deepEqual([first, second, api.sent.length], [true, false, 1]);
});

test("a move of which nobody knows whether it arrived keeps its key for the next try", async (t) => {
  const api = server({ finish: [new Offline(), { ...held, state: "served" }] });
  const desk = await deskOf(api);
  t.after(() => desk.stop());
  api.away = true;
  await desk.act("finish", held);
  assert.equal(desk.view.notice.id, "not-sent");
  assert.ok(desk.view.away);
  await desk.act("finish", held);
  assert.equal(api.sent[0].key, api.sent[1].key);
  assert.equal(desk.view.away, null);
});

test("once the truth is known again, a new press is a new move", async (t) => {
  const api = server({ recall: [new Offline(), { ...next, recalls: 1 }] }, stateWith(next));
  const desk = await deskOf(api);
  t.after(() => desk.stop());
  await desk.act("recall", next);
  await desk.looking;
  await desk.act("recall", next);
  assert.notEqual(api.sent[0].key, api.sent[1].key);
});

test("an old look that comes back after a move does not undo what the screen shows", async (t) => {
  const api = server({ finish: [{ ...held, state: "served" }] });
  const desk = await deskOf(api);
  t.after(() => desk.stop());
  const get = api.get;
  let arrive = () => {};
  const late = new Promise((resolve) => (arrive = resolve));
  api.get = (path) => late.then(() => (path.endsWith("state") ? stateWith(held) : empty));
  const look = desk.look();
  await desk.act("finish", held);
  api.get = get;
  api.truth = stateWith(null);
  arrive();
  const seen = [];
  desk.onChange = (view) => seen.push(view.state.ticket);
  await look;
  assert.deepEqual(seen, [null]);
});

test("an officer whose counter was taken leaves the desk", async (t) => {
  let why = null;
  const api = server({ finish: [new Problem(409, { type: "/problems/counter-taken", officer: "Bu Sri" })] });
  const desk = await deskOf(api, (problem) => (why = problem));
  t.after(() => desk.stop());
  await desk.act("finish", held);
  assert.equal(why.body.officer, "Bu Sri");
});

test("who is told that a step did not get through is told as well when the line is back", async (t) => {
  const api = server({ recall: [new Offline()] }, stateWith(next));
  const desk = await deskOf(api);
  t.after(() => desk.stop());
  api.away = true;
  await desk.act("recall", next);
  await desk.looking;
  assert.deepEqual([desk.view.notice?.id, desk.view.notice?.tone], ["not-sent", "stop"]);
  api.away = false;
  await desk.look();
  assert.deepEqual([desk.view.notice?.id, desk.view.notice?.tone, desk.view.away], ["line-back", "calm", null]);
});
