// @ts-check
/** Kiosks, screens and their keys: pair by the code that the device shows, shut out with one confirmed click. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { Kiosks } from "./kiosks.js";
import { Left, NAME_MAX } from "./left.js";
import { SCREEN, chosen, placed, screensFirst } from "./sorting.js";
import { Dialog } from "./staff/dialog.js";
import { useTexts } from "./staff/language.js";
import { When } from "./officers.js";
import { Trouble, useStep } from "./use-list.js";

/** Only these keep a line to the server; a program's key is used when it is needed. */
const SCREENS = new Set(["kiosk", "display"]);
const PATH = "/api/v1/manage/devices";

/** @typedef {{ zones: { code: string, name: string }[], screens: { name: string, layout: string }[] }} Places */

/**
 * @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, rest: string, onLost: (why: any) => void }} props
 *   rest: the code of a device that the address already names (a kiosk shows it as QR)
 */
export function Devices({ api, hall, rest, onLost }) {
  const { t } = useTexts();
  const step = useStep(onLost);
  const places = placesOf(hall);
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
  const place = async (/** @type {any} */ device, /** @type {string} */ value) => {
    if (await step.run(() => api.post(`${PATH}/${device.id}/place`, placed(value)))) await hall.look();
  };
  return html`<${Pair} api=${api} hall=${hall} onLost=${onLost} code=${/^\d{6}$/.test(rest) ? rest : ""} />
    <${Kiosks} api=${api} hall=${hall} onLost=${onLost} />
    ${!hall.overview && html`<p class="quiet" role="status">${t("asking")}</p>`}
    ${hall.overview && html`<section class="panel table-box"><h2>${t("devices-screens")}</h2>
      ${screens.length ? html`<${Trouble} error=${revoking ? null : step.error} /><${List} devices=${screens} tz=${hall.tz} revoke=${setRevoking} places=${places} place=${place} />` : html`<p class="empty">${t("devices-no-screens")}</p>`}
    </section>`}
    ${keys.length > 0 && html`<section class="panel table-box"><h2>${t("devices-keys")}</h2><p class="quiet">${t("devices-keys-hint")}</p>
      <${List} devices=${keys} tz=${hall.tz} revoke=${setRevoking} />
    </section>`}
    ${revoked.length > 0 && html`<details class="panel revoked"><summary>${t("devices-revoked", { count: revoked.length })}</summary>
      <${List} devices=${revoked} tz=${hall.tz} revoke=${null} />
    </details>`}
    ${revoking && html`<${Dialog} title=${t("revoke-title", { name: revoking.name })} hint=${t(revoking.trial ? "revoke-hint-trial" : "revoke-hint")} go=${t("revoke")} goKind="btn-stop" busy=${step.busy}
      onGo=${revoke} onClose=${() => { step.forget(); setRevoking(null); }}><${Trouble} error=${step.error} /><//>`}`;
}

/**
 * @param {{ devices: any[], tz: string, revoke: ((device: any) => void) | null, places?: Places, place?: (device: any, value: string) => void }} props
 *   place: gives a display another place
 */
function List({ devices, tz, revoke, places, place }) {
  const { t } = useTexts();
  return html`<table class="people">
    <thead><tr>${["name", "role", "place", "printer", "state"].map((name) => html`<th key=${name} scope="col">${t(`device-${name}`)}</th>`)}${revoke && html`<th><span class="visually-hidden">${t("steps")}</span></th>`}</tr></thead>
    <tbody>${devices.map((device) => html`<tr key=${device.id}>
      <th scope="row">${device.name}</th>
      <td>${t(`device-role-${device.role}`)}</td>
      <td>${places && place && device.role === "display"
        ? html`<select class="device-place" aria-label=${t("device-place-of", { name: device.name })} onChange=${(/** @type {any} */ e) => place(device, e.currentTarget.value)}><${PlaceOptions} places=${places} chosen=${chosen(device)} /></select>`
        : device.counter ?? (device.zone ? t("zone", { zone: device.zone }) : t("whole-hall"))}</td>
      <td>${device.machine ? t("printer-own") : device.printer ?? "–"}</td>
      <td><${Presence} device=${device} tz=${tz} /></td>
      ${revoke && html`<td class="row-steps"><button class="btn small btn-stop" onClick=${() => revoke(device)}>${t("revoke")}</button></td>`}
    </tr>`)}</tbody>
  </table>`;
}

/** A zone, or a screen by its name in config.yaml. @param {{ places: Places, chosen: string }} props */
function PlaceOptions({ places: { zones, screens }, chosen: value }) {
  const { t } = useTexts();
  const known = value === "" || zones.some(({ code }) => code === value) || screens.some(({ name }) => SCREEN + name === value);
  return html`<option value="" selected=${value === ""}>${t("whole-hall")}</option>
    ${zones.map(({ code, name }) => html`<option key=${code} value=${code} selected=${value === code}>${name}</option>`)}
    ${screens.length > 0 && html`<optgroup label=${t("device-screens")}>
      ${screens.map(({ name, layout }) => html`<option key=${name} value=${SCREEN + name} selected=${value === SCREEN + name}>${name} (${t(`layout-${layout}`)})</option>`)}
    </optgroup>`}
    ${!known && html`<option value=${value} selected disabled>${t("device-screen-gone", { name: value.replace(SCREEN, "") })}</option>`}`;
}

/** @param {import("./use-hall.js").HallView} hall @returns {Places} */
const placesOf = (hall) => ({ zones: hall.catalogue?.zones ?? [], screens: hall.overview?.screens ?? [] });

/** @param {{ device: any, tz: string }} props */
function Presence({ device, tz }) {
  const { t } = useTexts();
  if (device.revoked_at) return html`${t("revoked")} <${When} at=${device.revoked_at} tz=${tz} />`;
  if (!SCREENS.has(device.role)) return device.last_seen_at ? html`<${When} at=${device.last_seen_at} tz=${tz} />` : "–";
  if (device.online) return html`<span class="dot" data-ok="true"></span> ${t("online")}`;
  return html`<span class="dot" data-ok="false"></span> ${t("offline-mark")}${device.last_seen_at ? html` · <${When} at=${device.last_seen_at} tz=${tz} />` : ""}`;
}

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void, code: string }} props */
function Pair({ api, hall, onLost, code: asked }) {
  const { t } = useTexts();
  const step = useStep(onLost);
  const [form, setForm] = useState({ code: asked, name: "", place: "", printer: "" });
  const [done, setDone] = useState("");
  const ready = /^\d{6}$/.test(form.code) && form.name.trim() !== "";
  const set = (/** @type {string} */ field) => (/** @type {any} */ event) => setForm({ ...form, [field]: event.currentTarget.value });

  const pair = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!ready) return;
    const { code, name, place, printer } = form;
    const paired = await step.run(() => api.post(`${PATH}/pair`, { code, name: name.trim(), ...placed(place), ...(printer && { printer }) }));
    if (!paired) return setDone("");
    setDone(paired.name ?? name);
    setForm({ code: "", name: "", place: "", printer: "" });
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
      <label class="field"><span>${t("device-name")}</span><input maxlength=${NAME_MAX} autocomplete="off" placeholder=${t("pair-name-like")} value=${form.name} onInput=${set("name")} /><${Left} value=${form.name} max=${NAME_MAX} /></label>
      <label class="field"><span>${t("device-place")}</span>
        <select onChange=${set("place")}><${PlaceOptions} places=${placesOf(hall)} chosen=${form.place} /></select>
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
