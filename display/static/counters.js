// @ts-check
/**
 * The counters as visitors see them: who is there, or why nobody is. Pure.
 *
 * @typedef {import("./board.js").Board} Board
 * @typedef {import("./board.js").Row} Row
 * @typedef {"called" | "serving" | "open" | "paused" | "closed"} State
 * @typedef {{code: string, name: string, agency: string, state: State, row: Row | null, reason: string | null, back_at: string | null}} Seat
 */

/** A counter with somebody in hand shows them, whatever its own state; a pause is told beside it. @param {Board} board @returns {Seat[]} */
export function seats({ counters, now_serving: held }) {
  return counters.map(({ code, name, agency, state, reason = null, back_at: back = null }) => {
    const row = held.find((each) => each.counter.code === code) ?? null;
    const paused = state === "paused";
    return {
      code, name, agency, row,
      state: /** @type {State} */ (row?.state ?? state),
      reason: paused ? reason : null,
      back_at: paused ? back : null,
    };
  });
}

/**
 * Columns and rows for so many seats on a screen that has room for `most` columns and `high` rows; what does not fit takes turns.
 *
 * @param {number} count
 * @param {number} most
 * @param {number} high
 */
export function shape(count, most, high) {
  const pages = Math.max(1, Math.ceil(count / (most * high)));
  const each = Math.ceil(count / pages);
  // Few seats are drawn large: as square a field as the screen is.
  let columns = Math.min(most, Math.max(1, each));
  while (columns > 1 && Math.ceil(each / (columns - 1)) <= Math.min(high, columns - 1)) columns -= 1;
  return { pages, columns, rows: Math.ceil(each / columns) };
}

/**
 * What one agency's or one counter's screen keeps of the board; everybody else's keeps all.
 *
 * @param {Board} board
 * @param {{layout: string, agency: string | null, counter: string | null, zone: string | null}} screen
 * @returns {Board}
 */
export function scoped(board, { layout, agency, counter, zone }) {
  if (layout !== "agency" && layout !== "counter") return board;
  const mine = (/** @type {Row} */ row) => (layout === "agency" ? row.agency.code === agency : row.counter.code === counter);
  const serving = board.now_serving.filter(mine);
  const helping = new Set(serving.map((row) => row.counter.code));
  return {
    ...board,
    zone: board.zones?.find(({ code }) => code === zone) ?? board.zone,
    agencies: board.agencies.filter(({ code }) => layout !== "agency" || code === agency),
    counters: board.counters.filter((each) => (layout === "agency" ? each.agency === agency || helping.has(each.code) : each.code === counter)),
    now_serving: serving,
    recent_calls: board.recent_calls.filter(mine),
  };
}

/** Who was called, did not come, and may still be served: the newest first, each number once. @param {Board} board */
export function missed({ recent_calls: calls }) {
  return [...new Map(calls.filter(({ state }) => state === "no_show").map((row) => [row.ticket, row])).values()]
    .sort((a, b) => Date.parse(b.last_called_at) - Date.parse(a.last_called_at));
}
