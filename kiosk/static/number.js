// @ts-check
/** The number, very large, and what happens next. Then the kiosk is free for the next visitor. */
import { html } from "htm/preact";
import { Icon } from "./icons.js";
import { patienceWith, useIdle } from "./idle.js";
import { NoPaper, TakePaper, usePaper } from "./paper.js";
import { Stay } from "./stay.js";
import { absence, capital, waitText } from "./words.js";

/** @typedef {import("./app.js").Props} Props */
/** @typedef {import("./types.d.ts").Ticket} Ticket */

/** Long enough to read the page to an old mother beside one; whoever still reads touches, and has as long again. */
const STAY_S = 30;
const STAY_WITHOUT_PAPER_S = 45;

/** How many are before, and how long: no promise of minutes while nobody serves there. @param {{words: Props["words"], ticket: Ticket}} props */
function Ahead({ words, ticket: { agency, ahead, estimate, open_counters } }) {
  const { t, catalogue } = words;
  if (ahead === null) return html`<p class="ticket-ahead"><span>${t("ahead-unknown")}</span></p>`;
  const there = catalogue.agencies.find(({ code }) => code === agency.code);
  const nobody = (there?.open_counters ?? open_counters) === 0;
  const away = nobody && absence(words, agency);
  return html`
    <p class="ticket-ahead">
      <b>${t("ahead", { ahead })}</b>
      ${away && html`<span>${capital(away)}</span>`}
      ${!nobody && estimate && html`<span>${waitText(words, estimate)}</span>`}
    </p>
  `;
}

/** @param {{t: import("/ui/i18n.js").Translate, ticket: Ticket, failed: boolean}} props */
function Watch({ t, ticket, failed }) {
  const path = new URL(ticket.url, location.href).pathname;
  return html`
    <figure class="ticket-qr">
      <img src=${`${path}/qr.svg`} alt=${t("qr-alt")} width="220" height="220" />
      <figcaption>${t(failed ? "qr-photo" : ticket.ahead === null ? "qr-later" : "qr-follow")}</figcaption>
    </figure>
  `;
}

/** @param {{t: import("/ui/i18n.js").Translate, zone: string, failed: boolean}} props */
function Next({ t, zone, failed }) {
  const steps = [
    failed ? ["photo", t("next-photo")] : ["doc", t("next-docs")],
    ["sofa", t("next-wait", { zone })],
    ["speaker", t("next-called")],
  ];
  return html`
    <ol class="next">
      ${steps.map(([icon, text]) => html`<li><${Icon} name=${icon} /><span>${text}</span></li>`)}
    </ol>
  `;
}

/** @param {Props} props */
export function Number({ words, visit, step, hall }) {
  const { t, catalogue } = words;
  const { ticket, lost } = /** @type {{name: "number", ticket: Ticket, lost?: boolean}} */ (visit.page);
  const paper = usePaper(hall, ticket, lost);
  const failed = paper.state === "failed";
  const stay = (failed ? STAY_WITHOUT_PAPER_S : STAY_S) * patienceWith(visit);
  const done = () => step({ do: "leave", lang: catalogue.languages[0] ?? "id" });
  const left = useIdle(true, done, { after: stay, warn: stay }) ?? stay;
  const zone = catalogue.zones.find(({ code }) => code === ticket.zone);
  return html`
    <main class="page ticket" data-paper=${paper.state}>
      <div class="ticket-card" data-zone=${ticket.zone}>
        <h1 tabindex="-1">
          <span class="ticket-yours">${t("your-number")}</span>
          <span class="number ticket-number" style=${`--letters: ${ticket.number.length}`}>${ticket.number}</span>
        </h1>
        <p class="ticket-service" lang="id"><span>${ticket.service.name}</span> <span class="quiet">${ticket.agency.short}</span></p>
        ${zone && html`<p class="ticket-zone"><span class="zone-tag">${t("wait-in-zone", { zone: zone.code })}</span>${ticket.priority && html` <span class="tag tag-priority">${t("priority-mark")}</span>`}</p>`}
        <${Ahead} words=${words} ticket=${ticket} />
      </div>
      ${!failed && html`<${TakePaper} t=${t} paper=${paper} />`}
      <div role="alert">${failed && html`<${NoPaper} t=${t} hall=${hall} ticket=${ticket} lost=${lost} />`}</div>
      <div class="ticket-more">
        <${Next} t=${t} zone=${ticket.zone} failed=${failed} />
        <${Watch} t=${t} ticket=${ticket} failed=${failed} />
      </div>
      <div class="ticket-end">
        <${Stay} t=${t} left=${left} stay=${stay} />
        <button type="button" class="btn btn-go big" onClick=${done}>${t("done")}</button>
      </div>
    </main>
  `;
}
