// @ts-check
/** The end of the day: the last call, or closing at once; who is still here, and only after a second look. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { longDate, noon } from "/ui/time.js";
import { AskClose, AskLastCall } from "./day-dialogs.js";
import { Seal } from "./seal.js";
import { useTexts } from "./staff/language.js";
import { stillHere } from "./sorting.js";
import { Trouble, useStep } from "./use-list.js";

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void }} props */
export function Day({ api, hall, onLost }) {
  const { t, lang } = useTexts();
  const step = useStep(onLost);
  const [asking, setAsking] = useState(/** @type {"close" | "last-call" | null} */ (null));
  const [done, setDone] = useState(/** @type {{ id: string, args?: any } | null} */ (null));
  const { overview } = hall;
  if (!overview) return html`<p class="quiet" role="status">${t(hall.away ? "offline" : "asking")}</p>`;
  const left = stillHere(overview.totals);
  const day = overview.day ? longDate(noon(overview.day), lang, "UTC") : "";

  const close = async (/** @type {string} */ reason) => {
    const answer = await step.run(() => api.post("/api/v1/manage/day/close", { reason }));
    if (!answer) return;
    setAsking(null);
    setDone({ id: "day-closed-done", args: { count: answer.expired } });
    await hall.look();
  };
  const lastCall = async () => {
    const answer = await step.run(() => api.post("/api/v1/manage/day/last-call", {}));
    if (!answer) return;
    setAsking(null);
    setDone({ id: "last-call-done", args: { count: answer.open } });
    await hall.look();
  };
  const ask = (/** @type {"close" | "last-call"} */ what) => {
    step.forget();
    setDone(null);
    setAsking(what);
  };
  const open = async () => {
    if (!(await step.run(() => api.post("/api/v1/manage/day/open")))) return;
    setDone({ id: "day-opened-done" });
    await hall.look();
  };
  const reopen = html`<button class="btn" aria-disabled=${step.busy} onClick=${open}>${t(overview.day_closed ? "day-open" : "day-go-on")}</button>`;
  return html`<section class="panel day">
      <h2>${day}</h2>
      ${overview.day_closed
        ? html`<p class="day-now">${t("day-closed-now")}</p><p class="quiet">${t("day-open-hint")}</p>${reopen}`
        : html`<p class="day-now number">${left}</p>
            <p class="lead">${t("day-left", { waiting: overview.totals.waiting ?? 0, serving: (overview.totals.called ?? 0) + (overview.totals.serving ?? 0), parked: overview.totals.parked ?? 0 })}</p>
            ${overview.day_closing && html`<p class="say say-warn">${t("last-call-now")}</p>`}
            <div class="day-ways">
              ${overview.day_closing
                ? html`<div><h3>${t("day-go-on-title")}</h3><p class="quiet">${t("day-go-on-hint")}</p>${reopen}</div>`
                : html`<div><h3>${t("last-call")}</h3><p class="quiet">${t("last-call-hint")}</p>
                    <button class="btn btn-go day-close" onClick=${() => ask("last-call")}>${t("last-call")}</button></div>`}
              <div><h3>${t("day-close-now")}</h3><p class="quiet">${t("day-close-hint")}</p>
                <button class="btn btn-stop day-close" onClick=${() => ask("close")}>${t("day-close")}</button></div>
            </div>`}
      ${!asking && html`<${Trouble} error=${step.error} />`}
      <p class="say" role="status" hidden=${!done}>${done && t(done.id, done.args)}</p>
      ${asking === "close" && html`<${AskClose} left=${left} step=${step} close=${close} onClose=${() => setAsking(null)} />`}
      ${asking === "last-call" && html`<${AskLastCall} left=${left} step=${step} go=${lastCall} onClose=${() => setAsking(null)} />`}
    </section>
    ${overview.day_closed && overview.closing && html`<${Seal} closing=${overview.closing} day=${day} hall=${hall} />`}`;
}
