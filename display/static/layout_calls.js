// @ts-check
/** Layout "calls": the called number huge, the last calls beside it. */
import { html } from "htm/preact";
import { lastCalls, stage } from "./calls.js";
import { Here } from "./here.js";
import { Idle } from "./idle.js";
import { LastCalls } from "./last_calls.js";
import { Missed } from "./missed.js";
import { isShut } from "./notices.js";
import { Panel } from "./panel.js";

/** How many last calls fit beside the panel. */
export const ROOM = 6;

/** @param {import("./screen.js").LayoutProps} props */
export function CallsLayout({ view, board, lobby }) {
  const on = stage(lobby, board);
  const shut = isShut(board, view.catalogue);
  const idle = on.kind === "none" || (on.kind === "call" && !on.lit && shut);
  return html`
    <main class=${view.hall ? "main main-hall" : "main"}>
      ${idle ? html`<${Idle} view=${view} board=${board} shut=${shut} />` : html`<${Panel} view=${view} stage=${on} />`}
      <div class="side">
        ${idle ? html`<${Here} view=${view} board=${board} />` : html`<${LastCalls} view=${view} calls=${lastCalls(lobby, board, ROOM)} />`}
        ${!idle && html`<${Missed} view=${view} board=${board} />`}
      </div>
    </main>`;
}
