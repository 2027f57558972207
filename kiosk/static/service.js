// @ts-check
/** One service: what to bring, what it costs, how long it takes, and one button. */
import { html } from "htm/preact";
import { useRef, useState } from "preact/hooks";
import { newKey, Problem } from "/ui/api.js";
import { Icon } from "./icons.js";
import { absence, capital, closedLine, docText, feeText, opensText, waitText } from "./words.js";

/** @typedef {import("./app.js").Props} Props */
/** @typedef {import("./types.d.ts").Service} ServiceShape */
/** @typedef {import("./types.d.ts").Agency} Agency */

/** @param {{t: import("/ui/i18n.js").Translate, docs: string[]}} props */
function Documents({ t, docs }) {
  return html`
    <section class="card docs" data-few=${docs.length <= 5 || null} data-many=${docs.length > 6 || null}>
      <h2>${t("docs-title")}</h2>
      ${docs.length
        ? html`<ul lang="id">${docs.map((doc) => html`<li><${Icon} name="doc" /><span>${docText(doc)}</span></li>`)}</ul>`
        : html`<p>${t("docs-none")}</p>`}
    </section>
  `;
}

/** @param {{icon: string, title: string, value: any, more?: any}} props */
function Fact({ icon, title, value, more }) {
  return html`
    <div class="fact">
      <${Icon} name=${icon} />
      <dt>${title}</dt>
      <dd><b>${value}</b>${more && html` <span class="quiet">${more}</span>`}</dd>
    </div>
  `;
}

/** Who waits and how long; while no counter is open that is the news, and nobody waiting is none. @param {{words: Props["words"], agency: Agency}} props */
function Queue({ words, agency }) {
  const { t } = words;
  const { waiting, open_counters, estimate } = agency;
  if (waiting === null) return html`<${Fact} icon="people" title=${t("fact-queue")} value=${t("queue-unknown")} />`;
  const people = t("ahead-now", { waiting });
  const away = open_counters === 0;
  const value = away ? capital(absence(words, agency)) : people;
  const more = away ? waiting > 0 && people : estimate && waitText(words, estimate);
  return html`<${Fact} icon="people" title=${t("fact-queue")} value=${value} more=${more} />`;
}

/** @param {Props & {service: ServiceShape, agency: Agency}} props */
function Facts({ words, service, agency }) {
  const { t } = words;
  const { minutes, sla } = service;
  return html`
    <dl class="card facts">
      <${Queue} words=${words} agency=${agency} />
      <${Fact} icon="fee" title=${t("fact-fee")} value=${feeText(words, service)} />
      ${sla
        ? html`<${Fact} icon="time" title=${t("fact-done")} value=${html`<span lang="id">${docText(sla)}</span>`} more=${t("at-counter", { minutes })} />`
        : html`<${Fact} icon="time" title=${t("fact-counter")} value=${t("about-minutes", { minutes })} />`}
    </dl>
  `;
}

/** @param {{t: import("/ui/i18n.js").Translate, on: boolean, set: (on: boolean) => void}} props */
function Priority({ t, on, set }) {
  return html`
    <section class="card priority" aria-labelledby="priority-title">
      <div>
        <h2 id="priority-title">${t("priority-question")}</h2>
        <p class="quiet">${t("priority-who")}</p>
      </div>
      <div class="choice" role="group" aria-labelledby="priority-title">
        <button type="button" aria-pressed=${!on} onClick=${() => set(false)}>${t("no")}</button>
        <button type="button" aria-pressed=${on} onClick=${() => set(true)}>${t("yes")}</button>
      </div>
    </section>
  `;
}

/**
 * Takes the number. One key lives until there is an answer: pressing again after a lost answer does not take a second number.
 *
 * @param {Props & {service: ServiceShape}} props
 */
function useTaking({ hall, step, visit, service }) {
  const key = useRef("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(/** @type {Problem | "away" | null} */ (null));
  /** @param {boolean} priority */
  const take = async (priority) => {
    if (busy) return;
    setBusy(true);
    key.current ||= newKey();
    try {
      const ticket = await hall.issue({ service: service.code, priority, language: visit.lang }, key.current);
      step({ do: "issued", ticket });
    } catch (error) {
      if (error instanceof Problem && error.status < 500) key.current = "";
      setRefused(error instanceof Problem && error.status < 500 ? error : "away");
      setBusy(false);
    }
  };
  return { take, busy, refused };
}

/** The server's own words, and when to come back where it knows. @param {Props["words"]} words @param {Problem} refused */
function refusalLine(words, refused) {
  const { opens_at: at, why, because } = refused.body;
  if (why === "queue-closed" && because) return closedLine(words, { why, opens_at: null }, { because });
  const said = refused.say(words.lang);
  return at ? `${said} ${opensText(words, at)}.` : said;
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
  const { words, service, agency } = props;
  const { t } = words;
  const [priority, setPriority] = useState(false);
  const { take, busy, refused } = useTaking(props);
  const open = service.open;
  return html`
    <main class="page service">
      <div class="page-head with-letter" data-zone=${agency.zone}>
        <span class="letter" aria-hidden="true">${agency.code}</span>
        <div>
          <h1 tabindex="-1" lang="id">${service.name}</h1>
          <p class="page-sub quiet"><span lang="id">${agency.short}</span> · ${t("zone", { zone: agency.zone })}</p>
        </div>
      </div>
      <${Documents} t=${t} docs=${service.docs} />
      <${Facts} ...${props} />
      <div class="take">
        ${open && !refused && html`<${Priority} t=${t} on=${priority} set=${setPriority} />`}
        <div role="alert">
          ${refused && html`<p class="refused">${refused === "away" ? t("take-away") : refusalLine(words, refused)}</p>`}
        </div>
        ${open
          ? html`
              <button type="button" class="btn btn-go take-button" disabled=${busy} onClick=${() => take(priority)}>
                <${Icon} name="ticket" />${t(busy ? "taking" : refused ? "take-again" : "take")}
              </button>
            `
          : html`<p class="card not-now"><b>${t("not-now")}</b> ${closedLine(words, service, { because: agency.closed_because })}</p>`}
      </div>
    </main>
  `;
}
