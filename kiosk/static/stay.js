// @ts-check
/** How long an answer still stays on the screen: figures, a line that gets shorter, and words on how to keep it. */
import { html } from "htm/preact";
import { WARN_S } from "./idle.js";

/** @param {{t: import("/ui/i18n.js").Translate, left: number, stay: number}} props */
export function Stay({ t, left, stay }) {
  return html`
    <div class="stay">
      <p class="stay-words" aria-hidden="true">${t("back-in")} <b class="number stay-left">${t("seconds", { left })}</b></p>
      <div class="stay-line" aria-hidden="true"><i style=${`--left: ${left / stay}`}></i></div>
      <p class="visually-hidden" role="status" data-warning>${left <= WARN_S ? t("stay-warning", { left: WARN_S }) : ""}</p>
      <p class="stay-more">${t("stay-longer", { stay })}</p>
    </div>
  `;
}
