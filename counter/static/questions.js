// @ts-check
/** Which question a move asks, and what its answer sends. */
import { html } from "htm/preact";
import { AskReason, AskReasonAndTime } from "./ask-reason.js";
import { AskAdd, AskTransfer } from "./ask-transfer.js";
import { AskLeave } from "./ask-leave.js";
import { AskOutcome } from "./ask-outcome.js";
import { AskPapers } from "./ask-papers.js";
import { AskReprint } from "./ask-reprint.js";
import { AllKeys } from "./all-keys.js";

/**
 * @typedef {{
 *   asking: { move: string, ticket: any }, ask: (move: string) => void, api: import("/ui/api.js").Api,
 *   hall: any, readHall: () => void, state: any,
 *   act: (move: string, ticket: any, answers?: Record<string, unknown>) => Promise<boolean>,
 *   chosen: import("./moves.js").Chosen | null, press: (move: string) => void,
 *   leave: { logout: () => Promise<void>, choose: () => void }, onClose: () => void,
 * }} Props
 * @param {Props} props
 */
export function Question(props) {
  const { asking, ask, api, hall, readHall, state, chosen, press, act, leave, onClose } = props;
  const { move, ticket } = asking;
  const send = (/** @type {Record<string, unknown>} */ answers) => act(move, ticket, answers);
  if (move === "help") return html`<${AllKeys} state=${state} chosen=${chosen} pick=${press} onClose=${onClose} />`;
  if (move === "leave") return html`<${AskLeave} state=${state} act=${act} leave=${leave} onClose=${onClose} />`;
  const finding = { api, ticket, state, hall, readHall, send, onClose };
  if (move === "transfer") return html`<${AskTransfer} ...${finding} />`;
  if (move === "add") return html`<${AskAdd} ...${finding} />`;
  if (move === "reprint") return html`<${AskReprint} api=${api} ticket=${ticket} send=${send} onClose=${onClose} />`;
  if (move === "papers") return html`<${AskPapers} ticket=${ticket} docs=${state.docs ?? ticket.docs ?? []} send=${send} onClose=${onClose} />`;
  if (move === "finish" || move === "finish-next") {
    return html`<${AskOutcome} ticket=${ticket} outcomes=${state.outcomes} papers=${() => ask("papers")} send=${send} onClose=${onClose} />`;
  }
  if (move === "pause" || move === "park") {
    return html`<${AskReasonAndTime} move=${move} ticket=${ticket} hall=${hall} send=${send} onClose=${onClose} />`;
  }
  return html`<${AskReason} move=${move} ticket=${ticket} send=${send} onClose=${onClose} />`;
}
