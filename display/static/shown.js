// @ts-check
/** Which calls have really been painted: looked up on the page itself after each drawing, so that it holds in every layout. */

/** @typedef {import("./board.js").Row} Row */

/** What an element that shows a call carries. @param {Row} row */
export const mark = (row) => ({ "data-call": row.call, "data-recalls": row.recalls });

export class Shown {
  /** @param {(call: number, recalls: number) => void} onShown called once for every call and every recall */
  constructor(onShown) {
    this.onShown = onShown;
    /** @type {Map<number, number>} how often each call on the board had been recalled when it was last painted */
    this.told = new Map();
    this.frame = 0;
    /** @type {Set<number>} calls that visitors have not answered yet */
    this.awaited = new Set();
  }

  /** After a drawing: looks once the browser paints. A hidden page never does. @param {import("./board.js").Board} board */
  look(board) {
    const awaited = new Set(board.recent_calls.filter(({ state }) => state === "called").map(({ call }) => call));
    for (const call of this.told.keys()) if (!awaited.has(call)) this.told.delete(call);
    this.awaited = awaited;
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      for (const element of document.querySelectorAll("[data-call]")) this.#see(/** @type {HTMLElement} */ (element));
    });
  }

  /** @param {HTMLElement} element */
  #see(element) {
    const call = Number(element.dataset.call);
    const recalls = Number(element.dataset.recalls);
    const told = this.told.get(call) ?? -1;
    // A recall was taken back: the next one is news again.
    if (recalls < told) this.told.set(call, recalls);
    if (!this.awaited.has(call) || told >= recalls || !inSight(element)) return;
    this.told.set(call, recalls);
    this.onShown(call, recalls);
  }
}

/** @param {HTMLElement} element */
function inSight(element) {
  if (!element.checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true })) return false;
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return top >= 0 && left >= 0 && bottom <= innerHeight + 1 && right <= innerWidth + 1;
}
