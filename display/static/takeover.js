// @ts-check
/** In layouts without a panel of their own a call covers the whole field for its time; what lies below is kept, out of sight. */
import { html } from "htm/preact";
import { stage } from "./calls.js";
import { Panel } from "./panel.js";

/** @param {{view: import("./screen.js").View, board: import("./board.js").Board, lobby: import("./calls.js").Lobby, class: string, children?: any}} props */
export function Takeover({ view, board, lobby, class: name, children }) {
  const taken = lobby.shown !== null;
  return html`
    <main class=${`field ${taken ? "field-taken" : ""}`}>
      <div class=${name}>${children}</div>
      ${taken && html`<div class="takeover"><${Panel} view=${view} stage=${stage(lobby, board)} /></div>`}
    </main>`;
}
