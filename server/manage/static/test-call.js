// @ts-check
/** At half past seven: do all screens show and speak? */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { hhmm, serverNow } from "/ui/time.js";
import { useTexts } from "./staff/language.js";
import { Trouble, useStep } from "./use-list.js";

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void }} props */
export function TestCall({ api, hall, onLost }) {
  const { t, lang } = useTexts();
  const step = useStep(onLost);
  const [sent, setSent] = useState(/** @type {Record<string, { at: Date, words: string }>} */ ({}));
  const zones = [{ code: null, name: t("whole-hall") }, ...(hall.catalogue?.zones ?? [])];
  const screens = (hall.overview?.devices ?? []).filter((/** @type {any} */ device) => device.role === "display" && !device.revoked_at);

  const call = async (/** @type {string | null} */ zone) => {
    const told = await step.run(() => api.post("/api/v1/manage/test-call", { zone }));
    if (told) setSent((was) => ({ ...was, [zone ?? ""]: { at: serverNow(), words: told.sentence?.[lang] ?? told.sentence?.id ?? "" } }));
  };
  return html`<p class="quiet lead">${t("test-hint")}</p>
    <${Trouble} error=${step.error} />
    <ul class="zones">
      ${zones.map((zone) => {
        const mine = screens.filter((/** @type {any} */ screen) => zone.code === null || screen.zone === null || screen.zone === zone.code);
        const online = mine.filter((/** @type {any} */ screen) => screen.online).length;
        const last = sent[zone.code ?? ""];
        return html`<li key=${zone.code ?? ""} class="panel zone-card">
          <h2>${zone.code && html`<span class="letter" data-zone=${zone.code}>${zone.code}</span>`} ${zone.name}</h2>
          <p class=${online ? "quiet" : "late"}>${t("screens-online", { online, all: mine.length })}</p>
          <button class="btn btn-go" aria-disabled=${step.busy} onClick=${() => call(zone.code)}>${t("test-go")}</button>
          <p class="say" role="status" hidden=${!last}>${last && t("test-sent", { time: hhmm(last.at, hall.tz, lang), words: last.words })}</p>
        </li>`;
      })}
    </ul>`;
}
