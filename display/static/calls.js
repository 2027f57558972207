// @ts-check
/**
 * Who has the big panel, for how long, and who stands in the list of last calls. Pure: time comes in as milliseconds.
 *
 * Every call takes the panel once, in order, for its dwell; the more wait behind it, the shorter. Whoever still waits for
 * the panel already stands in the list, so nobody is ever invisible.
 *
 * @typedef {import("./board.js").Board} Board
 * @typedef {import("./board.js").Row} Row
 * @typedef {import("./board.js").Event} Event
 * @typedef {{key: string, row: Row | null, sentence: Record<string, string>, until?: number}} Announcement row null: a test of
 *   the sound; until: the voice speaks it so long
 * @typedef {{call: number, until: number}} Segment a call being spoken, and the moment at which its part of the voice ends
 * @typedef {{queue: Announcement[], shown: Announcement | null, since: number, heardUntil: number}} Lobby
 * @typedef {{kind: "call", row: Row, lit: boolean, key: string} | {kind: "test", sentence: Record<string, string>, key: string} | {kind: "none"}} Stage
 */
import { covers } from "./board.js";

/** How long a call keeps the panel when nobody waits behind it. */
export const DWELL_MS = 6_000;
/** How long it keeps it at least, however many wait. */
export const SHORTEST_MS = 2_500;
/** In this time everybody who waits for the panel should have had it. */
export const ROUND_MS = 12_000;
/** An older call is not announced any more, only listed. */
export const STALE_MS = 20_000;
/** No hall calls faster than this for long; a broken sender must not fill the memory. */
export const LONGEST_QUEUE = 60;

/** A visitor with one of these states was called and has not been sent away since. */
const ANSWERED = ["called", "serving", "served"];
/** Calls that still mean something to a visitor; a ticket sent elsewhere must not be sought at its old counter. */
const LISTED = ["called", "serving", "served", "no_show"];

/** @returns {Lobby} */
export function emptyLobby() {
  return { queue: [], shown: null, since: 0, heardUntil: 0 };
}

/** @param {number} behind how many wait for the panel */
export function dwell(behind) {
  return Math.max(SHORTEST_MS, Math.min(DWELL_MS, ROUND_MS / (behind + 1)));
}

/**
 * What these events have to announce. Old ones (a screen that was away) are only listed, never announced.
 *
 * @param {Lobby} lobby
 * @param {Board} board as it is after the events
 * @param {Event[]} events
 * @param {number} now
 */
export function hear(lobby, board, events, now) {
  return clear(events.reduce((heard, event) => hearOne(heard, board, event, now), lobby), board);
}

/** @param {Lobby} lobby @param {Board} board @param {Event} event @param {number} now @returns {Lobby} */
function hearOne(lobby, board, event, now) {
  const at = Date.parse(event.at);
  const heard = { ...lobby, heardUntil: Math.max(lobby.heardUntil, at) };
  if (now - at > STALE_MS) return heard;
  if (event.type === "call.tested" && (event.data.zone === null || covers(board, event.data.zone))) {
    return announce(heard, { key: `test ${event.seq}`, row: null, sentence: event.data.sentence });
  }
  const row = event.data.call;
  const isCall = event.type === "ticket.called" || event.type === "ticket.recalled";
  return isCall && isAwaited(board, row) ? announce(heard, fromRow(row)) : heard;
}

/** Is this call on the board, and has the visitor not come yet? After an absence most calls have been answered. @param {Board} board @param {Row} row */
function isAwaited(board, row) {
  return board.recent_calls.some((each) => each.call === row.call && each.state === "called");
}

/**
 * A fresh board, at the start or after a long absence: what was called in the last seconds is still announced.
 *
 * @param {Lobby} lobby
 * @param {Board} board
 * @param {number} now
 */
export function settle(lobby, board, now) {
  const missed = board.recent_calls
    .filter((row) => row.state === "called" && Date.parse(row.last_called_at) > lobby.heardUntil)
    .filter((row) => now - Date.parse(row.last_called_at) <= STALE_MS)
    .sort(byTime)
    .reverse();
  const heard = missed.reduce((each, row) => announce(each, fromRow(row)), clear(lobby, board));
  return { ...heard, heardUntil: Math.max(lobby.heardUntil, Date.parse(board.now)) };
}

/** After an absence: whoever had the panel when it began and was answered meanwhile gives it up. @param {Lobby} lobby @param {Board} board @returns {Lobby} */
export function comeBack(lobby, board) {
  const answered = lobby.shown?.row && !isAwaited(board, lobby.shown.row);
  return answered ? { ...lobby, shown: null } : lobby;
}

/** @param {Row} row @returns {Announcement} */
function fromRow(row) {
  return { key: `${row.call} ${row.recalls}`, row, sentence: row.sentence };
}

/** Puts it at the end; a ticket called again while it still waits keeps its place. @param {Lobby} lobby @param {Announcement} next @returns {Lobby} */
function announce(lobby, next) {
  const place = next.row ? lobby.queue.findIndex((each) => each.row?.ticket === next.row?.ticket) : -1;
  const queue = place < 0 ? [...lobby.queue, next] : lobby.queue.map((each, index) => (index === place ? { ...each, ...next } : each));
  return { ...lobby, queue: queue.slice(-LONGEST_QUEUE) };
}

/**
 * The voice begins to speak these calls, one after the other: each has the panel while it is spoken, also when it was shown
 * before. Whoever has to give the panel up for that before their dwell is over gets it again, whole, right afterwards.
 *
 * @param {Lobby} lobby
 * @param {Board} board
 * @param {Segment[]} segments
 * @param {number} now
 * @returns {Lobby}
 */
export function speak(lobby, board, segments, now) {
  const spoken = segments.flatMap(({ call, until }) => {
    const row = until > now && board.recent_calls.find((each) => each.call === call);
    return row && stands(board, row) ? [{ ...fromRow(row), until }] : [];
  });
  if (spoken.length === 0) return lobby;
  const isSpoken = (/** @type {Announcement} */ { row }) => spoken.some((each) => each.row?.ticket === row?.ticket);
  const { shown, since } = lobby;
  const cutShort = shown !== null && shown.until === undefined && now - since < SHORTEST_MS && !isSpoken(shown) ? [shown] : [];
  const [first, ...later] = spoken;
  const queue = [...later, ...cutShort, ...lobby.queue.filter((each) => !isSpoken(each))];
  return { ...lobby, shown: first, since: now, queue };
}

/** Whose call was taken back, missed, parked, cancelled or sent elsewhere leaves panel and queue at once. @param {Lobby} lobby @param {Board} board @returns {Lobby} */
function clear(lobby, board) {
  const gone = (/** @type {Announcement} */ { row }) => row !== null && !stands(board, row);
  const left = lobby.shown !== null && gone(lobby.shown);
  return { ...lobby, queue: lobby.queue.filter((each) => !gone(each)), shown: left ? null : lobby.shown };
}

/** Does this call still hold? @param {Board} board @param {Row} row */
function stands(board, row) {
  return board.recent_calls.some((each) => each.call === row.call && ANSWERED.includes(each.state));
}

/** Lets the next one have the panel when its time has come. @param {Lobby} lobby @param {number} now @returns {Lobby} */
export function advance(lobby, now) {
  if (wakeIn(lobby, now) !== 0) return lobby;
  const [shown = null, ...queue] = lobby.queue;
  return { ...lobby, queue, shown, since: now };
}

/** In how many milliseconds `advance` has something to do; null: nothing until the next call. @param {Lobby} lobby @param {number} now */
export function wakeIn({ queue, shown, since }, now) {
  if (shown === null) return queue.length ? 0 : null;
  const sameAgain = queue[0]?.row && queue[0].row.ticket === shown.row?.ticket;
  if (sameAgain) return 0;
  const stay = queue.length ? dwell(queue.length) : DWELL_MS;
  return Math.max(0, (shown.until ?? since + stay) - now);
}

/** Newest call or recall first. @param {Row} a @param {Row} b */
function byTime(a, b) {
  return Date.parse(b.last_called_at) - Date.parse(a.last_called_at) || b.call - a.call;
}

/** Every ticket once, with its newest call, newest first. @param {Board} board @returns {Row[]} */
export function called(board) {
  const seen = new Set();
  return [...board.recent_calls]
    .sort(byTime)
    .filter((row) => LISTED.includes(row.state) && !seen.has(row.ticket) && seen.add(row.ticket));
}

/**
 * What the big panel shows: the call whose turn it is; then whoever is still awaited; then, unlit, the last one called.
 *
 * @param {Lobby} lobby
 * @param {Board} board
 * @returns {Stage}
 */
export function stage(lobby, board) {
  const { shown } = lobby;
  if (shown && shown.row === null) return { kind: "test", sentence: shown.sentence, key: shown.key };
  const rows = called(board);
  if (shown?.row) {
    const { row } = shown;
    return { kind: "call", row: rows.find((each) => each.call === row.call) ?? row, lit: true, key: shown.key };
  }
  const row = rows.find((each) => each.state === "called") ?? rows[0];
  return row ? { kind: "call", row, lit: row.state === "called", key: `${row.call} ${row.recalls}` } : { kind: "none" };
}

/**
 * The last calls beside the panel: all but the one on it. `awaited` are still called, `next` wait for the panel.
 *
 * @param {Lobby} lobby
 * @param {Board} board
 * @param {number} room how many rows fit
 * @param {Stage} on what the panel shows; none where a screen has no panel of its own
 */
export function lastCalls(lobby, board, room, on = stage(lobby, board)) {
  const queued = new Set(lobby.queue.map((each) => each.row?.ticket));
  return called(board)
    .filter((row) => on.kind !== "call" || row.ticket !== on.row.ticket)
    .slice(0, room)
    .map((row) => ({ row, awaited: row.state === "called", next: queued.has(row.ticket) }));
}
