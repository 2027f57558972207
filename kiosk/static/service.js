// @ts-check
/** One service: what to bring, the rest of its standard, today's outlook, and one button. */
import { html } from "htm/preact";
import { useState } from "preact/hooks";
import { Checklist, standing } from "./checklist.js";
import { LANDSCAPE } from "./frame.js";
import { Icon } from "./icons.js";
import { Standard, TurnLine } from "./standard.js";
import { isPassing, refusalLine, useTaking } from "./taking.js";
import { closedLine } from "./words.js";

/** @typedef {import("./app.js").Props} Props */
/** @typedef {import("./types.d.ts").Service} ServiceShape */
/** @typedef {import("./types.d.ts").Agency} Agency */

/** So many documents stand on one page with the rest of the standard. */
const MOST_BESIDE = 6;
const MOST_BESIDE_A_WARNING = 4;

/** Whether a number may be taken that will perhaps not be called today. @param {ServiceShape} service */
const isLate = ({ open, outlook }) => open && outlook?.chance === "unlikely";

/** @param {{t: import("/ui/i18n.js").Translate, on: boolean, set: (on: boolean) => void}} props */
function Priority({ t, on, set }) {
  return html`
    <section class="card priority" aria-labelledby="priority-title">
      <div>
        <h2 id="priority-title">${t("priority-question")}</h2>
        <p class="quiet" aria-live="polite">${t(on ? "priority-on" : "priority-who")}</p>
      </div>
      <div class="choice" role="group" aria-labelledby="priority-title">
        <button type="button" aria-pressed=${!on} onClick=${() => set(false)}>${t("no")}</button>
        <button type="button" aria-pressed=${on} onClick=${() => set(true)}>${t("yes")}</button>
      </div>
    </section>
  `;
}

/** Where there is no room for all, the documents first and the rest one touch away. @param {{t: import("/ui/i18n.js").Translate, rest: boolean, turn: (rest: boolean) => void}} props */
function Leaves({ t, rest, turn }) {
  return html`
    <div class="choice leaves" role="group" aria-label=${t("standard")}>
      <button type="button" aria-pressed=${!rest} onClick=${() => turn(false)}>${t("leaf-docs")}</button>
      <button type="button" aria-pressed=${rest} onClick=${() => turn(true)}>${t("leaf-rest")}</button>
    </div>
  `;
}

/** @param {Props} props */
export function Service(props) {
  const { words, visit } = props;
  const code = visit.page.name === "service" ? visit.page.service : "";
  const agency = words.catalogue.agencies.find(({ services }) => services.some((each) => each.code === code));
  const service = agency?.services.find((each) => each.code === code);
  if (!agency || !service) return html`<main class="page"><h1 class="page-head" tabindex="-1">${words.t("gone")}</h1></main>`;
  return html`<${Offer} ...${props} service=${service} agency=${agency} />`;
}

/** @param {Props & {service: ServiceShape, agency: Agency}} props */
function Offer(props) {
  const { words, visit, service, agency } = props;
  const { t } = words;
  const [have, setHave] = useState(/** @type {Set<string>} */ (new Set()));
  const [rest, setRest] = useState(false);
  const [crowded, setCrowded] = useState(false);
  const told = LANDSCAPE.matches && words.catalogue.notices.length > 0;
  const many = service.docs.length > (isLate(service) ? MOST_BESIDE_A_WARNING : MOST_BESIDE);
  const leaves = visit.large || visit.wheelchair || told || many || crowded;
  /** @param {string} doc */
  const tick = (doc) => setHave((known) => new Set(known.has(doc) ? [...known].filter((each) => each !== doc) : [...known, doc]));
  return html`
    <main class="page service" data-leaves=${leaves || null}>
      <div class="page-head with-letter" data-zone=${agency.zone}>
        <span class="letter" aria-hidden="true">${agency.code}</span>
        <div>
          <h1 tabindex="-1" lang="id">${service.name}</h1>
          <p class="page-sub quiet"><span lang="id">${agency.short}</span> · ${t("zone", { zone: agency.zone })}</p>
        </div>
      </div>
      ${leaves && service.open && !rest && html`<${TurnLine} words=${words} service=${service} agency=${agency} />`}
      ${leaves && html`<${Leaves} t=${t} rest=${rest} turn=${setRest} />`}
      ${!(leaves && rest) && html`<${Checklist} t=${t} docs=${service.docs} large=${visit.large} have=${have} tick=${tick} />`}
      ${(!leaves || rest) && html`<${Standard} words=${words} service=${service} agency=${agency} crowded=${() => setCrowded(true)} />`}
      <${Take} ...${props} lacking=${standing(service.docs, have) === "lacking"} />
    </main>
  `;
}

/** @param {Props & {service: ServiceShape, agency: Agency, lacking: boolean}} props `lacking`: documents the visitor has not ticked */
function Take(props) {
  const { words, service, agency, lacking } = props;
  const { t } = words;
  const [priority, setPriority] = useState(false);
  const { take, busy, slow, refused, wait } = useTaking(props);
  if (!service.open) {
    return html`
      <div class="take">
        <p class="card not-now" role="status"><b>${t("not-now")}</b> ${closedLine(words, service, { because: agency.closed_because })}</p>
      </div>
    `;
  }
  const late = isLate(service);
  return html`
    <div class="take">
      ${!refused && !slow && html`<${Priority} t=${t} on=${priority} set=${setPriority} />`}
      <div role="alert">
        ${slow && html`<p class="soon">${t(props.hall.sure ? "taking-slow" : "taking-tries")}</p>`}
        ${refused && !slow && (isPassing(refused)
          ? html`<p class="soon">${t(wait > 0 ? "take-too-fast" : "take-now")}</p>`
          : html`<p class="refused">${refused === "away" ? t("take-away") : refusalLine(words, refused)}</p>`)}
        ${!refused && !slow && late && html`<p class="late">${t("chance-unlikely-do")}</p>`}
      </div>
      <button type="button" class=${`btn take-button ${wait > 0 ? "take-wait" : "btn-go"}`} disabled=${busy || wait > 0} onClick=${() => take(priority)}>
        <${Icon} name="ticket" />${wait > 0 ? t("take-wait", { seconds: wait }) : t(busy ? "taking" : refused ? "take-again" : lacking || late ? "take-still" : "take")}
      </button>
    </div>
  `;
}
