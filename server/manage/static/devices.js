// @ts-check
/** Kiosks, screens and their keys: pair by the code that the device shows, shut out with one confirmed click. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { screensFirst } from "./sorting.js";
import { Dialog } from "./staff/dialog.js";
import { useTexts } from "./staff/language.js";
import { When } from "./officers.js";
import { Trouble, useStep } from "./use-list.js";

/** Only these keep a line to the server; a program's key is used when it is needed. */
const SCREENS = new Set(["kiosk", "display"]);
const PATH = "/api/v1/manage/devices";

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void }} props */
export function Devices({ api, hall, onLost }) {
  const { t } = useTexts();
  const step = useStep(onLost);
  const [revoking, setRevoking] = useState(/** @type {any} */ (null));
  const devices = hall.overview?.devices ?? [];
  const screens = screensFirst(devices);
  const keys = devices.filter((/** @type {any} */ device) => !device.revoked_at && !SCREENS.has(device.role));
  const revoked = devices.filter((/** @type {any} */ device) => device.revoked_at);

  const revoke = async () => {
    if (!(await step.run(() => api.post(`${PATH}/${revoking.id}/revoke`)))) return;
    setRevoking(null);
    await hall.look();
  };
  return html`<${Pair} api=${api} hall=${hall} onLost=${onLost} />
    ${!hall.overview && html`<p class="quiet" role="status">${t("asking")}</p>`}
    ${hall.overview && html`<section class="panel table-box"><h2>${t("devices-screens")}</h2>
      ${screens.length ? html`<${List} devices=${screens} tz=${hall.tz} revoke=${setRevoking} />` : html`<p class="empty">${t("devices-no-screens")}</p>`}
    </section>`}
    ${keys.length > 0 && html`<section class="panel table-box"><h2>${t("devices-keys")}</h2><p class="quiet">${t("devices-keys-hint")}</p>
      <${List} devices=${keys} tz=${hall.tz} revoke=${setRevoking} />
    </section>`}
    ${revoked.length > 0 && html`<details class="panel revoked"><summary>${t("devices-revoked", { count: revoked.length })}</summary>
      <${List} devices=${revoked} tz=${hall.tz} revoke=${null} />
    </details>`}
    ${revoking && html`<${Dialog} title=${t("revoke-title", { name: revoking.name })} hint=${t("revoke-hint")} go=${t("revoke")} goKind="btn-stop" busy=${step.busy}
      onGo=${revoke} onClose=${() => { step.forget(); setRevoking(null); }}><${Trouble} error=${step.error} /><//>`}`;
}

/** @param {{ devices: any[], tz: string, revoke: ((device: any) => void) | null }} props */
function List({ devices, tz, revoke }) {
  const { t } = useTexts();
  return html`<table class="people">
    <thead><tr>${["name", "role", "place", "printer", "state"].map((name) => html`<th key=${name} scope="col">${t(`device-${name}`)}</th>`)}${revoke && html`<th><span class="visually-hidden">${t("steps")}</span></th>`}</tr></thead>
    <tbody>${devices.map((device) => html`<tr key=${device.id}>
      <th scope="row">${device.name}</th>
      <td>${t(`device-role-${device.role}`)}</td>
      <td>${device.counter ?? (device.zone ? t("zone", { zone: device.zone }) : t("whole-hall"))}</td>
      <td>${device.printer ?? "–"}</td>
      <td><${Presence} device=${device} tz=${tz} /></td>
      ${revoke && html`<td class="row-steps"><button class="btn small btn-stop" onClick=${() => revoke(device)}>${t("revoke")}</button></td>`}
    </tr>`)}</tbody>
  </table>`;
}

/** @param {{ device: any, tz: string }} props */
function Presence({ device, tz }) {
  const { t } = useTexts();
  if (device.revoked_at) return html`${t("revoked")} <${When} at=${device.revoked_at} tz=${tz} />`;
  if (!SCREENS.has(device.role)) return device.last_seen_at ? html`<${When} at=${device.last_seen_at} tz=${tz} />` : "–";
  if (device.online) return html`<span class="dot" data-ok="true"></span> ${t("online")}`;
  return html`<span class="dot" data-ok="false"></span> ${t("offline-mark")}${device.last_seen_at ? html` · <${When} at=${device.last_seen_at} tz=${tz} />` : ""}`;
}

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void }} props */
function Pair({ api, hall, onLost }) {
  const { t } = useTexts();
  const step = useStep(onLost);
  const [form, setForm] = useState({ code: "", name: "", zone: "", printer: "" });
  const [done, setDone] = useState("");
  const ready = /^\d{6}$/.test(form.code) && form.name.trim() !== "";
  const set = (/** @type {string} */ field) => (/** @type {any} */ event) => setForm({ ...form, [field]: event.currentTarget.value });

  const pair = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!ready) return;
    const { code, name, zone, printer } = form;
    const paired = await step.run(() => api.post(`${PATH}/pair`, { code, name: name.trim(), ...(zone && { zone }), ...(printer && { printer }) }));
    if (!paired) return setDone("");
    setDone(paired.name ?? name);
    setForm({ code: "", name: "", zone: "", printer: "" });
    await hall.look();
  };
  return html`<form class="panel pair" onSubmit=${pair} novalidate>
    <h2>${t("pair-title")}</h2>
    <p class="quiet">${t("pair-hint")}</p>
    <div class="pair-fields">
      <label class="field pair-code"><span>${t("pair-code")}</span>
        <input inputmode="numeric" maxlength="6" autocomplete="off" placeholder="000000" value=${form.code}
          onInput=${(/** @type {any} */ e) => setForm({ ...form, code: e.currentTarget.value.replace(/\D/g, "") })} />
      </label>
      <label class="field"><span>${t("device-name")}</span><input maxlength="60" autocomplete="off" placeholder=${t("pair-name-like")} value=${form.name} onInput=${set("name")} /></label>
      <label class="field"><span>${t("device-place")}</span>
        <select onChange=${set("zone")}><option value="" selected=${!form.zone}>${t("whole-hall")}</option>
          ${(hall.catalogue?.zones ?? []).map((/** @type {any} */ zone) => html`<option key=${zone.code} value=${zone.code} selected=${form.zone === zone.code}>${zone.name}</option>`)}</select>
      </label>
      <label class="field"><span>${t("pair-printer")}</span>
        <select onChange=${set("printer")}><option value="" selected=${!form.printer}>${t("pair-printer-none")}</option>
          ${(hall.overview?.printers ?? []).map((/** @type {any} */ printer) => html`<option key=${printer.name} value=${printer.name} selected=${form.printer === printer.name}>${printer.name}</option>`)}</select>
      </label>
      <button class="btn btn-go" type="submit" aria-disabled=${!ready || step.busy}>${t("pair-go")}</button>
    </div>
    <${Trouble} error=${step.error} />
    <p class="say" role="status" hidden=${!done}>${done && t("pair-done", { name: done })}</p>
  </form>`;
}
