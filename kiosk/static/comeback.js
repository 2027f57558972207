// @ts-check
/** After a missed call: the slip was scanned, and this is what became of it. */
import { html } from "htm/preact";
import { Icon } from "./icons.js";
import { patienceWith, useIdle } from "./idle.js";
import { Stay } from "./stay.js";

/** @typedef {import("./app.js").Props} Props */
/** @typedef {import("./types.d.ts").Comeback} Comeback */

const STAY_S = 30;
/** What a slip can say of itself that does not lead back into the queue. */
const REASONS = new Set(["waiting", "called", "serving", "parked", "served", "cancelled", "expired", "no_show", "unknown", "away"]);

/** @param {Props["words"]} words @param {Comeback} answer */
function reasonOf({ t, catalogue }, { why, ticket }) {
  const known = REASONS.has(why) ? why : "unknown";
  const agency = catalogue.agencies.find(({ code }) => code === ticket?.agency.code)?.short ?? ticket?.agency.name ?? "";
  const over = known === "no_show" && catalogue.why === "day-closed";
  return t(`slip-${over ? "expired" : known.replace("_", "-")}`, { counter: ticket?.counter?.name ?? "", agency });
}

/** Back in the queue: how many are before. @param {{words: Props["words"], answer: Comeback}} props */
function Back({ words: { t }, answer: { ticket } }) {
  if (!ticket) return null;
  return html`
    <p class="comeback-good">${t("slip-returned")}</p>
    ${ticket.ahead !== null && html`<p class="comeback-ahead">${t("ahead", { ahead: ticket.ahead })}</p>`}
    <p class="ticket-zone"><span class="zone-tag">${t("wait-in-zone", { zone: ticket.zone })}</span></p>
  `;
}

/** @param {Props} props */
export function ComeBack({ words, visit, step }) {
  const { t, catalogue } = words;
  const answer = visit.page.name === "comeback" ? visit.page.answer : null;
  const done = () => step({ do: "leave", lang: catalogue.languages[0] ?? "id" });
  const stay = STAY_S * patienceWith(visit);
  const left = useIdle(true, done, { after: stay, warn: stay }) ?? stay;
  const good = answer?.why === "returned";
  const ticket = answer?.ticket;
  return html`
    <main class="page comeback" data-why=${answer?.why}>
      <div class="ticket-card" data-zone=${ticket?.zone} role="status">
        ${answer
          ? html`
              <h1 tabindex="-1">
                <span class="ticket-yours">${ticket ? t("your-number") : t("slip-title")}</span>
                ${ticket && html`<span class="number ticket-number" style=${`--letters: ${ticket.number.length}`}>${ticket.number}</span>`}
              </h1>
              ${good ? html`<${Back} words=${words} answer=${answer} />` : html`<p class="comeback-why">${reasonOf(words, answer)}</p>`}
            `
          : html`<h1 tabindex="-1" class="comeback-why"><${Icon} name="scan" /> ${t("slip-reading")}</h1>`}
      </div>
      <div class="ticket-end">
        <${Stay} t=${t} left=${left} stay=${stay} />
        <button type="button" class="btn btn-go big" onClick=${done}>${t("done")}</button>
      </div>
    </main>
  `;
}
