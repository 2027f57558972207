// @ts-check
/** Layout "media": pictures, videos or a page, with the last calls beside them; a call covers them for its time. */
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { lastCalls, stage } from "./calls.js";
import { duck, unduck } from "./ducking.js";
import { Idle } from "./idle.js";
import { LastCalls } from "./last_calls.js";
import { ROOM } from "./layout_calls.js";
import { Media } from "./media.js";
import { Missed } from "./missed.js";
import { isShut } from "./notices.js";
import { Panel } from "./panel.js";

/** @param {import("./screen.js").LayoutProps} props */
export function MediaLayout({ view, board, lobby }) {
  const taken = lobby.shown !== null;
  useEffect(() => {
    if (!taken) return undefined;
    duck("call");
    return () => unduck("call");
  }, [taken]);
  const calls = lastCalls(lobby, board, ROOM, taken ? stage(lobby, board) : { kind: "none" });
  return html`
    <main class=${view.hall ? "main main-hall" : "main"}>
      <div class="media-field">
        <${Media} view=${view}><${Idle} view=${view} board=${board} shut=${isShut(board, view.catalogue)} /><//>
        ${taken && html`<div class="takeover"><${Panel} view=${view} stage=${stage(lobby, board)} /></div>`}
      </div>
      <div class="side">
        <${LastCalls} view=${view} calls=${calls} />
        <${Missed} view=${view} board=${board} />
      </div>
    </main>`;
}
