// @ts-check
/** Alarms, devices and printers: trouble first. */
import { html } from "htm/preact";
import { hhmm } from "/ui/time.js";
import { useTexts } from "./staff/language.js";
import { stateOf } from "./printers.js";
import { printersFirst, screensFirst } from "./sorting.js";

const MOST = 3;

/** @param {{ alarms: any[], devices: any[] }} props */
export function Alarms({ alarms, devices }) {
  const { t, lang } = useTexts();
  const real = alarms.filter((alarm) => alarm.code !== "trial");
  const gone = screensFirst(devices).some((device) => !device.online);
  if (real.length === 0) return gone ? null : html`<p class="all-well">${t("all-well")}</p>`;
  return html`<section class="alarms" aria-labelledby="alarms-title">
    <h2 id="alarms-title">${t("alarms", { count: real.length })}</h2>
    <ul>${real.map((alarm) => html`<li key=${alarm.code + alarm.text.id}>${alarm.text[lang] ?? alarm.text.id}</li>`)}</ul>
  </section>`;
}

/** @param {{ devices: any[], printers: any[], tz: string, manager: boolean }} props */
export function Machines({ devices, printers, tz, manager }) {
  const { t, lang } = useTexts();
  const screens = screensFirst(devices);
  const online = screens.filter((device) => device.online).length;
  const more = t("devices-more", { count: screens.length - MOST });
  return html`<div class="machines">
    <section class="panel" aria-labelledby="devices-title">
      <h2 id="devices-title">${t("devices", { online, all: screens.length })}</h2>
      ${screens.length === 0 && html`<p class="quiet">${t("devices-none")}</p>`}
      <ul class="machine-list">
        ${screens.slice(0, MOST).map((device) => html`<li key=${device.id}>
          <span class="dot" data-ok=${device.online}></span>
          <span class="machine-name">${device.name}</span>
          <span class=${device.online ? "quiet" : "late"}>${device.online ? t("online") : seen(device)}</span>
        </li>`)}
      </ul>
      ${screens.length > MOST && (manager ? html`<a class="more" href="#/devices">${more}</a>` : html`<p class="quiet">${more}</p>`)}
    </section>
    <section class="panel" aria-labelledby="printers-title">
      <h2 id="printers-title">${t("printers")}</h2>
      <ul class="machine-list">
        ${printersFirst(printers).map((printer) => html`<li key=${printer.name}>
          <span class="dot" data-ok=${printer.state !== "trouble"} data-unknown=${printer.state === "unknown"}></span>
          <span class="machine-name">${printer.name}${printer.queued ? ` · ${t("queued", { count: printer.queued })}` : ""}</span>
          <span class=${printer.state === "trouble" || printer.paper.low ? "late" : "quiet"}>${printer.state !== "trouble" && printer.paper.low ? t("paper-for", { slips: printer.paper.slips }) : t(`printer-${stateOf(printer)}`)}</span>
          ${printer.last_error && html`<span class="machine-error">${printer.message?.[lang] ?? printer.message?.id ?? printer.last_error}</span>`}
        </li>`)}
      </ul>
    </section>
  </div>`;

  /** @param {any} device */
  function seen(device) {
    return device.last_seen_at ? t("seen", { time: hhmm(device.last_seen_at, tz, lang) }) : t("offline-mark");
  }
}
