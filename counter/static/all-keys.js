// @ts-check
/** Every key on one page, for the keyboard and for the numeric pad. */
import { html } from "htm/preact";
import { Dialog } from "/manage/static/staff/dialog.js";
import { useTexts } from "/manage/static/staff/language.js";
import { SHOWN } from "./keys.js";

const GROUPS = {
  visitor: ["main", "start", "recall", "no-show", "finish", "transfer", "park", "cancel", "undo"],
  lists: ["walk", "lists", "call", "resume", "let-go"],
  counter: ["pause", "close", "help"],
};

/** @param {{ onClose: () => void }} props */
export function AllKeys({ onClose }) {
  const { t } = useTexts();
  return html`<${Dialog} title=${t("keys-title")} hint=${t("keys-hint")} wide onClose=${onClose}>
    <div class="all-keys">
      ${Object.entries(GROUPS).map(([group, moves]) => html`<table key=${group}>
        <caption>${t(`keys-${group}`)}</caption>
        <thead><tr><th scope="col">${t("keys-step")}</th><th scope="col">${t("keys-board")}</th><th scope="col">${t("keys-pad")}</th></tr></thead>
        <tbody>
          ${moves.map((move) => html`<tr key=${move}>
            <th scope="row">${t(`key-${move}`)}</th>
            <td>${SHOWN[move].key && html`<kbd>${SHOWN[move].key}</kbd>`}</td>
            <td>${SHOWN[move].pad && html`<kbd>${SHOWN[move].pad}</kbd>`}</td>
          </tr>`)}
        </tbody>
      </table>`)}
    </div>
  <//>`;
}
