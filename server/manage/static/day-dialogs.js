// @ts-check
/** The second look before the day ends: how many it concerns, and why. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { Dialog } from "./staff/dialog.js";
import { useTexts } from "./staff/language.js";
import { Reasons } from "./reasons.js";
import { Trouble } from "./use-list.js";

const REASONS = ["close-hours-over", "close-power", "close-system"];

/** @param {{ left: number, step: any, close: (reason: string) => void, onClose: () => void }} props */
export function AskClose({ left, step, close, onClose }) {
  const { t } = useTexts();
  const [reason, setReason] = useState("");
  return html`<${Dialog} title=${t("close-title")} hint=${t(left ? "close-hint" : "close-hint-none", { count: left })} go=${t("close-go")} goKind="btn-stop" ready=${reason !== ""} busy=${step.busy}
    onGo=${() => close(reason)} onClose=${onClose}>
    <${Reasons} first legend=${t("reason")} ids=${REASONS} set=${setReason} />
    <${Trouble} error=${step.error} />
  <//>`;
}

/** @param {{ left: number, step: any, go: () => void, onClose: () => void }} props */
export function AskLastCall({ left, step, go, onClose }) {
  const { t } = useTexts();
  return html`<${Dialog} title=${t("last-call-title")} hint=${t(left ? "last-call-ask" : "last-call-ask-none", { count: left })} go=${t("last-call-go")} busy=${step.busy} onGo=${go} onClose=${onClose}>
    <${Trouble} error=${step.error} />
  <//>`;
}
