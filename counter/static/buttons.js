// @ts-check
/** The main button and its tiles: each says what it does and by which key. */
import { html } from "htm/preact";
import { useNow, useTexts } from "/manage/static/staff/language.js";
import { SHOWN } from "./keys.js";
import { mainKey, nameOfKey } from "./main-key.js";
import { aim, mainMove, situationOf, smallMoves, tiles, wordsOf } from "./moves.js";
import { Undo } from "./notice.js";

/**
 * @param {{
 *   mainRef: any, state: any, chosen: import("./moves.js").Chosen | null, view: import("./view.js").View, resting: (asked: string) => boolean,
 *   press: (move: string) => void,
 * }} props
 */
export function Moves({ mainRef, state, chosen, view, resting, press }) {
  const { t } = useTexts();
  const now = useNow(250, () => new Date());
  const { busy, notYet } = view;
  const move = mainMove(state, chosen);
  const number = chosen?.row.number ?? "";
  const beside = tiles(state);
  const shut = aim(move, state, chosen) === null;
  const words = situationOf(state) === "paused" ? "end-pause" : move;
  const also = mainKey();
  const enter = also ? `${SHOWN.main.key} / ${nameOfKey(also, t)}` : SHOWN.main.key;
  return html`<div class="moves" data-tiles=${beside.length}>
    <button ref=${mainRef} class="main-move" data-move=${move} data-busy=${busy !== null} data-shut=${shut || null} aria-disabled=${busy !== null || resting("main") || wait(move) > 0 || shut} onClick=${() => press("main")}>
      <span class="main-words">${t(`main-${words}`, { number })}</span>
      <kbd>${busy ? t("sending") : countDown(move) || enter}</kbd>
    </button>
    ${beside.map((each) => html`<button class="tile" key=${each} data-move=${each} aria-disabled=${busy !== null || resting(each) || wait(each) > 0} onClick=${() => press(each)}>
      <span>${t(`move-${each}`)}</span>
      <kbd>${countDown(each) || SHOWN[each].key}</kbd>
    </button>`)}
  </div>`;

  /** Seconds until a move that was too early is accepted. @param {string} each */
  function wait(each) {
    return notYet?.move === each ? Math.max(0, Math.ceil((notYet.until - now.getTime()) / 1_000)) : 0;
  }

  /** @param {string} each */
  function countDown(each) {
    return wait(each) > 0 ? t("wait-seconds", { seconds: wait(each) }) : "";
  }
}

/** @param {{ state: any, press: (move: string) => void }} props */
export function Keys({ state, press }) {
  const { t } = useTexts();
  return html`<footer class="keys" aria-label=${t("keys-line")}>
    <${Undo} undo=${state.undo} press=${press} />
    <div class="keys-some">${smallMoves(state).map((move) => html`<button key=${move} onClick=${() => press(move)}><kbd>${SHOWN[move].key}</kbd> ${t(wordsOf(move, state))}</button>`)}
    <span class="keys-walk"><kbd>${SHOWN.walk.key}</kbd> ${t(state.ticket ? "keys-look" : "keys-choose")}</span></div>
    <button class="keys-help" onClick=${() => press("help")}><kbd>${SHOWN.help.key}</kbd> ${t("keys-all")}</button>
  </footer>`;
}
