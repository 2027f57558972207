// @ts-check
/** What a supervisor does with a queue; each with its reason, because somebody may ask later. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { Dialog } from "./staff/dialog.js";
import { useTexts } from "./staff/language.js";
import { Reasons } from "./reasons.js";
import { Trouble } from "./use-list.js";

const MOVING = ["move-wrong-service", "move-urgent", "move-our-fault"];
const CALLING_BACK = ["back-not-heard", "back-was-near", "back-wrong-key"];
const REPRINTING = ["reprint-not-out", "reprint-lost", "reprint-unreadable"];
const CLOSING = ["shut-network", "shut-meeting", "shut-quota"];

/** @param {{ row: any, waiting: any[], step: any, go: (body: any) => void, onClose: () => void }} props */
export function Move({ row, waiting, step, go, onClose }) {
  const { t } = useTexts();
  const [place, setPlace] = useState("1");
  const [reason, setReason] = useState("");
  const now = waiting.findIndex((each) => each.id === row.id) + 1;
  const wanted = Number(place);
  const right = Number.isInteger(wanted) && wanted >= 1 && wanted <= Math.max(waiting.length, 1);
  return html`<${Dialog} title=${t("move-title", { number: row.number })} hint=${now > 0 ? t("move-hint", { now, all: waiting.length }) : ""} go=${t("move")} ready=${right && reason !== ""} busy=${step.busy}
    onGo=${() => go({ place: wanted, reason })} onClose=${onClose}>
    <label class="field"><span>${t("move-place")}</span>
      <input data-first type="number" inputmode="numeric" min="1" max=${waiting.length} value=${place} aria-invalid=${!right} onFocus=${(/** @type {any} */ e) => e.currentTarget.select()} onInput=${(/** @type {any} */ e) => setPlace(e.currentTarget.value)} />
    </label>
    <${Reasons} legend=${t("reason")} ids=${MOVING} set=${setReason} />
    <${Trouble} error=${step.error} />
  <//>`;
}

/** @param {{ row: any, step: any, go: (body: any) => void, onClose: () => void }} props */
export function CallBack({ row, step, go, onClose }) {
  const { t } = useTexts();
  const [reason, setReason] = useState("");
  return html`<${Dialog} title=${t("call-back-title", { number: row.number })} hint=${t("call-back-hint")} go=${t("call-back")} ready=${reason !== ""} busy=${step.busy}
    onGo=${() => go({ reason })} onClose=${onClose}>
    <${Reasons} first legend=${t("reason")} ids=${CALLING_BACK} set=${setReason} />
    <${Trouble} error=${step.error} />
  <//>`;
}

/** @param {{ row: any, printers: any[], step: any, go: (body: any) => void, onClose: () => void }} props */
export function Reprint({ row, printers, step, go, onClose }) {
  const { t } = useTexts();
  const well = printers.filter((/** @type {any} */ { state }) => state !== "trouble");
  const [asked, setPrinter] = useState("");
  const printer = (well.find((/** @type {any} */ { name }) => name === asked) ?? well[0])?.name ?? "";
  const none = printers.length > 0 && well.length === 0;
  const [reason, setReason] = useState("");
  return html`<${Dialog} title=${t("reprint-title", { number: row.number })} hint=${t("reprint-hint")} go=${t("reprint")} ready=${reason !== "" && !none} busy=${step.busy}
    onGo=${() => go({ reason, ...(printer && { printer }) })} onClose=${onClose}>
    <${Reasons} first legend=${t("reason")} ids=${REPRINTING} set=${setReason} />
    <label class="field"><span>${t("reprint-printer")}</span>
      <select disabled=${none} value=${printer} onChange=${(/** @type {any} */ e) => setPrinter(e.currentTarget.value)}>
        ${well.map(({ name }) => html`<option key=${name} value=${name} selected=${name === printer}>${name}</option>`)}
      </select>
    </label>
    ${none && html`<p class="say say-stop" role="alert">${t("reprint-printer-none")}</p>`}
    <${Trouble} error=${step.error} />
  <//>`;
}

/** @param {{ agency: any, waiting: number, step: any, go: (body: any) => void, onClose: () => void }} props */
export function CloseQueue({ agency, waiting, step, go, onClose }) {
  const { t } = useTexts();
  const [because, setBecause] = useState("");
  return html`<${Dialog} title=${t("queue-close-title", { agency: agency.short })} hint=${t("queue-close-hint", { count: waiting })} go=${t("queue-close")} goKind="btn-stop" ready=${because !== ""} busy=${step.busy}
    onGo=${() => go({ because })} onClose=${onClose}>
    <${Reasons} first legend=${t("queue-close-because")} ids=${CLOSING} set=${setBecause} />
    <${Trouble} error=${step.error} />
  <//>`;
}
