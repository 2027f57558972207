// @ts-check
/** One line at a time, each long enough to be read; nothing runs. */
import { html } from "htm/preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useTurn } from "./turn.js";

/** How long a page stays. */
const PAGE_MS = 6_000;

/** @param {{view: import("./screen.js").View, items: any[], name: string}} props `name` begins the classes: bar-window, bar-lines, bar-page */
export function Pages({ view, items, name }) {
  const lines = useRef(/** @type {HTMLElement | null} */ (null));
  const [pages, setPages] = useState(1);
  const turn = useTurn(PAGE_MS);
  useLayoutEffect(() => {
    const element = /** @type {HTMLElement} */ (lines.current);
    const line = /** @type {HTMLElement} */ (element.parentElement).clientHeight;
    setPages(Math.max(1, Math.ceil(element.scrollHeight / line - 0.1)));
  });
  const page = turn % pages;
  return html`
    <div class=${`${name}-window`}>
      <div class=${`lines ${name}-lines`} key=${page} ref=${lines} style=${`--page: ${page}`}>${items}</div>
    </div>
    ${pages > 1 && html`<span class=${`${name}-page number`}>${view.t("page", { page: page + 1, pages })}</span>`}`;
}
