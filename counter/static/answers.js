// @ts-check
/**
 * What the console shows right after an answer, before it has asked for the whole state again: an officer
 * sees the truth of the answer at once, also when nothing else comes through.
 */

/** @typedef {{ state: any, lists: any }} Desk */

const HELD = new Set(["called", "serving"]);
const LISTS = ["waiting", "parked", "no_shows"];

/** Moves of the counter itself: the answer is its state. */
const OF_COUNTER = new Set(["open", "pause", "close", "mode"]);

/** What the state says about the ticket in hand; of another ticket it is not known yet. */
const OF_TICKET = { docs: undefined, note: undefined, service_target_min: undefined, outcomes: [], also: [], no_show_offered: false, announced: null };

/** Where a ticket that was put aside is found again. */
const ASIDE = /** @type {Record<string, string>} */ ({ parked: "parked", no_show: "no_shows" });

/** What the server calls a move that it offers to take back. */
const DONE = /** @type {Record<string, string>} */ ({
  "call-next": "called", call: "called", recall: "recalled", start: "started", finish: "finished", park: "parked",
  papers: "finished", direct: "started", resume: "resumed", transfer: "transferred", "no-show": "no_show", return: "returned", cancel: "cancelled",
});

/**
 * The last move can be taken back at once; until when, the server tells with the next look.
 * @param {string} move
 * @param {any} ticket
 */
function undoOf(move, ticket) {
  return DONE[move] ? { ticket: ticket.id, number: ticket.number, move: DONE[move], until: null } : null;
}

/**
 * @param {any} lists
 * @param {string} id
 */
function rowOf(lists, id) {
  return LISTS.flatMap((name) => lists?.[name] ?? []).find((row) => row.id === id);
}

/**
 * @param {any} lists
 * @param {string} id
 */
function without(lists, id) {
  if (!lists) return lists;
  return { ...lists, ...Object.fromEntries(LISTS.map((name) => [name, (lists[name] ?? []).filter((/** @type {any} */ row) => row.id !== id)])) };
}

/**
 * The lists with a ticket where it now belongs, as far as this can be known without asking.
 * @param {Desk} desk
 * @param {any} ticket
 */
function filed(desk, ticket) {
  const lists = without(desk.lists, ticket.id);
  const name = ASIDE[ticket.state];
  if (!lists || !name) return lists;
  return { ...lists, [name]: [{ waited_min: 0, ...inHand(desk, ticket) }, ...lists[name]] };
}

/**
 * The ticket in hand, with what is already known about it (documents, note, wait).
 * @param {Desk} desk
 * @param {any} ticket
 */
function inHand(desk, ticket) {
  const known = desk.state.ticket?.id === ticket.id ? desk.state.ticket : rowOf(desk.lists, ticket.id);
  const fresh = Object.fromEntries(Object.entries(ticket).filter(([, value]) => value !== undefined));
  return { ...known, ...fresh };
}

/**
 * A copy changes nothing but the paper: the ticket stays in hand or in its list.
 * @param {Desk} desk
 * @param {{ id: string, paper: string, paper_why: string | null }} answer
 * @returns {Desk}
 */
function withPaper({ state, lists }, { id, paper, paper_why }) {
  const told = (/** @type {any} */ ticket) => (ticket?.id === id ? { ...ticket, paper, paper_why } : ticket);
  const filed = lists && { ...lists, ...Object.fromEntries(LISTS.map((name) => [name, (lists[name] ?? []).map(told)])) };
  return { state: { ...state, ticket: told(state.ticket) }, lists: filed };
}

/**
 * @param {Desk} desk
 * @param {string} move
 * @param {any} answer
 * @returns {Desk}
 */
export function afterAnswer(desk, move, answer) {
  const { state } = desk;
  if (OF_COUNTER.has(move)) return { ...desk, state: { ...state, reason: null, back_at: null, ...answer } };
  if (move === "agree" || move === "keep") return { ...desk, state: { ...state, asked_for: null } };
  if (move === "add") return { ...desk, state: { ...state, also: [...(state.also ?? []), answer] } };
  if (move === "reprint") return withPaper(desk, answer);
  const ticket = move === "call-next" ? answer.ticket : answer;
  if (!ticket) return { ...desk, state: { ...state, ticket: null, undo: null } };
  if (HELD.has(ticket.state) && (!ticket.counter || ticket.counter.code === state.counter.code)) {
    const extras = state.ticket?.id === ticket.id ? {} : OF_TICKET;
    const held = { ...state, ...extras, ticket: inHand(desk, ticket), undo: undoOf(move, ticket) };
    return { state: held, lists: without(desk.lists, ticket.id) };
  }
  const dropped = state.ticket?.id === ticket.id ? null : state.ticket;
  return { state: { ...state, ticket: dropped, undo: undoOf(move, ticket) }, lists: filed(desk, ticket) };
}

/** Moves after which the screen itself says everything. */
const SPEAK_FOR_THEMSELVES = new Set(["open", "pause", "close", "start", "call", "direct", "agree"]);

/**
 * The words that follow a move that worked: text id and its values; null when the screen says it already.
 * @param {string} move
 * @param {any} ticket
 * @param {any} answer
 * @returns {{ id: string, args?: Record<string, string | number>, also?: string, job?: string } | null}
 */
export function wordsAfter(move, ticket, answer) {
  if (move === "call-next") return answer.ticket ? null : { id: "nobody-waiting" };
  if (SPEAK_FOR_THEMSELVES.has(move)) return null;
  if (move === "mode") return { id: `did-mode-${answer.mode}` };
  if (move === "keep") return { id: "did-keep", args: { officer: answer.officer ?? "" } };
  // Where no counter is open nobody will call: better said while the visitor still stands here.
  const also = answer.open_counters === 0 && (move === "add" || move === "transfer") ? { also: "nobody-open-there" } : {};
  if (move === "add") return { id: "did-add", ...also, args: { number: ticket?.number ?? "", added: answer.number, service: answer.service?.name ?? "" } };
  if (move === "reprint") return { id: "did-reprint", args: { number: answer.number, printer: answer.printer }, job: answer.job };
  if (move === "recall") return { id: "did-recall", args: { number: answer.number, times: (answer.recalls ?? 0) + 1 } };
  if (move === "transfer") return { id: "did-transfer", ...also, args: { number: answer.number, to: answer.service?.name ?? "" } };
  const number = answer?.number ?? ticket?.number;
  return number ? { id: `did-${move}`, args: { number } } : null;
}
