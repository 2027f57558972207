// @ts-check
/** Kiosk machines: how each is, which numbers it may give out alone, and what could not be placed afterwards. */
import { html } from "htm/preact";
import { useEffect, useState } from "preact/hooks";
import { hhmm, serverNow } from "/ui/time.js";
import { doing, minutesUntouched, standing } from "./sorting.js";
import { Dialog } from "./staff/dialog.js";
import { useNow, useTexts } from "./staff/language.js";
import { Trouble, useStep } from "./use-list.js";

const PATH = "/api/v1/manage/kiosks";
const NOW_MS = 10_000;
/** How often a machine that is starting again is looked for. */
const BACK_MS = 2_000;
/** From so many minutes on hours are told. */
const IN_HOURS_MIN = 120;

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void }} props */
export function Kiosks({ api, hall, onLost }) {
  const { t } = useTexts();
  const step = useStep(onLost);
  const [asked, setAsked] = useState(/** @type {{ device: any, what: string } | null} */ (null));
  const machines = (hall.overview?.devices ?? []).filter((/** @type {any} */ device) => device.machine && !device.revoked_at);
  const slips = hall.overview?.refused_slips ?? [];
  const busy = useDoings(hall, machines);
  if (machines.length === 0 && slips.length === 0) return null;

  const order = async () => {
    const { device, what } = /** @type {{ device: any, what: string }} */ (asked);
    if (!(await step.run(() => api.post(`${PATH}/${device.id}/order`, { order: what })))) return;
    setAsked(null);
    await hall.look();
  };
  return html`<section class="panel" aria-labelledby="kiosks-title">
    <h2 id="kiosks-title">${t("kiosks")}</h2>
    <ul class="kiosks">${machines.map((/** @type {any} */ device) => html`<${Machine} key=${device.id} device=${device} doing=${busy[device.id] ?? null} tz=${hall.tz} order=${(/** @type {string} */ what) => setAsked({ device, what })} />`)}</ul>
    ${slips.length > 0 && html`<${Refused} slips=${slips} tz=${hall.tz} />`}
  </section>
    ${asked && html`<${Dialog} title=${t(`kiosk-${asked.what}-title`, { name: asked.device.name })} hint=${t(`kiosk-${asked.what}-hint`)} go=${t(`kiosk-${asked.what}`)} goKind="btn-stop" busy=${step.busy}
      onGo=${order} onClose=${() => { step.forget(); setAsked(null); }}>
      ${asked.device.machine.touched_s !== null && html`<p><span class="quiet">${t("kiosk-touched")}:</span> <b><${Touched} machine=${asked.device.machine} /></b></p>`}
      <${Trouble} error=${step.error} /><//>`}`;
}

/**
 * What the machines have been told and are not back from, by device.
 * @param {import("./use-hall.js").HallView} hall
 * @param {any[]} machines
 * @returns {Record<string, import("./sorting.js").Doing>}
 */
function useDoings(hall, machines) {
  const [doings, setDoings] = useState(/** @type {Record<string, import("./sorting.js").Doing>} */ ({}));
  useEffect(() => {
    setDoings((before) => Object.fromEntries(machines.map(({ id, machine }) => [id, doing(before[id] ?? null, machine)])));
  }, [hall.overview]);
  // One that is cut off meanwhile tells the hall itself when it is back.
  const waiting = machines.some(({ id, machine }) => machine.online && doings[id]?.since);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(hall.look, BACK_MS);
    return () => clearInterval(timer);
  }, [waiting]);
  return doings;
}

/** What a machine that is away said last is no news: it is dated, and nothing of it is green. @param {{ device: any, doing: import("./sorting.js").Doing, tz: string, order: (what: string) => void }} props */
function Machine({ device, doing: now, tz, order }) {
  const { t, lang } = useTexts();
  const { machine, name } = device;
  const gone = Boolean(now?.since);
  const state = gone && machine.online ? "away" : standing(machine);
  const { paper } = machine;
  const wish = machine.wish ?? now?.what;
  const complaint = paper.message?.[lang] ?? paper.message?.id;
  return html`<li class="kiosk-card" data-state=${state}>
    <p class="kiosk-name"><span class="dot" data-ok=${machine.online} data-unknown=${gone}></span><b>${name}</b>
      <span class=${machine.online ? "quiet" : "late"}>${machine.online ? (gone ? "" : t("online")) : t("seen", { time: hhmm(machine.seen_at, tz, lang) })}</span></p>
    ${!machine.online && html`<p class="say say-warn">${machine.numbers ? t("kiosk-alone", { numbers: machine.numbers }) : t("kiosk-no-numbers")}</p>`}
    ${!machine.online && html`<p class="kiosk-known">${t("kiosk-known", { time: hhmm(machine.seen_at, tz, lang) })}</p>`}
    <dl class=${machine.online ? "" : "kiosk-old"}>
      <div><dt>${t("kiosk-paper")}</dt><dd class=${machine.online && paper.state === "trouble" ? "late" : ""}>${complaint ?? t(`printer-${paper.state}`)}</dd></div>
      <div><dt>${t("kiosk-own-numbers")}</dt><dd>${machine.numbers ?? t("kiosk-none")}</dd></div>
      <div><dt>${t("kiosk-pending")}</dt><dd class=${machine.pending ? "strong" : ""}>${t("kiosk-slips", { count: machine.pending })}</dd></div>
      <div><dt>${t("kiosk-touched")}</dt><dd><${Touched} machine=${machine} /></dd></div>
      <div><dt>${t("kiosk-clock")}</dt><dd class=${state === "clock" ? "late" : ""}>${t("kiosk-skew", { seconds: machine.skew_s })}</dd></div>
      <div><dt>${t("kiosk-version")}</dt><dd>${machine.version}</dd></div>
    </dl>
    <p class="kiosk-steps">
      ${(wish || !machine.can_update) && html`<span class="quiet" role="status">${t(wish ? `kiosk-wish-${wish}${gone ? "-now" : machine.online ? "" : "-later"}` : "kiosk-cannot-update")}</span>`}
      <button class="btn small" disabled=${wish === "restart"} onClick=${() => order("restart")}>${t("kiosk-restart")}</button>
      <button class="btn small" disabled=${wish === "update" || !machine.can_update} onClick=${() => order("update")}>${t("kiosk-update")}</button>
    </p>
  </li>`;
}

/** @param {{ machine: any }} props */
function Touched({ machine }) {
  const { t } = useTexts();
  const minutes = minutesUntouched(machine, useNow(NOW_MS, serverNow));
  if (minutes === null) return "–";
  return minutes < IN_HOURS_MIN ? t("kiosk-ago", { minutes }) : t("kiosk-ago-hours", { hours: Math.floor(minutes / 60) });
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
