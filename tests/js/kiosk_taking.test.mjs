// What it means that no number was given: wait a moment, or do something else.
import assert from "node:assert/strict";
import { test } from "node:test";
import "./browser_paths.mjs";

const { Problem } = await import("../../server/ui/static/api.js");
const { isPassing, toWait } = await import("../../kiosk/static/taking.js");

test("a kiosk that gave out too many numbers counts down what the server says", () => {
  const tooFast = new Problem(429, { type: "/problems/too-fast", retry_after_s: 12 }, 11.2);
  assert.equal(isPassing(tooFast), true);
  assert.equal(toWait(tooFast), 12, "whole seconds, never too few");
  assert.equal(toWait(new Problem(429, { retry_after_s: 7 })), 7, "a machine of its own passes on the body");
  assert.ok(toWait(new Problem(429, {})) > 0);
});

test("a closed service, or a server that is away, is not waited for", () => {
  for (const refused of ["away", new Problem(409, { type: "/problems/service-closed", opens_at: null })]) {
    assert.equal(isPassing(refused), false);
    assert.equal(toWait(refused), 0);
  }
});
