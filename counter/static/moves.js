// @ts-check
/**
 * What an officer may do now. Pure rules of the screen: the server decides, this only keeps a key from being
 * offered where it could never work.
 */

import { dayIsClosed } from "./news.js";

/** @typedef {"closed" | "paused" | "ready" | "called" | "serving"} Situation */
/** @typedef {"waiting" | "parked" | "no_shows"} ListName */
/** @typedef {{ list: ListName, row: any }} Chosen */

/** Which move may be offered in which situation (without a row chosen in a list). */
const OFFERED = /** @type {Record<Situation, string[]>} */ ({
  closed: ["open", "mode"],
  paused: ["open", "close", "mode"],
  ready: ["call-next", "direct", "pause", "close", "mode"],
  called: ["start", "recall", "no-show", "transfer", "park", "add", "reprint", "pause", "cancel"],
  serving: ["finish-next", "finish", "papers", "transfer", "park", "add", "reprint", "pause"],
});

const MAIN = /** @type {Record<Situation, string>} */ ({
  closed: "open",
  paused: "open",
  ready: "call-next",
  called: "start",
  serving: "finish-next",
});

/** The tiles beside the main button; the others stand in the line of keys below. */
const TILES = /** @type {Record<Situation, string[]>} */ ({
  closed: [],
  paused: ["close"],
  ready: ["direct", "pause", "close"],
  called: ["recall", "no-show", "transfer", "park"],
  serving: ["finish", "papers", "transfer", "park"],
});

/** Moves of a chosen row that need no free hands. */
const ROW_MOVES = /** @type {Record<ListName, string[]>} */ ({
  waiting: ["call", "transfer", "reprint", "cancel"],
  parked: ["call", "resume", "reprint", "cancel"],
  no_shows: ["return", "reprint"],
});

/** Moves that first ask something; the dialog of that name answers. */
const ASKS = new Set(["call", "transfer", "park", "pause", "cancel", "papers", "add", "reprint"]);
const ENDS = new Set(["finish", "finish-next"]);
const ANSWERS = new Set(["agree", "keep"]);

/**
 * Whether a move first asks something: the end of a visit only where the service wants to know how it ended.
 * @param {string} move
 * @param {any} state
 */
export function asks(move, state) {
  return ASKS.has(move) || (ENDS.has(move) && (state.outcomes ?? []).length > 0);
}

/**
 * @param {any} state answer of `GET /api/v1/counter/state`
 * @returns {Situation}
 */
export function situationOf(state) {
  const held = state.ticket?.state;
  if (held === "called" || held === "serving") return held;
  if (state.state === "paused" || state.state === "closed") return state.state;
  return "ready";
}

/**
 * A pause asked for while somebody is at the counter begins when that visitor leaves.
 * @param {any} state
 */
export function pausesAfter(state) {
  return Boolean(state.ticket) && state.state === "paused";
}

/**
 * The one meaning of Enter.
 * @param {any} state
 * @param {Chosen | null} chosen
 * @returns {string}
 */
export function mainMove(state, chosen) {
  const situation = situationOf(state);
  if (situation === "ready" && chosen) return rowMoves(situation, chosen)[0] ?? "call-next";
  if (situation === "called" && state.no_show_offered) return "no-show";
  return situation === "serving" && pausesAfter(state) ? "finish" : MAIN[situation];
}

/**
 * What may be done with the row that is chosen in a list: calling it needs an open counter with free hands.
 * @param {Situation} situation
 * @param {Chosen | null} chosen
 * @returns {string[]}
 */
export function rowMoves(situation, chosen) {
  if (!chosen) return [];
  if (chosen.list === "no_shows" && chosen.row.returned) return [];
  return ROW_MOVES[chosen.list].filter((move) => move !== "call" || situation === "ready");
}

/** @param {any} state */
export function tiles(state) {
  const main = mainMove(state, null);
  const all = main === "no-show" ? ["start", ...TILES.called] : TILES[situationOf(state)];
  return all.filter((move) => move !== main);
}

/**
 * The moves in the line of keys: offered, but neither the main button nor a tile.
 * @param {any} state
 */
export function smallMoves(state) {
  const situation = situationOf(state);
  const shown = new Set([MAIN[situation], mainMove(state, null), ...tiles(state)]);
  return OFFERED[situation].filter((move) => !shown.has(move));
}

/**
 * Of these moves the ones that could be done now.
 * @param {string[]} moves
 * @param {any} state
 * @param {Chosen | null} chosen
 */
export function possible(moves, state, chosen) {
  return moves.filter((move) => aim(move, state, chosen) !== null);
}

/**
 * What a move is called now: the same key pauses at once or after this visitor, and turns the mode.
 * @param {string} move
 * @param {any} state
 * @returns {string} the id of its words
 */
export function wordsOf(move, state) {
  if (move === "mode") return state.mode === "auto" ? "move-mode-pull" : "move-mode-auto";
  if (move !== "pause" || !state.ticket) return `move-${move}`;
  return pausesAfter(state) ? "move-no-pause-after" : "move-pause-after";
}

/**
 * Does a move asked for by a key make sense now, and on which ticket? Null when it does not.
 * The ticket in hand comes first: a row that happens to be chosen is never changed by a slip of the hand.
 * @param {string} move
 * @param {any} state
 * @param {Chosen | null} chosen
 * @returns {{ move: string, ticket: any } | null}
 */
export function aim(move, state, chosen) {
  const situation = situationOf(state);
  if (move === "no-show" && situation === "serving") return { move: "papers", ticket: state.ticket };
  if (move === "pause" && state.state === "paused") return { move: "open", ticket: null };
  if (ANSWERS.has(move)) return state.asked_for ? { move, ticket: null } : null;
  if (move === "undo") return state.undo ? { move, ticket: state.undo.ticket } : null;
  // The day is over for everybody: only a manager opens it again.
  if (move === "open" && situation === "closed" && dayIsClosed(state)) return null;
  if (OFFERED[situation].includes(move)) return { move, ticket: state.ticket ?? null };
  if (move === "row-back") return onRow(chosen?.list === "no_shows" ? "return" : "resume");
  if (move.startsWith("row-")) return onRow(move.slice("row-".length));
  return state.ticket ? null : onRow(move);

  /** @param {string} wanted */
  function onRow(wanted) {
    if (!chosen || !rowMoves(situation, chosen).includes(wanted)) return null;
    return { move: wanted, ticket: chosen.row };
  }
}
