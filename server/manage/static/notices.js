// @ts-check
/** What the people in the hall are told: written here, read on screens, kiosks, consoles and phones. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { hhmm } from "/ui/time.js";
import { Left, SENTENCE_MAX } from "./left.js";
import { useTexts } from "./staff/language.js";
import { Trouble, useStep } from "./use-list.js";

const PATH = "/api/v1/manage/notices";
const MINUTES = [15, 30, 60, 120];
const EMPTY = { id: "", en: "", jv: "", to: "", minutes: "30" };

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, onLost: (why: any) => void }} props */
export function Notices({ api, hall, onLost }) {
  const { t } = useTexts();
  const step = useStep(onLost);
  const ending = useStep(onLost);
  const [form, setForm] = useState(EMPTY);
  const [done, setDone] = useState(false);
  const set = (/** @type {string} */ field) => (/** @type {any} */ event) => setForm({ ...form, [field]: event.currentTarget.value });
  const ready = form.id.trim() !== "";

  const raise = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!ready) return;
    const text = Object.fromEntries(["id", "en", "jv"].map((lang) => [lang, /** @type {any} */ (form)[lang].trim()]).filter(([, words]) => words));
    const [kind, code] = form.to.split(" ");
    const to = code ? { [kind]: code } : {};
    const raised = await step.run(() => api.post(PATH, { text, ...to, ...(form.minutes && { minutes: Number(form.minutes) }) }));
    setDone(raised !== null);
    if (!raised) return;
    setForm({ ...EMPTY, to: form.to });
    await hall.look();
  };
  const end = async (/** @type {string} */ id) => {
    await ending.run(() => api.post(`${PATH}/${id}/end`, {}));
    await hall.look();
  };
  return html`<div class="notices">
    <form class="panel notice-form" onSubmit=${raise} novalidate>
      <h2>${t("notice-new")}</h2>
      ${["id", "en", "jv"].map((lang) => html`<label key=${lang} class="field"><span>${t(`notice-text-${lang}`)}</span>
        <textarea rows="2" maxlength=${SENTENCE_MAX} lang=${lang} value=${/** @type {any} */ (form)[lang]} onInput=${set(lang)}></textarea><${Left} value=${/** @type {any} */ (form)[lang]} max=${SENTENCE_MAX} /></label>`)}
      <div class="notice-to">
        <label class="field"><span>${t("notice-to")}</span>
          <select value=${form.to} onChange=${set("to")}>
            <option value="" selected=${!form.to}>${t("whole-hall")}</option>
            ${[["zone", hall.catalogue?.zones ?? []], ["agency", hall.catalogue?.agencies ?? []]].map(([kind, places]) => html`<optgroup key=${kind} label=${t(`notice-${kind}`)}>
              ${places.map((/** @type {any} */ each) => html`<option key=${each.code} value=${`${kind} ${each.code}`} selected=${form.to === `${kind} ${each.code}`}>${kind === "zone" ? each.name : `${each.code} · ${each.short}`}</option>`)}</optgroup>`)}
          </select>
        </label>
        <label class="field"><span>${t("notice-minutes")}</span>
          <select value=${form.minutes} onChange=${set("minutes")}>
            ${MINUTES.map((each) => html`<option key=${each} value=${each} selected=${form.minutes === String(each)}>${t("minutes-long", { minutes: each })}</option>`)}
            <option value="" selected=${form.minutes === ""}>${t("notice-until-ended")}</option>
          </select>
        </label>
      </div>
      <button class="btn btn-go" type="submit" aria-disabled=${!ready || step.busy}>${t("notice-raise")}</button>
      <${Trouble} error=${step.error} />
      <p class="say" role="status" hidden=${!done}>${done && t("notice-raised")}</p>
    </form>
    <section class="panel" aria-labelledby="notices-title">
      <h2 id="notices-title">${t("notices-shown")}</h2>
      <${Trouble} error=${ending.error} />
      ${!hall.overview?.notices?.length && html`<p class="empty">${t("notices-none")}</p>`}
      <ul class="notice-list">${(hall.overview?.notices ?? []).map((/** @type {any} */ each) => html`<${Shown} key=${each.id} notice=${each} hall=${hall} end=${() => end(each.id)} />`)}</ul>
    </section>
  </div>`;
}

/** @param {{ notice: any, hall: import("./use-hall.js").HallView, end: () => void }} props */
function Shown({ notice, hall, end }) {
  const { t, lang } = useTexts();
  const words = notice.text.id ?? notice.text.en ?? notice.text.jv;
  const agency = (hall.catalogue?.agencies ?? []).find((/** @type {any} */ each) => each.code === notice.agency);
  const to = notice.zone ? t("zone", { zone: notice.zone }) : notice.agency ? agency?.short ?? notice.agency : t("whole-hall");
  const time = (/** @type {string} */ at) => hhmm(at, hall.tz, lang);
  return html`<li class="notice-shown">
    <p lang="id"><b>${words}</b></p>
    ${["en", "jv"].filter((each) => notice.text[each] && notice.text[each] !== words).map((each) => html`<p key=${each} lang=${each} class="quiet">${notice.text[each]}</p>`)}
    <p class="quiet">${to} · ${notice.until ? t("notice-from-until", { from: time(notice.raised_at), until: time(notice.until) }) : t("notice-from", { from: time(notice.raised_at) })}</p>
    <button class="btn small btn-stop" aria-label=${`${t("notice-end")}: ${words}`} onClick=${end}>${t("notice-end")}</button>
  </li>`;
}
