// @ts-check
/** What the last step did or why it did not, and the key that takes it back. */
import { html } from "htm/preact";
import { serverNow } from "/ui/time.js";
import { useNow, useTexts } from "/manage/static/staff/language.js";
import { SHOWN } from "./keys.js";

/** @param {{ notice: import("./view.js").Notice | null }} props */
export function NoticeLine({ notice }) {
  const { t, lang } = useTexts();
  const stop = notice?.tone === "stop";
  const refusal = notice?.problem && [notice.problem.say(lang), detailOf(notice.problem.body)].filter(Boolean).join(" ");
  const words = notice && (refusal ?? [t(/** @type {string} */ (notice.id), notice.key ? { key: t(notice.key) } : notice.args), notice.also && t(notice.also)].filter(Boolean).join(" "));
  const before = notice?.alsoDone ? `${t("did-finish", { number: notice.alsoDone })} ${stop ? t("next-not-called") : ""} ` : "";
  return html`<div class="notice-line">
    <p class="say" role="status" hidden=${!words || stop}>${words && !stop ? before + words : ""}</p>
    <p class="say say-stop" role="alert" hidden=${!words || !stop}>${words && stop ? before + words : ""}</p>
  </div>`;

  /** How long it will take, or with whom the visitor is. @param {any} body */
  function detailOf(body) {
    if (body.retry_after_s) return `(${t("seconds", { seconds: body.retry_after_s })})`;
    return body.ticket?.counter ? `(${body.ticket.number} · ${body.ticket.counter.name})` : "";
  }
}

/** Offered by the server for a few seconds; the seconds left are counted down. @param {{ undo: any, press: (move: string) => void }} props */
export function Undo({ undo, press }) {
  const { t } = useTexts();
  const now = useNow(250, serverNow);
  const left = undo?.until ? Math.ceil((Date.parse(undo.until) - now.getTime()) / 1_000) : null;
  if (!undo || (left !== null && left <= 0)) return null;
  return html`<button class="undo" onClick=${() => press("undo")}>
    <kbd>${SHOWN.undo.key}</kbd> ${t("undo", { what: t(`undo-${undo.move}`), number: undo.number ?? "" })}
    ${left !== null && html`<b>${t("seconds", { seconds: left })}</b>`}
  </button>`;
}
