// @ts-check
/** From one control to the next by key, in the order of the page. */
import { controls, groupOf, reachable } from "./heard.js";

/**
 * The controls, and where among them one is: in between behind the heading, or behind what is gone.
 *
 * @param {HTMLElement | null} last where one was, if nothing has the focus
 */
function place(last) {
  const all = controls();
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : last;
  const found = at ? all.indexOf(at) : -1;
  if (found >= 0) return { all, at: found };
  const from = at?.isConnected ? at : reachable().querySelector("h1");
  const behind = all.findIndex((each) => from && from.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
  return { all, at: (behind < 0 ? all.length : behind) - 0.5 };
}

/** Round the page, so that nobody stands at an end and wonders. @param {HTMLElement | null} last @param {1 | -1} way */
export function walk(last, way) {
  const { all, at } = place(last);
  if (all.length === 0) return;
  const next = way > 0 ? Math.floor(at + 1) : Math.ceil(at - 1);
  all[(next + all.length) % all.length].focus({ preventScroll: true });
}

/** To the first control of another group. @param {HTMLElement | null} last @param {1 | -1} way */
export function leap(last, way) {
  const { all, at } = place(last);
  const begins = (/** @type {HTMLElement} */ each, /** @type {number} */ nth) =>
    nth === 0 || groupOf(each) === null || groupOf(each) !== groupOf(all[nth - 1]);
  const heads = all.flatMap((each, nth) => (begins(each, nth) ? [nth] : []));
  const next = way > 0 ? heads.find((nth) => nth > at) ?? heads[0] : heads.findLast((nth) => nth < at) ?? heads.at(-1);
  if (next !== undefined) all[next].focus({ preventScroll: true });
}
