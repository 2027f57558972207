// @ts-check
/** Where the visitor goes from here, with a note for the colleague; or which further service there is. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { html } from "htm/preact";
import { Dialog } from "/manage/static/staff/dialog.js";
import { useTexts } from "/manage/static/staff/language.js";
import { places, services } from "./find.js";
import { PickPlace, PlaceWords } from "./pick-place.js";

const LONGEST = 200;

/**
 * @typedef {{
 *   api: import("/ui/api.js").Api, ticket: any, state: any, hall: any, readHall: () => void,
 *   send: (answers: any) => void, onClose: () => void,
 * }} Props
 */

/** @param {any} ticket @param {any} state */
const hereOf = (ticket, state) => ({ agency: ticket.agency.code, service: ticket.service.code, counter: state.counter.code });

/** @param {Props} props */
export function AskTransfer({ api, ticket, state, hall, readHall, send, onClose }) {
  const { t } = useTexts();
  const [place, setPlace] = useState(/** @type {import("./find.js").Place | null} */ (null));
  const [note, setNote] = useState("");
  const [seats, setSeats] = useState(/** @type {any[]} */ ([]));
  useEffect(() => {
    readHall();
    api.get("/api/v1/staff/me").then((me) => setSeats(me.counters), () => {});
  }, []);
  const all = useMemo(() => (hall ? places(hall, hereOf(ticket, state), seats) : null), [hall, seats, ticket.id]);

  if (!place) return html`<${PickPlace} title=${t("transfer-title", { number: ticket.number })} search=${t("transfer-search")} all=${all} pick=${setPlace} onClose=${onClose} />`;
  return html`<${Dialog}
    key="note"
    title=${t("transfer-to", { number: ticket.number, to: place.name })}
    hint=${t("transfer-hint")}
    go=${t("transfer-go")}
    wide
    onGo=${() => send({ [place.kind]: place.code, ...(note.trim() && { note: note.trim() }) })}
    onClose=${() => setPlace(null)}
  >
    <p class="place place-picked"><${PlaceWords} place=${place} /></p>
    ${!place.staffed && html`<p class="say say-stop" role="alert">${t("nobody-open-there")}</p>`}
    <label class="field">
      <span>${t("transfer-note")}</span>
      <input data-first maxlength=${LONGEST} value=${note} onInput=${(/** @type {any} */ e) => setNote(e.currentTarget.value)} />
      <small class="quiet">${t("no-names")}</small>
    </label>
  <//>`;
}

/** The same search for what the visitor needs as well. @param {Props} props */
export function AskAdd({ ticket, state, hall, readHall, send, onClose }) {
  const { t } = useTexts();
  useEffect(() => readHall(), []);
  const all = useMemo(() => (hall ? services(hall, hereOf(ticket, state)) : null), [hall, ticket.id]);
  return html`<${PickPlace} title=${t("add-title", { number: ticket.number })} hint=${t("add-hint")} search=${t("add-search")} go=${t("add-go")} all=${all}
    pick=${(/** @type {import("./find.js").Place} */ place) => send({ service: place.code })} onClose=${onClose} />`;
}
