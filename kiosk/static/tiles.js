// @ts-check
/** A grid of big buttons that never scrolls: as roomy as the place allows, in pages when there is no other way. */
import { html } from "htm/preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { fit } from "./fit.js";
import { Icon } from "./icons.js";

/** All lengths in rem; one rem is 16 px on the 1080 x 1920 screen the kiosk is drawn for. */
const GAP = 1;
const PAGER = 5.5;
const LARGER = 1.4;

/**
 * @template T
 * @param {{
 *   items: T[],
 *   tile: (item: T, size: number) => any,
 *   sizes: import("./fit.js").Size[],
 *   large: boolean,
 *   roomy?: boolean,
 *   label: string,
 *   t: import("/ui/i18n.js").Translate,
 * }} props `sizes` in rem, from roomy to dense; large text takes the roomy one only, and higher; `roomy` rather makes pages than small tiles
 */
export function Tiles({ items, tile, sizes, large, roomy = false, label, t }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const [room, setRoom] = useState(/** @type {{width: number, height: number} | null} */ (null));
  const [wanted, setWanted] = useState(0);
  /** Whoever turns the page by key goes on with its first tile; the button may be gone. @param {number} to */
  const turn = (to) => {
    setWanted(to);
    requestAnimationFrame(() => place.current?.querySelector("button")?.focus({ preventScroll: true }));
  };

  useLayoutEffect(() => {
    const element = /** @type {HTMLElement} */ (place.current);
    const measure = () => {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      setRoom({ width: element.clientWidth / rem, height: element.clientHeight / rem });
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    measure();
    return () => watcher.disconnect();
  }, []);

  const higher = large ? LARGER : 1;
  const allowed = (large || roomy ? sizes.slice(0, 1) : sizes)
    .map((size) => ({ ...size, minHeight: size.minHeight * higher, maxHeight: size.maxHeight * higher }));
  const made = room && fit({ count: items.length, ...room, gap: GAP, pager: PAGER, sizes: allowed });
  const pages = made?.pages ?? 1;
  const page = Math.min(wanted, pages - 1);
  const shown = made ? items.slice(page * made.perPage, (page + 1) * made.perPage) : [];
  const style = made && `--columns: ${made.columns}; --tile: ${made.tileHeight}rem`;
  return html`
    <div class="tiles-place" ref=${place}>
      <ul class="tiles" aria-label=${label} data-size=${made?.size} style=${style}>
        ${made && shown.map((item) => html`<li>${tile(item, made.size)}</li>`)}
      </ul>
      ${pages > 1 && html`
        <nav class="pager" aria-label=${t("pages")}>
          <button type="button" class="btn" disabled=${page === 0} onClick=${() => turn(page - 1)}>
            <${Icon} name="back" />${t("page-before")}
          </button>
          <span role="status">${t("page-of", { page: page + 1, pages })}</span>
          <button type="button" class="btn" disabled=${page === pages - 1} onClick=${() => turn(page + 1)}>
            ${t("page-after")}<${Icon} name="next" />
          </button>
        </nav>
      `}
    </div>
  `;
}
