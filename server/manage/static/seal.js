// @ts-check
/** The closing hash: whoever has it on paper can tell whether the day's record was changed afterwards. */
import { useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import { hhmm } from "/ui/time.js";
import { useTexts } from "./staff/language.js";

/** In groups of eight, which one can compare by eye. @param {string} hash */
const grouped = (hash) => hash.match(/.{1,8}/g) ?? [hash];

/** @param {{ closing: { hash: string, expired: number, reason: string, at: string }, day: string, hall: import("./use-hall.js").HallView }} props */
export function Seal({ closing, day, hall }) {
  const { t, lang } = useTexts();
  const [copied, setCopied] = useState(false);
  const line = useRef(/** @type {HTMLInputElement | null} */ (null));
  const copy = () => {
    // The hall's pages come over plain HTTP, where the newer clipboard does not exist.
    line.current?.select();
    setCopied(document.execCommand("copy"));
  };
  return html`<section class="panel seal" aria-labelledby="seal-title">
    <h2 id="seal-title">${t("seal-title")}</h2>
    <p class="seal-day">${hall.catalogue?.branch.name} · ${day} · ${t("seal-closed", { time: hhmm(closing.at, hall.tz, lang), count: closing.expired })}</p>
    <p class="seal-hash">${grouped(closing.hash).map((part) => html`<span key=${part}>${part}</span>`)}</p>
    <p class="quiet">${t("seal-hint")}</p>
    <div class="seal-steps">
      <input ref=${line} class="seal-line" readonly value=${closing.hash} aria-label=${t("seal-title")} />
      <button class="btn" onClick=${copy}>${t("seal-copy")}</button>
      <button class="btn" onClick=${() => print()}>${t("seal-print")}</button>
      <span class="saved" role="status">${copied && t("seal-copied")}</span>
    </div>
  </section>`;
}
