// @ts-check
/** The main button and its tiles: each says what it does and by which key. */
import { html } from "htm/preact";
import { useTexts } from "/manage/static/staff/language.js";
import { SHOWN } from "./keys.js";
import { mainMove, pausesAfter, situationOf, smallMoves, tiles } from "./moves.js";
import { Undo } from "./notice.js";

/**
 * @param {{
 *   mainRef: any, state: any, chosen: import("./moves.js").Chosen | null, busy: string | null, resting: boolean,
 *   press: (move: string) => void,
 * }} props
 */
export function Moves({ mainRef, state, chosen, busy, resting, press }) {
  const { t } = useTexts();
  const move = mainMove(state, chosen);
  const number = chosen?.row.number ?? "";
  const beside = tiles(state);
  const words = situationOf(state) === "paused" ? "end-pause" : move;
  return html`<div class="moves" data-tiles=${beside.length}>
    <button ref=${mainRef} class="main-move" data-move=${move} data-busy=${busy !== null} aria-disabled=${busy !== null || resting} onClick=${() => press("main")}>
      <span class="main-words">${t(`main-${words}`, { number })}</span>
      <kbd>${busy ? t("sending") : SHOWN.main.key}</kbd>
    </button>
    ${beside.map((each) => html`<button class="tile" key=${each} data-move=${each} aria-disabled=${busy !== null} onClick=${() => press(each)}>
      <span>${t(`move-${each}`)}</span>
      <kbd>${SHOWN[each].key}</kbd>
    </button>`)}
  </div>`;
}

/** @param {{ state: any, press: (move: string) => void }} props */
export function Keys({ state, press }) {
  const { t } = useTexts();
  const wordsOf = (/** @type {string} */ move) => {
    if (move !== "pause" || !state.ticket) return t(`move-${move}`);
    return t(pausesAfter(state) ? "move-no-pause-after" : "move-pause-after");
  };
  return html`<footer class="keys" aria-label=${t("keys-line")}>
    <${Undo} undo=${state.undo} press=${press} />
    ${smallMoves(state).map((move) => html`<button key=${move} onClick=${() => press(move)}><kbd>${SHOWN[move].key}</kbd> ${wordsOf(move)}</button>`)}
    <span class="keys-walk"><kbd>${SHOWN.walk.key}</kbd> ${t(state.ticket ? "keys-look" : "keys-choose")}</span>
    <button class="keys-help" onClick=${() => press("help")}><kbd>${SHOWN.help.key}</kbd> ${t("keys-all")}</button>
  </footer>`;
}
