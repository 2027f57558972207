// @ts-check
/** The call behind each move. */

const COUNTER = "/api/v1/counter";
const HAND_OVER = "/api/v1/staff/counter/hand-over";

/** Moves of the counter itself; all others are of a ticket. */
const OF_COUNTER = new Set(["open", "pause", "close", "call-next", "mode", "direct"]);

/** What the contract calls a move, where the officer's word is another one. */
const CALLED = /** @type {Record<string, string>} */ ({ direct: "serve-direct", papers: "finish" });

/** @typedef {{ path: string, body?: Record<string, unknown> }} Wire */

/**
 * `finish-next` is two moves and is written as such by the desk.
 * @param {string} move
 * @param {any} ticket
 * @param {Record<string, unknown>} [answers] what the dialog asked
 * @returns {Wire}
 */
export function wire(move, ticket, answers) {
  if (move === "agree" || move === "keep") return { path: HAND_OVER, body: { agree: move === "agree" } };
  const body = answers && Object.keys(answers).length ? { body: answers } : {};
  const name = CALLED[move] ?? move;
  if (OF_COUNTER.has(move)) return { path: `${COUNTER}/${name}`, ...body };
  const id = typeof ticket === "string" ? ticket : ticket.id;
  return { path: `${COUNTER}/tickets/${encodeURIComponent(id)}/${name}`, ...body };
}
