// @ts-check
/** What concerns the whole counter, above everything else: the line, a colleague's wish, the last call, notices. */
import { useEffect, useState } from "preact/hooks";
import { html } from "htm/preact";
import { hhmm } from "/ui/time.js";
import { useTexts } from "/manage/static/staff/language.js";
import { zoneOf } from "./bar.js";
import { SHOWN } from "./keys.js";
import { noticesFor } from "./news.js";

const SLOW_MS = 1_500;

/** Nobody new comes any more: by a supervisor's word, or by the clock. */
const LAST = /** @type {Record<string, string>} */ ({ "day-closing": "banner-last-call", "after-last-ticket": "banner-last-ticket" });

/** @param {{ state: any, hall: any, away: Date | null, busy: string | null, press: (move: string) => void }} props */
export function Banners({ state, hall, away, busy, press }) {
  const { t, lang } = useTexts();
  const shut = hall?.agencies.find((/** @type {any} */ each) => each.code === state.agency?.code)?.closed_because;
  const count = state.waiting ?? 0;
  const last = LAST[state.hall?.why ?? ""];
  const lastWords = last && t(count ? last : `${last}-none`, { count });
  return html`<div class="banners">
    <${LineBanner} away=${away} busy=${busy} tz=${zoneOf(hall)} />
    <${Wish} state=${state} press=${press} />
    ${lastWords && html`<p class="banner banner-last" role="status">${lastWords}</p>`}
    ${shut && html`<p class="banner banner-notice" role="status">${t("banner-queue-closed", { agency: state.agency.short, because: shut })}</p>`}
    ${noticesFor(state).map((/** @type {any} */ notice) => html`<p class="banner banner-notice" role="status" key=${notice.id}>${notice.text[lang] ?? notice.text.id}</p>`)}
  </div>`;
}

/**
 * Honest words when the server does not answer: since when, and that nothing is counted twice.
 * @param {{ away: Date | null, busy: string | null, tz: string }} props
 */
function LineBanner({ away, busy, tz }) {
  const { t, lang } = useTexts();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(busy !== null), busy ? SLOW_MS : 0);
    return () => clearTimeout(timer);
  }, [busy]);
  const words = busy && slow ? t("banner-sending") : away ? t("banner-away", { since: hhmm(away, tz, lang) }) : "";
  return html`<p class="banner" role="alert" hidden=${!words}>${words}</p>`;
}

/** A colleague asks for the counter: answered by two keys that mean nothing else. @param {{ state: any, press: (move: string) => void }} props */
function Wish({ state, press }) {
  const { t } = useTexts();
  const asker = state.asked_for?.officer;
  if (!asker) return html`<div role="alert" hidden></div>`;
  const number = state.ticket?.number;
  return html`<div class="banner banner-wish" role="alert">
    <p><strong>${t("wish-title", { officer: asker })}</strong> ${number && t("wish-with", { number })}</p>
    <p class="wish-answers">
      ${["agree", "keep"].map((move) => html`<button class="btn" key=${move} onClick=${() => press(move)}>${t(`move-${move}`)} <kbd>${SHOWN[move].key}</kbd></button>`)}
    </p>
  </div>`;
}
