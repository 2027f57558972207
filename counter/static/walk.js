// @ts-check
/** Walking through the three lists with the arrow keys, and what the rows say. */

/** @typedef {import("./moves.js").ListName} ListName */

/** @type {ListName[]} */
export const LISTS = ["waiting", "parked", "no_shows"];

/**
 * The row after or before the chosen one; from nothing chosen the first (or the last, upwards).
 * @param {{ id: string }[]} rows
 * @param {string | null} id
 * @param {number} by
 * @returns {string | null}
 */
export function step(rows, id, by) {
  if (rows.length === 0) return null;
  const at = rows.findIndex((row) => row.id === id);
  if (at < 0) return rows[by > 0 ? 0 : rows.length - 1].id;
  return rows[Math.min(rows.length - 1, Math.max(0, at + by))].id;
}

/**
 * @param {ListName} list
 * @param {number} by
 * @returns {ListName}
 */
export function turn(list, by) {
  return LISTS[(LISTS.indexOf(list) + by + LISTS.length) % LISTS.length];
}

/**
 * The row chosen, if it still stands in its list.
 * @param {any} lists
 * @param {ListName} list
 * @param {string | null} id
 * @returns {import("./moves.js").Chosen | null}
 */
export function chosenIn(lists, list, id) {
  const row = id && lists?.[list]?.find((/** @type {any} */ each) => each.id === id);
  return row ? { list, row } : null;
}

/** @param {{ waited_min: number }[]} rows the longest wait in minutes */
export function longest(rows) {
  return rows.reduce((most, row) => Math.max(most, row.waited_min), 0);
}
