// @ts-check
/** Every key on one page, for the keyboard and for the numeric pad; what has no key on the pad is picked here by a digit. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { Dialog } from "/manage/static/staff/dialog.js";
import { useTexts } from "/manage/static/staff/language.js";
import { digit, SHOWN, WITHOUT_PAD } from "./keys.js";
import { keepMainKey, MAIN_KEYS, mainKey, nameOfKey } from "./main-key.js";
import { possible, wordsOf } from "./moves.js";

const GROUPS = {
  visitor: ["main", "start", "recall", "no-show", "finish", "papers", "transfer", "park", "add", "reprint", "cancel", "undo"],
  lists: ["walk", "lists", "call", "resume", "let-go"],
  counter: ["direct", "pause", "mode", "close", "help"],
};

/** @param {{ state: any, chosen: import("./moves.js").Chosen | null, pick: (move: string) => void, onClose: () => void }} props */
export function AllKeys({ state, chosen, pick, onClose }) {
  const { t } = useTexts();
  const moves = possible(WITHOUT_PAD, state, chosen);
  const press = (/** @type {KeyboardEvent} */ event) => {
    const move = event.target instanceof HTMLSelectElement ? undefined : moves[(digit(event) ?? 0) - 1];
    if (!move) return;
    event.preventDefault();
    pick(move);
  };
  return html`<${Dialog} title=${t("keys-title")} hint=${t("keys-hint")} wide onKey=${press} onClose=${onClose} foot=${html`<${MainKey} />`}>
    ${moves.length > 0 && html`<section class="keys-more" aria-labelledby="keys-more">
      <h3 id="keys-more">${t("keys-by-digit")}</h3>
      ${moves.map((move, at) => html`<button type="button" class="btn small" key=${move} data-move=${move} onClick=${() => pick(move)}><kbd>${at + 1}</kbd> ${t(wordsOf(move, state))}</button>`)}
    </section>`}
    <div class="all-keys">
      ${Object.entries(GROUPS).map(([group, moves]) => html`<table key=${group}>
        <caption>${t(`keys-${group}`)}</caption>
        <thead><tr><th scope="col">${t("keys-step")}</th><th scope="col">${t("keys-board")}</th><th scope="col">${t("keys-pad")}</th></tr></thead>
        <tbody>
          ${moves.map((move) => html`<tr key=${move}>
            <th scope="row">${t(`key-${move}`)}</th>
            <td>${SHOWN[move].key && html`<kbd>${SHOWN[move].key}</kbd>`}</td>
            <td>${SHOWN[move].pad ? html`<kbd>${SHOWN[move].pad}</kbd>` : html`<kbd>${SHOWN.help.pad}</kbd> <kbd>1–9</kbd>`}</td>
          </tr>`)}
        </tbody>
      </table>`)}
    </div>
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
