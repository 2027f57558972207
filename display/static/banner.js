// @ts-check
/** The banner between header and panel: one notice at a time, long enough to be read twice. */
import { html } from "htm/preact";
import { useTurn } from "./turn.js";
import { horn } from "./icons.js";

/** How long a notice stays when others follow. */
const STAY_MS = 8_000;
/** Longer texts are written smaller, so that they take three lines at most. */
const LONG = 66;
const LONGEST = 130;

/** @param {{view: import("./screen.js").View, banners: import("./notices.js").Banner[]}} props */
export function NoticeBanner({ view, banners }) {
  const turn = useTurn(STAY_MS);
  if (banners.length === 0) return null;
  const at = turn % banners.length;
  const { key, lang, head, text } = banners[at];
  const letters = head.length + text.length;
  return html`
    <aside class=${`banner ${letters > LONGEST ? "banner-long banner-longest" : letters > LONG ? "banner-long" : ""}`} aria-label=${view.t("notice")} aria-live="polite">
      ${horn()}
      <p key=${key} lang=${lang}>${head && html`<b>${head}: </b>`}${text}</p>
      ${banners.length > 1 && html`<span class="banner-page number">${view.t("page", { page: at + 1, pages: banners.length })}</span>`}
    </aside>`;
}
