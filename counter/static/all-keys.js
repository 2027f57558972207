// @ts-check
/** Every key on one page, for the keyboard and for the numeric pad. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { Dialog } from "/manage/static/staff/dialog.js";
import { useTexts } from "/manage/static/staff/language.js";
import { SHOWN } from "./keys.js";
import { keepMainKey, MAIN_KEYS, mainKey, nameOfKey } from "./main-key.js";

const GROUPS = {
  visitor: ["main", "start", "recall", "no-show", "finish", "papers", "transfer", "park", "add", "reprint", "cancel", "undo"],
  lists: ["walk", "lists", "call", "resume", "let-go"],
  counter: ["direct", "pause", "mode", "close", "help"],
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
    <${MainKey} />
  <//>`;
}

/** Kept on this computer: a pad or pedal with few keys calls the next visitor with the key it has. */
function MainKey() {
  const { t } = useTexts();
  const [key, setKey] = useState(mainKey);
  const pick = (/** @type {string} */ code) => {
    keepMainKey(code);
    setKey(code);
  };
  const words = (/** @type {string} */ code) => (code ? t("main-key-also", { key: nameOfKey(code, t) }) : t("main-key-enter"));
  return html`<label class="main-key">
    <span>${t("main-key")}</span>
    <select value=${key} onChange=${(/** @type {any} */ event) => pick(event.currentTarget.value)}>
      ${MAIN_KEYS.map((code) => html`<option key=${code} value=${code} selected=${code === key}>${words(code)}</option>`)}
    </select>
  </label>`;
}
