// @ts-check
/** How the visit ended, where the service wants to know: one digit answers and goes on. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { Dialog } from "/manage/static/staff/dialog.js";
import { useTexts } from "/manage/static/staff/language.js";
import { Choices } from "./choices.js";

const PAPERS = "papers-missing";

/**
 * @param {{
 *   ticket: any, outcomes: string[], papers: () => void,
 *   send: (answers: any) => void, onClose: () => void,
 * }} props
 */
export function AskOutcome({ ticket, outcomes, papers, send, onClose }) {
  const { t } = useTexts();
  const [picked, setPicked] = useState(/** @type {string | null} */ (null));
  const options = [...outcomes.map((words) => ({ value: words, words })), { value: PAPERS, words: t("move-papers") }];
  const go = (/** @type {string} */ outcome) => (outcome === PAPERS ? papers() : send({ outcome }));
  return html`<${Dialog}
    title=${t("ask-outcome", { number: ticket.number })}
    hint=${t("ask-outcome-hint")}
    go=${t("ask-outcome-go")}
    ready=${picked !== null}
    onGo=${() => go(/** @type {string} */ (picked))}
    onClose=${onClose}
  >
    <${Choices} name="outcome" legend=${t("outcome")} options=${options} value=${picked} first needed pick=${setPicked} onPicked=${go} />
  <//>`;
}
