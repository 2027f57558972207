// @ts-check
/** At half past seven: do all screens show and speak? */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { hhmm, serverNow } from "/ui/time.js";
import { useTexts } from "./staff/language.js";
import { reached, shows } from "./sorting.js";
import { Trouble, useStep } from "./use-list.js";

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void }} props */
export function TestCall({ api, hall, onLost }) {
  const { t, lang } = useTexts();
  const step = useStep(onLost);
  const [sent, setSent] = useState(/** @type {Record<string, { at: Date, words: string, screens: any[] }>} */ ({}));
  const zones = [{ code: null, name: t("whole-hall") }, ...(hall.catalogue?.zones ?? [])];
  const screens = (hall.overview?.devices ?? []).filter((/** @type {any} */ device) => device.role === "display" && !device.revoked_at);

  const call = async (/** @type {string | null} */ zone) => {
    const told = await step.run(() => api.post("/api/v1/manage/test-call", { zone }));
    if (told) setSent((was) => ({ ...was, [zone ?? ""]: { at: serverNow(), words: told.sentence?.[lang] ?? told.sentence?.id ?? "", screens: reached(screens, zone) } }));
  };
  return html`<p class="quiet lead">${t("test-hint")}</p>
    <${Trouble} error=${step.error} />
    <ul class="zones">
      ${zones.map((zone) => {
        const mine = screens.filter((/** @type {any} */ screen) => shows(screen, zone.code));
        const online = reached(screens, zone.code).length;
        const last = sent[zone.code ?? ""];
        return html`<li key=${zone.code ?? ""} class="panel zone-card">
          <h2>${zone.code && html`<span class="letter" data-zone=${zone.code}>${zone.code}</span>`} ${zone.name}</h2>
          <p class=${online ? "quiet" : "late"}>${t("screens-online", { online, all: mine.length })}</p>
          <button class="btn btn-go" aria-disabled=${step.busy} onClick=${() => call(zone.code)}>${t("test-go")}</button>
          <p class=${`say ${last && !last.screens.length ? "say-warn" : ""}`} role="status" hidden=${!last}>${last && says(last)}</p>
        </li>`;
      })}
    </ul>`;

  /** Nobody can know whether a screen was looked at; but which were there to show it, one can. @param {{ at: Date, words: string, screens: any[] }} last */
  function says({ at, words, screens: told }) {
    const time = hhmm(at, hall.tz, lang);
    if (told.length === 0) return t("test-sent-nowhere", { time });
    const places = [...new Set(told.map((screen) => (screen.zone ? t("zone", { zone: screen.zone }) : t("whole-hall"))))].sort().join(", ");
    return t("test-sent", { time, count: told.length, places, words });
  }
}
