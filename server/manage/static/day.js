// @ts-check
/** Closing the day: who is still here, why, and only after a second look. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { longDate } from "/ui/time.js";
import { Dialog } from "./staff/dialog.js";
import { useTexts } from "./staff/language.js";
import { stillHere } from "./sorting.js";
import { Trouble, useStep } from "./use-list.js";

const REASONS = ["hours-over", "power", "system", "other"];

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void }} props */
export function Day({ api, hall, onLost }) {
  const { t, lang } = useTexts();
  const step = useStep(onLost);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(/** @type {{ id: string, args?: any } | null} */ (null));
  const { overview } = hall;
  if (!overview) return html`<p class="quiet" role="status">${t(hall.away ? "offline" : "asking")}</p>`;
  const left = stillHere(overview.totals);
  const day = overview.day ? longDate(`${overview.day}T12:00:00Z`, lang, "UTC") : "";

  const close = async (/** @type {string} */ reason) => {
    const answer = await step.run(() => api.post("/api/v1/manage/day/close", { reason }));
    if (!answer) return;
    setAsking(false);
    setDone({ id: "day-closed-done", args: { count: answer.expired } });
    await hall.look();
  };
  const open = async () => {
    if (!(await step.run(() => api.post("/api/v1/manage/day/open")))) return;
    setDone({ id: "day-opened-done" });
    await hall.look();
  };
  return html`<section class="panel day">
    <h2>${day}</h2>
    ${overview.day_closed
      ? html`<p class="day-now">${t("day-closed-now")}</p><p class="quiet">${t("day-open-hint")}</p>
          <button class="btn btn-go" aria-disabled=${step.busy} onClick=${open}>${t("day-open")}</button>`
      : html`<p class="day-now number">${left}</p>
          <p class="lead">${t("day-left", { waiting: overview.totals.waiting ?? 0, serving: (overview.totals.called ?? 0) + (overview.totals.serving ?? 0), parked: overview.totals.parked ?? 0 })}</p>
          <p class="quiet">${t("day-close-hint")}</p>
          <button class="btn btn-stop day-close" onClick=${() => { step.forget(); setAsking(true); }}>${t("day-close")}</button>`}
    ${!asking && html`<${Trouble} error=${step.error} />`}
    <p class="say" role="status" hidden=${!done}>${done && t(done.id, done.args)}</p>
    ${asking && html`<${AskClose} left=${left} step=${step} close=${close} onClose=${() => setAsking(false)} />`}
  </section>`;
}

/** @param {{ left: number, step: any, close: (reason: string) => void, onClose: () => void }} props */
function AskClose({ left, step, close, onClose }) {
  const { t, hallT } = useTexts();
  const [picked, setPicked] = useState("");
  const [written, setWritten] = useState("");
  const reason = picked === "other" ? written.trim() : picked ? hallT(`close-${picked}`) : "";
  return html`<${Dialog} title=${t("close-title")} hint=${t(left ? "close-hint" : "close-hint-none", { count: left })} go=${t("close-go")} goKind="btn-stop" ready=${reason !== ""} busy=${step.busy}
    onGo=${() => close(reason)} onClose=${onClose}>
    <fieldset class="reasons"><legend>${t("close-reason")}</legend>
      ${REASONS.map((name, at) => html`<label key=${name} class="works"><input type="radio" name="reason" data-first=${at === 0 ? "" : undefined} checked=${picked === name} onChange=${() => setPicked(name)} /> ${t(`close-${name}`)}</label>`)}
    </fieldset>
    ${picked === "other" && html`<label class="field"><span>${t("close-write")}</span><input maxlength="120" value=${written} onInput=${(/** @type {any} */ e) => setWritten(e.currentTarget.value)} /></label>`}
    <${Trouble} error=${step.error} />
  <//>`;
}
