// @ts-check
/**
 * The board, computed: a snapshot of the server and every event after it give the board that the server would show now.
 * Pure: no page, no network, no clock.
 *
 * @typedef {{code: string, name: string, short?: string}} Named
 * @typedef {{
 *   ticket: string, call: number, number: string, agency: Named, counter: Named, state: string, called_at: string,
 *   last_called_at: string, recalls: number, zone: string, language: string, sentence: Record<string, string>,
 * }} Row
 * @typedef {{code: string, name: string, agency: string, state: string, reason?: string | null, back_at?: string | null}} Counter
 * @typedef {{
 *   seq: number, now: string, trial?: boolean, zone: Named | null, agency?: string | null, zones?: Named[], branch: {name: string, short_name: string, address?: string, timezone: string},
 *   notices?: import("./notices.js").Notice[], agencies: {code: string, short: string}[], counters: Counter[], waiting: Record<string, number>,
 *   now_serving: Row[], recent_calls: Row[],
 * }} Board
 * @typedef {{seq: number, type: string, at: string, data: any}} Event
 */
import { noticed } from "./notices.js";

/** How many calls are remembered: more than any screen shows, so that one taken back leaves no hole. */
export const KEEP = 40;

const HELD = ["called", "serving"];
const NO_MOVE = ["ticket.printed", "ticket.print_unconfirmed", "ticket.print_failed", "ticket.reprinted"];
const ASK_ANEW = ["catalogue.changed", "day.opened", "day.closing", "day.closed"];

/** Do these events change more than they tell, so that the board must be asked for anew? @param {Event[]} events */
export function needsRefresh(events) {
  return events.some(({ type, data }) => ASK_ANEW.includes(type) || data.undone === "ticket.recalled");
}

/** Does this zone's board show what happens in `zone`? @param {Board} board @param {string | null} zone */
export function covers(board, zone) {
  return board.zone === null || board.zone.code === zone;
}

/** Does this board list the calls of such a ticket? @param {Board} board @param {Row} row */
function lists(board, row) {
  return covers(board, row.zone) && (!board.agency || board.agency === row.agency.code);
}

/**
 * The board after one more event. An event that the board already holds changes nothing.
 *
 * @param {Board} board
 * @param {Event} event
 * @returns {Board}
 */
export function apply(board, event) {
  if (event.seq <= board.seq) return board;
  const next = { ...board, seq: event.seq, now: event.at };
  if (event.type.startsWith("counter.")) return { ...next, counters: counterChanged(board, event.data.counter) };
  if (event.type.startsWith("notice.")) return { ...next, notices: noticed(board, event) };
  if (!event.type.startsWith("ticket.") || NO_MOVE.includes(event.type)) return next;
  const row = rowOf(board, event.data);
  return {
    ...next,
    waiting: recount(board.waiting, event.data),
    now_serving: inHand(board, event.data.ticket, row),
    recent_calls: history(board, event, row),
  };
}

/** @param {Board} board @param {Counter} counter */
function counterChanged(board, counter) {
  return board.counters.map((each) => (each.code === counter.code ? { ...each, ...pick(counter) } : each));
}

/** @param {Counter} counter */
const pick = ({ state, reason = null, back_at = null }) => ({ state, reason, back_at });

/**
 * Who waits where. `from_agency` is the queue that the ticket left when a transfer moved it to another one.
 *
 * @param {Record<string, number>} waiting
 * @param {{ticket: any, from: string | null, from_agency?: string}} data
 */
function recount(waiting, { ticket, from, from_agency }) {
  const left = from === "waiting" ? from_agency ?? ticket.agency.code : null;
  const joined = ticket.state === "waiting" ? ticket.agency.code : null;
  if (left === joined) return waiting;
  const next = { ...waiting };
  if (left !== null && left in next) next[left] -= 1;
  if (joined !== null && joined in next) next[joined] += 1;
  return next;
}

/**
 * The ticket's row as the event leaves it: told by the event, or what is known of its last call.
 *
 * @param {Board} board
 * @param {{ticket: any, call?: Row, undone?: string}} data
 * @returns {Row | null}
 */
function rowOf(board, { ticket, call, undone }) {
  const known = call ?? board.recent_calls.find((row) => row.ticket === ticket.id);
  if (!known) return null;
  const recalls = undone === "ticket.recalled" ? ticket.recalls : known.recalls;
  return { ...known, state: ticket.state, agency: ticket.agency, recalls };
}

/** @param {Board} board @param {any} ticket @param {Row | null} row */
function inHand(board, ticket, row) {
  const others = board.now_serving.filter((each) => each.ticket !== ticket.id);
  // Called meanwhile in another zone: what is known here is an earlier call, at another counter.
  const here = row !== null && row.counter.code === ticket.counter?.code;
  if (row === null || !here || !HELD.includes(ticket.state) || !lists(board, row)) return others;
  return [...others, row].sort((a, b) => b.call - a.call);
}

/** @param {Board} board @param {Event} event @param {Row | null} row */
function history(board, event, row) {
  if (row === null) return board.recent_calls;
  const { ticket } = event.data;
  const calls = board.recent_calls.map((each) => (each.ticket === ticket.id ? { ...each, state: ticket.state, agency: ticket.agency } : each));
  const others = calls.filter((each) => each.call !== row.call);
  const listed = others.length < calls.length || (event.data.call && lists(board, row));
  if (takenBack(event) || !listed) return others;
  const newest = [...others, row].sort((a, b) => b.call - a.call);
  // Who is still awaited stays, however many were called since: a recall must find its call. A counter awaits one visitor.
  const awaited = new Map(newest.filter(({ state }) => state === "called").reverse().map((each) => [each.counter.code, each]));
  return newest.filter((each, place) => place < KEEP || awaited.get(each.counter.code) === each);
}

/** Was a call itself undone, so that nobody was ever called? @param {Event} event */
function takenBack({ type, data }) {
  return type === "ticket.undone" && data.undone === "ticket.called";
}
