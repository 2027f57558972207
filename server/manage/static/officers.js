// @ts-check
/** Who may log in. A PIN is shown once and stored nowhere that anybody could read it. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { hhmm, parts } from "/ui/time.js";
import { Dialog } from "./staff/dialog.js";
import { useTexts } from "./staff/language.js";
import { Trouble, useList, useStep, Waiting } from "./use-list.js";
import { AddOfficer } from "./add-officer.js";

const PATH = "/api/v1/manage/officers";

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, me: import("./staff/session.js").Me, onLost: (why: any) => void }} props */
export function Officers({ api, hall, me, onLost }) {
  const { t } = useTexts();
  const { list, error, load } = useList(api, PATH, onLost);
  const step = useStep(onLost);
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(/** @type {{ kind: "add" | "pin" | "off", officer?: any } | null} */ (null));
  const [told, setTold] = useState(/** @type {{ name: string, pin: string } | null} */ (null));
  const shorts = new Map((hall.catalogue?.agencies ?? []).map((/** @type {any} */ agency) => [agency.code, agency.short]));
  const found = (list?.officers ?? []).filter((/** @type {any} */ officer) =>
    `${officer.name} ${shorts.get(officer.agency) ?? ""}`.toLowerCase().includes(typed.trim().toLowerCase()));

  const close = () => {
    step.forget();
    setOpen(null);
  };
  const add = async (/** @type {any} */ body) => {
    const added = await step.run(() => api.post(PATH, body));
    if (!added) return;
    setOpen(null);
    setTold({ name: added.name, pin: added.pin });
    await load();
  };
  const newPin = async (/** @type {any} */ officer) => {
    const answer = await step.run(() => api.post(`${PATH}/${officer.id}/pin`, {}));
    if (!answer) return;
    setOpen(null);
    setTold({ name: officer.name, pin: answer.pin });
  };
  const setActive = async (/** @type {any} */ officer, /** @type {boolean} */ active) => {
    if (!(await step.run(() => api.post(`${PATH}/${officer.id}/active`, { active })))) return;
    setOpen(null);
    await load();
  };

  return html`<div class="tools">
      <label class="field search"><span class="visually-hidden">${t("officers-search")}</span>
        <input type="search" placeholder=${t("officers-search")} value=${typed} onInput=${(/** @type {any} */ e) => setTyped(e.currentTarget.value)} />
      </label>
      <button class="btn btn-go" onClick=${() => setOpen({ kind: "add" })}>${t("officers-add")}</button>
    </div>
    <${Waiting} list=${list} error=${error} load=${load} />
    ${!open && html`<${Trouble} error=${step.error} />`}
    ${list && html`<div class="panel table-box"><table class="people">
      <thead><tr>${["name", "role", "agency", "last-login", "state"].map((name) => html`<th key=${name} scope="col">${t(`officer-${name}`)}</th>`)}<th><span class="visually-hidden">${t("steps")}</span></th></tr></thead>
      <tbody>${found.map((/** @type {any} */ officer) => html`<tr key=${officer.id} class=${officer.active ? "" : "row-off"}>
        <th scope="row">${officer.name} ${officer.name === me.officer.name && html`<span class="tag">${t("officer-you")}</span>`}</th>
        <td>${t(`role-${officer.role}`)}</td>
        <td>${shorts.get(officer.agency) ?? "–"}</td>
        <td>${officer.last_login_at ? html`<${When} at=${officer.last_login_at} tz=${hall.tz} />` : t("never")}</td>
        <td>${t(officer.active ? "active" : "inactive")}</td>
        <td class="row-steps">
          <button class="btn small" onClick=${() => setOpen({ kind: "pin", officer })}>${t("new-pin")}</button>
          ${officer.name === me.officer.name ? null : officer.active
            ? html`<button class="btn small btn-stop" onClick=${() => setOpen({ kind: "off", officer })}>${t("deactivate")}</button>`
            : html`<button class="btn small" onClick=${() => setActive(officer, true)}>${t("activate")}</button>`}
        </td>
      </tr>`)}</tbody>
    </table>
    ${found.length === 0 && html`<p class="empty">${t("officers-nobody")}</p>`}</div>`}
    ${open?.kind === "add" && html`<${AddOfficer} hall=${hall} step=${step} add=${add} onClose=${close} />`}
    ${open?.kind === "pin" && html`<${Dialog} title=${t("new-pin-title", { name: open.officer.name })} hint=${t("new-pin-hint")} go=${t("new-pin-go")} busy=${step.busy}
      onGo=${() => newPin(open.officer)} onClose=${close}><${Trouble} error=${step.error} /><//>`}
    ${open?.kind === "off" && html`<${Dialog} title=${t("deactivate-title", { name: open.officer.name })} hint=${t("deactivate-hint", { name: open.officer.name })} go=${t("deactivate")} goKind="btn-stop" busy=${step.busy}
      onGo=${() => setActive(open.officer, false)} onClose=${close}><${Trouble} error=${step.error} /><//>`}
    ${told && html`<${Dialog} title=${t("pin-title", { name: told.name })} hint=${t("pin-hint")} onClose=${() => setTold(null)}>
      <p class="pin number" aria-label=${told.pin.split("").join(" ")}>${told.pin}</p>
    <//>`}`;
}

/** 23/11 · 09.14 @param {{ at: string, tz: string }} props */
export function When({ at, tz }) {
  const { lang } = useTexts();
  const { day, month } = parts(at, tz);
  return html`<time dateTime=${at}>${day}/${month + 1} · ${hhmm(at, tz, lang)}</time>`;
}
