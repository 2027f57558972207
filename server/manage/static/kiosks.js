// @ts-check
/** Kiosk machines: how each is, which numbers it may give out alone, and what could not be placed afterwards. */
import { html } from "htm/preact";
import { hhmm } from "/ui/time.js";
import { standing } from "./sorting.js";
import { useTexts } from "./staff/language.js";
import { Trouble, useStep } from "./use-list.js";

const PATH = "/api/v1/manage/kiosks";

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void }} props */
export function Kiosks({ api, hall, onLost }) {
  const { t } = useTexts();
  const step = useStep(onLost);
  const machines = (hall.overview?.devices ?? []).filter((/** @type {any} */ device) => device.machine && !device.revoked_at);
  const slips = hall.overview?.refused_slips ?? [];
  if (machines.length === 0 && slips.length === 0) return null;

  const order = async (/** @type {any} */ device, /** @type {string} */ what) => {
    if (await step.run(() => api.post(`${PATH}/${device.id}/order`, { order: what }))) await hall.look();
  };
  return html`<section class="panel" aria-labelledby="kiosks-title">
    <h2 id="kiosks-title">${t("kiosks")}</h2>
    <${Trouble} error=${step.error} />
    <ul class="kiosks">${machines.map((/** @type {any} */ device) => html`<${Machine} key=${device.id} device=${device} tz=${hall.tz} order=${order} busy=${step.busy} />`)}</ul>
    ${slips.length > 0 && html`<${Refused} slips=${slips} tz=${hall.tz} />`}
  </section>`;
}

/** @param {{ device: any, tz: string, order: (device: any, what: string) => void, busy: boolean }} props */
function Machine({ device, tz, order, busy }) {
  const { t, lang } = useTexts();
  const { machine, name } = device;
  const state = standing(machine);
  const { paper, wish } = machine;
  const complaint = paper.message?.[lang] ?? paper.message?.id;
  return html`<li class="kiosk-card" data-state=${state}>
    <p class="kiosk-name"><span class="dot" data-ok=${machine.online}></span><b>${name}</b>
      <span class=${machine.online ? "quiet" : "late"}>${machine.online ? t("online") : t("seen", { time: hhmm(machine.seen_at, tz, lang) })}</span></p>
    ${!machine.online && html`<p class="say say-warn">${machine.numbers ? t("kiosk-alone", { numbers: machine.numbers }) : t("kiosk-no-numbers")}</p>`}
    <dl>
      <div><dt>${t("kiosk-paper")}</dt><dd class=${paper.state === "trouble" ? "late" : ""}>${complaint ?? t(`printer-${paper.state}`)}</dd></div>
      <div><dt>${t("kiosk-own-numbers")}</dt><dd>${machine.numbers ?? t("kiosk-none")}</dd></div>
      <div><dt>${t("kiosk-pending")}</dt><dd class=${machine.pending ? "strong" : ""}>${t("kiosk-slips", { count: machine.pending })}</dd></div>
      <div><dt>${t("kiosk-touched")}</dt><dd>${machine.touched_s === null ? "–" : t("kiosk-ago", { minutes: Math.floor(machine.touched_s / 60) })}</dd></div>
      <div><dt>${t("kiosk-clock")}</dt><dd class=${state === "clock" ? "late" : ""}>${t("kiosk-skew", { seconds: machine.skew_s })}</dd></div>
      <div><dt>${t("kiosk-version")}</dt><dd>${machine.version}</dd></div>
    </dl>
    <p class="kiosk-steps">
      ${(wish || !machine.can_update) && html`<span class="quiet" role="status">${t(wish ? `kiosk-wish-${wish}` : "kiosk-cannot-update")}</span>`}
      <button class="btn small" disabled=${busy || wish === "restart"} onClick=${() => order(device, "restart")}>${t("kiosk-restart")}</button>
      <button class="btn small" disabled=${busy || wish === "update" || !machine.can_update} onClick=${() => order(device, "update")}>${t("kiosk-update")}</button>
    </p>
  </li>`;
}

/** @param {{ slips: any[], tz: string }} props */
function Refused({ slips, tz }) {
  const { t, lang } = useTexts();
  return html`<div class="kiosk-refused"><h3>${t("refused-title", { count: slips.length })}</h3>
    <p class="quiet">${t("refused-hint")}</p>
    <ul>${slips.map((slip) => html`<li key=${slip.number + slip.came_at}><b class="number">${slip.number}</b> ${slip.service}
      <span class="quiet">${slip.kiosk} · ${hhmm(slip.came_at, tz, lang)} · ${t(`refused-${slip.why}`)}</span></li>`)}</ul>
  </div>`;
}
