// @ts-check
/** Days on which the hall is shut, and joint leave days on which it works all the same. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { longDate, noon } from "/ui/time.js";
import { Left, NAME_MAX } from "./left.js";
import { Dialog } from "./staff/dialog.js";
import { useTexts } from "./staff/language.js";
import { Trouble, useList, useStep, Waiting } from "./use-list.js";

const PATH = "/api/v1/manage/holidays";
const KINDS = ["lokal", "libur_nasional", "cuti_bersama"];
const EMPTY = { date: "", name: "", kind: "lokal", closed: true };

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void }} props */
export function Holidays({ api, hall, onLost }) {
  const { t, lang } = useTexts();
  const { list, error, load } = useList(api, PATH, onLost);
  const step = useStep(onLost);
  const [form, setForm] = useState(EMPTY);
  const [removing, setRemoving] = useState(/** @type {any} */ (null));
  const [past, setPast] = useState(false);
  const [added, setAdded] = useState("");
  const today = hall.overview?.day ?? "";
  const sorted = [...(list?.holidays ?? [])].sort((a, b) => a.date.localeCompare(b.date));
  const shown = past ? sorted : sorted.filter((holiday) => holiday.date >= today);
  const isPast = form.date !== "" && today !== "" && form.date < today;
  const ready = form.date !== "" && form.name.trim() !== "";

  const add = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!ready || !(await step.run(() => api.post(PATH, { ...form, name: form.name.trim() })))) return;
    // What was just written down is seen, also where it has passed.
    if (isPast) setPast(true);
    setAdded(form.date);
    setForm(EMPTY);
    await load();
  };
  const remove = async () => {
    if (!(await step.run(() => api.post(`${PATH}/${removing.date}/delete`)))) return;
    setAdded("");
    setRemoving(null);
    await load();
  };
  const enforced = !(hall.overview?.trial ?? true);

  return html`${!enforced && html`<p class="say say-warn">${t("holidays-not-enforced")}</p>`}
    <form class="panel pair" onSubmit=${add} novalidate>
      <h2>${t("holiday-add")}</h2>
      <div class="pair-fields holiday-fields">
        <label class="field"><span>${t("holiday-date")}</span><input type="date" value=${form.date} onInput=${(/** @type {any} */ e) => { setAdded(""); setForm({ ...form, date: e.currentTarget.value }); }} /><small class="quiet">${form.date && longDate(noon(form.date), lang, "UTC")}</small></label>
        <label class="field"><span>${t("holiday-name")}</span><input maxlength=${NAME_MAX} value=${form.name} onInput=${(/** @type {any} */ e) => setForm({ ...form, name: e.currentTarget.value })} /><${Left} value=${form.name} max=${NAME_MAX} /></label>
        <label class="field"><span>${t("holiday-kind")}</span>
          <select onChange=${(/** @type {any} */ e) => setForm({ ...form, kind: e.currentTarget.value })}>${KINDS.map((kind) => html`<option key=${kind} value=${kind} selected=${kind === form.kind}>${t(`kind-${kind}`)}</option>`)}</select>
        </label>
        <label class="field"><span>${t("holiday-hall")}</span>
          <select onChange=${(/** @type {any} */ e) => setForm({ ...form, closed: e.currentTarget.value === "yes" })}>
            <option value="yes" selected=${form.closed}>${t("holiday-shut")}</option><option value="no" selected=${!form.closed}>${t("holiday-works")}</option>
          </select>
        </label>
        <button class="btn btn-go" type="submit" aria-disabled=${!ready || step.busy}>${t("add")}</button>
      </div>
      ${isPast && html`<p class="say say-warn" role="status">${t("holiday-is-past", { date: longDate(noon(form.date), lang, "UTC") })}</p>`}
      ${!removing && html`<${Trouble} error=${step.error} />`}
      <p class="say" role="status" hidden=${!added}>${added && t("holiday-added", { date: longDate(noon(added), lang, "UTC") })}</p>
    </form>
    <${Waiting} list=${list} error=${error} load=${load} />
    ${list && html`<section class="panel table-box">
      <label class="works past"><input type="checkbox" checked=${past} onChange=${(/** @type {any} */ e) => setPast(e.currentTarget.checked)} /> ${t("holidays-past")}</label>
      ${shown.length === 0 && html`<p class="empty">${t("holidays-none")}</p>`}
      ${shown.length > 0 && html`<table class="people"><thead><tr>${["date", "name", "kind", "hall"].map((name) => html`<th key=${name} scope="col">${t(`holiday-${name}`)}</th>`)}<th><span class="visually-hidden">${t("steps")}</span></th></tr></thead>
        <tbody>${shown.map((holiday) => html`<tr key=${holiday.date}>
          <th scope="row">${longDate(noon(holiday.date), lang, "UTC")}</th><td>${holiday.name}</td><td>${t(`kind-${holiday.kind}`)}</td>
          <td>${t(holiday.closed ? "holiday-shut" : "holiday-works")}</td>
          <td class="row-steps"><button class="btn small btn-stop" onClick=${() => setRemoving(holiday)}>${t("remove")}</button></td>
        </tr>`)}</tbody></table>`}
    </section>`}
    ${removing && html`<${Dialog} title=${t("holiday-remove-title", { name: removing.name })} hint=${longDate(noon(removing.date), lang, "UTC")} go=${t("remove")} goKind="btn-stop" busy=${step.busy}
      onGo=${remove} onClose=${() => { step.forget(); setRemoving(null); }}><${Trouble} error=${step.error} /><//>`}`;
}
