// @ts-check
/** The slip was scanned: after a missed call its number waits again; who cannot stay gives it back. */
import { html } from "htm/preact";
import { useState } from "preact/hooks";
import { Icon } from "./icons.js";
import { patienceWith, useIdle } from "./idle.js";
import { Stay } from "./stay.js";

/** @typedef {import("./app.js").Props} Props */
/** @typedef {import("./types.d.ts").Comeback} Comeback */

const STAY_S = 30;
/** What a slip can say of itself that does not lead back into the queue. */
const REASONS = new Set(["waiting", "called", "serving", "parked", "served", "cancelled", "expired", "no_show", "unknown", "away"]);
/** Whose number may still be given back. */
const GIVES_BACK = new Set(["returned", "waiting", "called", "parked"]);

/** @param {Props["words"]} words @param {Comeback} answer */
function reasonOf({ t, catalogue }, { why, ticket }) {
  const known = REASONS.has(why) ? why : "unknown";
  const agency = catalogue.agencies.find(({ code }) => code === ticket?.agency.code)?.short ?? ticket?.agency.name ?? "";
  const over = known === "no_show" && catalogue.why === "day-closed";
  return t(`slip-${over ? "expired" : known.replace("_", "-")}`, { counter: ticket?.counter?.name ?? "", agency });
}

/** In the queue, again or still: how many are before. @param {{words: Props["words"], answer: Comeback}} props */
function Queued({ words: { t }, answer: { why, ticket } }) {
  if (!ticket) return null;
  return html`
    <p class="comeback-good">${t(why === "returned" ? "slip-returned" : "slip-waiting")}</p>
    ${ticket.ahead !== null && html`<p class="comeback-ahead">${t("ahead", { ahead: ticket.ahead })}</p>`}
    <p class="ticket-zone"><span class="zone-tag">${t("wait-in-zone", { zone: ticket.zone })}</span></p>
  `;
}

/** What the slip says of itself. @param {{words: Props["words"], answer: Comeback, asking: boolean}} props */
function Said({ words, answer, asking }) {
  const { t } = words;
  if (asking) return html`<p class="comeback-why">${t("give-back-sure")}</p><p class="comeback-more">${t("give-back-lost")}</p>`;
  if (answer.why === "given-back") return html`<p class="comeback-good">${t("slip-given-back")}</p>`;
  if (answer.why === "returned" || answer.why === "waiting") return html`<${Queued} words=${words} answer=${answer} />`;
  return html`<p class="comeback-why">${reasonOf(words, answer)}</p>`;
}

/**
 * One question before the number is given back; while it goes, nothing can be touched twice.
 *
 * @param {Props & {token: string, close: () => void}} props
 */
function Sure({ words: { t }, hall, step, token, close }) {
  const [busy, setBusy] = useState(false);
  const giveBack = async () => {
    setBusy(true);
    const answer = await hall.giveBack(token);
    close();
    step({ do: "slip", token, answer });
  };
  return html`
    <button type="button" class="btn btn-stop big" disabled=${busy} onClick=${giveBack}>${t("give-back-yes")}</button>
    <button type="button" class="btn btn-go big" disabled=${busy} onClick=${close}>${t("give-back-no")}</button>
  `;
}

/** @param {Props} props */
export function ComeBack(props) {
  const { words, visit, step } = props;
  const { t, catalogue } = words;
  const { token, answer } = visit.page.name === "comeback" ? visit.page : { token: "", answer: null };
  /** Of which slip it is asked: another one may be scanned meanwhile. */
  const [asked, ask] = useState(/** @type {string | null} */ (null));
  const done = () => step({ do: "leave", lang: catalogue.languages[0] ?? "id" });
  const stay = STAY_S * patienceWith(visit);
  const left = useIdle(true, done, { after: stay, warn: stay }) ?? stay;
  const ticket = answer?.ticket;
  const possible = answer !== null && GIVES_BACK.has(answer.why);
  const asking = possible && asked === token;
  return html`
    <main class="page comeback" data-why=${answer?.why}>
      <div class="ticket-card" data-zone=${ticket?.zone} role="status">
        ${answer
          ? html`
              <h1 tabindex="-1">
                <span class="ticket-yours">${ticket ? t("your-number") : t("slip-title")}</span>
                ${ticket && html`<span class="number ticket-number" style=${`--letters: ${ticket.number.length}`}>${ticket.number}</span>`}
              </h1>
              <${Said} words=${words} answer=${answer} asking=${asking} />
            `
          : html`<h1 tabindex="-1" class="comeback-why"><${Icon} name="scan" /> ${t("slip-reading")}</h1>`}
      </div>
      <div class="ticket-end">
        ${!asking && html`<${Stay} t=${t} left=${left} stay=${stay} />`}
        ${asking && html`<${Sure} ...${props} token=${token} close=${() => ask(null)} />`}
        ${possible && !asking && html`<button type="button" class="btn big give-back" onClick=${() => ask(token)}>${t("give-back")}</button>`}
        ${!asking && html`<button type="button" class="btn btn-go big" onClick=${done}>${t("done")}</button>`}
      </div>
    </main>
  `;
}
