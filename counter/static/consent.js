// @ts-check
/** Waiting for a colleague to hand the counter over: who was asked, how long the question stands, what came of it. */
import { useEffect, useState } from "preact/hooks";
import { html } from "htm/preact";
import { Dialog } from "/manage/static/staff/dialog.js";
import { useNow, useTexts } from "/manage/static/staff/language.js";

const ASK_AGAIN_MS = 2_000;
const EVENTS = "/api/v1/events";
/** Behind every event: the answer only says how far the hall is. */
const FAR = 10 ** 15;

/** @typedef {{ counter: import("/manage/static/staff/session.js").Counter, officer: string, until: number, head: number }} Wish */

/** How far the hall's events are now. @param {import("/ui/api.js").Api} api */
export async function headOf(api) {
  return (await api.get(`${EVENTS}?after=${FAR}&limit=1`)).head;
}

/**
 * @param {{ api: import("/ui/api.js").Api, wish: Wish, look: () => Promise<any>, seated: () => void, onClose: () => void }} props
 */
export function Consent({ api, wish, look, seated, onClose }) {
  const { t } = useTexts();
  const now = useNow(500, () => new Date());
  const [kept, setKept] = useState(false);
  const left = Math.max(0, Math.ceil((wish.until - now.getTime()) / 1_000));
  const waiting = !kept && left > 0;
  const { counter, officer } = wish;

  useEffect(() => {
    if (!waiting) return undefined;
    const ask = async () => {
      const me = await look();
      if (me?.counter?.code === counter.code) return seated();
      const page = await api.get(`${EVENTS}?after=${wish.head}&limit=500`).catch(() => null);
      return setKept(Boolean(page?.events.some(isRefusal)));
    };
    const timer = setInterval(ask, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [waiting]);

  const title = waiting ? "consent-title" : kept ? "consent-kept" : "consent-silent";
  return html`<${Dialog} key=${title} title=${t(title, { officer, counter: counter.name })} hint=${waiting ? t("consent-hint", { officer }) : ""} onClose=${onClose}>
    ${waiting && html`<p class="consent-left" role="timer">${t("consent-left", { seconds: left })}</p>`}
  <//>`;

  /** @param {any} event */
  function isRefusal(event) {
    return event.type === "counter.kept" && event.data.counter.code === counter.code;
  }
}
