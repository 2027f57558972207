// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { advance, freshVisit, isUntouched } from "../../kiosk/static/visit.js";

/** @typedef {import("../../kiosk/static/visit.js").Step} Step */

/** @param {Step[]} steps */
const after = (...steps) => steps.reduce(advance, freshVisit("id"));
/** @type {Step} */
const toAgency = { do: "open", page: { name: "agency", agency: "C" } };
/** @type {Step} */
const toService = { do: "open", page: { name: "service", service: "C04" } };

test("back leads the way one came", () => {
  const visit = after(toAgency, toService);
  const once = advance(visit, { do: "back" });
  assert.deepEqual(once.page, { name: "agency", agency: "C" });
  assert.deepEqual(advance(once, { do: "back" }).page, { name: "home" });
  assert.deepEqual(advance(freshVisit("id"), { do: "back" }).page, { name: "home" });
});

test("typing changes the search and nothing else", () => {
  const visit = after({ do: "open", page: { name: "find", query: "k", agency: null } }, { do: "typed", query: "kt" });
  assert.deepEqual(visit.page, { name: "find", query: "kt", agency: null });
  assert.equal(after({ do: "typed", query: "kt" }).page.name, "home");
});

test("quick fingers lose no letter, and typing anywhere begins a search", () => {
  const type = (/** @type {string} */ letter) => /** @type {Step} */ ({ do: "key", change: (query) => query + letter });
  assert.deepEqual(after(type("s"), type("i"), type("m")).page, { name: "find", query: "sim", agency: null });
  assert.deepEqual(after(toAgency, type("a")).page, { name: "find", query: "a", agency: "C" });
  assert.deepEqual(after(toService, type("a")).page, { name: "service", service: "C04" });
});

test("nobody can type a search that runs off the screen", () => {
  const book = "x".repeat(3_000);
  const typed = after({ do: "open", page: { name: "find", query: "", agency: null } }, { do: "typed", query: book });
  for (const visit of [typed, after({ do: "key", change: () => book }), advance(typed, { do: "key", change: (query) => query + book })]) {
    assert.equal(visit.page.name === "find" && visit.page.query.length, 60);
  }
});

test("who leaves takes language and helps along", () => {
  const visit = after({ do: "language", lang: "en" }, { do: "toggle", help: "large" }, toAgency, { do: "leave", lang: "id" });
  assert.deepEqual(visit, freshVisit("id"));
});

test("a start page as it was needs no count-down, a changed one does", () => {
  assert.equal(isUntouched(freshVisit("id"), "id"), true);
  for (const step of /** @type {Step[]} */ ([{ do: "language", lang: "jv" }, { do: "toggle", help: "contrast" }, { do: "browse" }, toAgency])) {
    assert.equal(isUntouched(after(step), "id"), false);
  }
});

test("after the number there is no way back to the service", () => {
  const ticket = /** @type {any} */ ({ id: "1", number: "C-001" });
  assert.deepEqual(after(toAgency, toService, { do: "issued", ticket }).trail, []);
});

test("nobody leaves while the number is being made, and who could not be given one may", () => {
  const taking = after(toAgency, toService, { do: "taking", on: true });
  for (const step of /** @type {Step[]} */ ([{ do: "back" }, { do: "home" }, toAgency, { do: "scanned", token: "a" }])) {
    assert.deepEqual(advance(taking, step), taking);
  }
  const ticket = /** @type {any} */ ({ id: "1", number: "C-001" });
  assert.equal(advance(taking, { do: "issued", ticket }).taking, false);
  assert.equal(advance(advance(taking, { do: "taking", on: false }), { do: "back" }).page.name, "agency");
});

test("a slip that is lost at once can be asked for again until anybody touches anything else", () => {
  const ticket = /** @type {any} */ ({ id: "1", number: "C-001" });
  const gone = after(toAgency, { do: "issued", ticket }, { do: "leave", lang: "id" });
  assert.equal(gone.recent, ticket);
  assert.equal(isUntouched(gone, "id"), true);
  assert.deepEqual(advance(gone, { do: "lost" }).page, { name: "number", ticket, lost: true });
  for (const step of /** @type {Step[]} */ ([toAgency, { do: "language", lang: "jv" }, { do: "toggle", help: "large" }, { do: "forget" }, { do: "scanned", token: "a" }])) {
    assert.equal(advance(gone, step).recent, null);
  }
  assert.equal(after({ do: "lost" }).page.name, "home");
});

test("an answer about a slip belongs to the visitor who scanned it", () => {
  const answer = { why: "returned", ticket: null };
  const scanned = after(toAgency, { do: "scanned", token: "a" });
  assert.deepEqual(scanned.page, { name: "comeback", token: "a", answer: null });
  assert.deepEqual(advance(scanned, { do: "slip", token: "a", answer }).page, { name: "comeback", token: "a", answer });
  assert.deepEqual(advance(scanned, { do: "slip", token: "b", answer }), scanned);
  assert.deepEqual(after({ do: "slip", token: "a", answer }), freshVisit("id"));
});
