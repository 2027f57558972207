// @ts-check
/** Opening hours: the usual week, the week of Ramadan, and when tickets are given out. */
import { useEffect, useState } from "preact/hooks";
import { html } from "htm/preact";
import { longDate, noon } from "/ui/time.js";
import { clockOf } from "./staff/minutes.js";
import { useTexts } from "./staff/language.js";
import { Trouble, useList, useStep, Waiting } from "./use-list.js";
import { DAYS, faults, formOf, weekOf, wrongs } from "./week.js";

const PATH = "/api/v1/manage/hours";

/** @param {{ api: import("/ui/api.js").Api, onLost: (why: any) => void }} props */
export function Hours({ api, onLost }) {
  const { t, lang } = useTexts();
  const { list, error, load, setList } = useList(api, PATH, onLost);
  const step = useStep(onLost);
  const [form, setForm] = useState(/** @type {any} */ (null));
  const [saved, setSaved] = useState(false);
  const mark = lang === "en" ? ":" : ".";

  useEffect(() => {
    if (!list) return;
    setForm({
      regular: formOf(list.regular, mark),
      ramadan: formOf(list.ramadan, mark),
      periods: list.ramadan_periods.map((/** @type {any} */ period) => ({ ...period })),
      kiosk: list.kiosk_opens.replace(":", mark),
      last: String(list.last_ticket_minutes_before_close),
    });
  }, [list]);
  if (!form) return html`<${Waiting} list=${list} error=${error} load=${load} />`;

  const change = (/** @type {any} */ part) => {
    setSaved(false);
    setForm({ ...form, ...part });
  };
  const wrongWeek = [form.regular, form.ramadan].some((week) => DAYS.some((day) => faults(week[day]).length > 0));
  const wrongPeriod = form.periods.some((/** @type {any} */ period) => !period.from || !period.to || period.from > period.to);
  const ready = !wrongWeek && !wrongPeriod && clockOf(form.kiosk) !== null && /^\d{1,3}$/.test(form.last);
  const save = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!ready) return;
    const answer = await step.run(() => api.post(PATH, {
      ...list,
      regular: weekOf(form.regular),
      ramadan: weekOf(form.ramadan),
      ramadan_periods: form.periods,
      kiosk_opens: clockOf(form.kiosk),
      last_ticket_minutes_before_close: Number(form.last),
    }));
    if (!answer) return;
    setList(answer);
    setSaved(true);
  };

  return html`<form onSubmit=${save} novalidate>
    ${!list.enforce && html`<p class="say say-warn">${t("hours-not-enforced")}</p>`}
    <div class="two-weeks">
      <${Week} id="regular" title=${t("hours-regular")} week=${form.regular} change=${(/** @type {any} */ regular) => change({ regular })} />
      <${Week} id="ramadan" title=${t("hours-ramadan")} week=${form.ramadan} change=${(/** @type {any} */ ramadan) => change({ ramadan })} />
    </div>
    <div class="panel hours-rest">
      <${Periods} periods=${form.periods} change=${(/** @type {any} */ periods) => change({ periods })} />
      <label class="field"><span>${t("hours-kiosk")}</span>
        <input class="clock-input" inputmode="numeric" value=${form.kiosk} aria-invalid=${clockOf(form.kiosk) === null} onInput=${(/** @type {any} */ e) => change({ kiosk: e.currentTarget.value })} />
        ${clockOf(form.kiosk) === null && html`<small class="late" role="status">${t("hours-why-clock")}</small>`}
      </label>
      <label class="field"><span>${t("hours-last")}</span>
        <input class="clock-input" inputmode="numeric" value=${form.last} aria-invalid=${!/^\d{1,3}$/.test(form.last)} onInput=${(/** @type {any} */ e) => change({ last: e.currentTarget.value })} />
        ${!/^\d{1,3}$/.test(form.last) && html`<small class="late" role="status">${t("hours-why-minutes")}</small>`}
      </label>
    </div>
    <${Trouble} error=${step.error} />
    <div class="save-line">
      <p class="late" role="status">${ready ? "" : t("hours-wrong")}</p>
      <p class="saved" role="status">${saved ? t("saved") : ""}</p>
      <button class="btn btn-go" type="submit" aria-disabled=${!ready || step.busy}>${t("save")}</button>
    </div>
  </form>`;
}

/** @param {{ id: string, title: string, week: import("./week.js").WeekForm, change: (week: any) => void }} props */
function Week({ id, title, week, change }) {
  const { t } = useTexts();
  return html`<section class="panel"><table class="week">
    <caption>${title}</caption>
    <thead><tr><th scope="col">${t("hours-day")}</th>${["open", "close", "from", "to"].map((name) => html`<th key=${name} scope="col">${t(`hours-${name}`)}</th>`)}</tr></thead>
    <tbody>${DAYS.map((name) => {
      const day = week[name];
      const wrong = wrongs(day);
      const why = Object.values(wrong)[0];
      const told = why && `${id}-${name}-why`;
      const set = (/** @type {any} */ part) => change({ ...week, [name]: { ...day, ...part } });
      return [html`<tr key=${name} class=${day.works ? "" : "row-off"}>
        <th scope="row"><label class="works"><input type="checkbox" checked=${day.works} onChange=${(/** @type {any} */ e) => set({ works: e.currentTarget.checked })} /> ${t(`day-${name}`)}</label></th>
        ${day.works
          ? ["open", "close", "from", "to"].map((field) => html`<td key=${field}><input class="clock-input" inputmode="numeric" aria-label=${`${t(`day-${name}`)} ${t(`hours-${field}`)}`}
              aria-invalid=${field in wrong} aria-describedby=${field in wrong ? told : undefined} value=${/** @type {any} */ (day)[field]} onInput=${(/** @type {any} */ e) => set({ [field]: e.currentTarget.value })} /></td>`)
          : html`<td colspan="4" class="quiet">${t("hours-shut")}</td>`}
      </tr>`, why && html`<tr key=${`${name}-why`} class="week-why"><td></td><td colspan="4"><span id=${told} class="late" role="status">${t(`hours-why-${why}`)}</span></td></tr>`];
    })}</tbody>
  </table></section>`;
}

/** @param {{ periods: { from: string, to: string }[], change: (periods: any[]) => void }} props */
function Periods({ periods, change }) {
  const { t, lang } = useTexts();
  const words = (/** @type {string} */ date) => longDate(noon(date), lang, "UTC");
  const set = (/** @type {number} */ at, /** @type {any} */ part) => change(periods.map((period, index) => (index === at ? { ...period, ...part } : period)));
  return html`<fieldset class="periods">
    <legend>${t("hours-periods")}</legend>
    ${periods.length === 0 && html`<p class="quiet">${t("hours-no-periods")}</p>`}
    ${periods.map((period, at) => html`<div class="period" key=${at}>
      <input type="date" aria-label=${t("hours-first")} value=${period.from} onInput=${(/** @type {any} */ e) => set(at, { from: e.currentTarget.value })} /> –
      <input type="date" aria-label=${t("hours-until")} value=${period.to} aria-invalid=${period.from > period.to} onInput=${(/** @type {any} */ e) => set(at, { to: e.currentTarget.value })} />
      <button type="button" class="btn small" onClick=${() => change(periods.filter((_, index) => index !== at))}>${t("remove")}</button>
      ${period.from && period.to && (period.from > period.to
        ? html`<small class="late" role="status">${t("hours-why-period")}</small>`
        : html`<small class="quiet">${words(period.from)} – ${words(period.to)}</small>`)}
    </div>`)}
    <button type="button" class="btn small" onClick=${() => change([...periods, { from: "", to: "" }])}>${t("hours-add-period")}</button>
  </fieldset>`;
}
