// @ts-check
/** Layout "grid": every counter of the zone with its number, beside the last calls. Many counters take turns. */
import { html } from "htm/preact";
import { serverNow } from "/ui/time.js";
import { lastCalls } from "./calls.js";
import { seats } from "./counters.js";
import { Shut } from "./idle.js";
import { LastCalls } from "./last_calls.js";
import { ROOM } from "./layout_calls.js";
import { Missed } from "./missed.js";
import { banners, isShut } from "./notices.js";
import { Seats } from "./seat.js";
import { Takeover } from "./takeover.js";

/** Columns and rows that fit with readable words: lying and standing. */
const LYING = [3, 4];
const STANDING = [3, 4];
/** A notice of two lines takes the room of one row. */
const BELOW_A_NOTICE = [3, 3];

/** @param {import("./screen.js").LayoutProps} props */
export function GridLayout({ view, board, lobby }) {
  if (isShut(board, view.catalogue) && !lobby.shown) return html`<${Shut} view=${view} board=${board} />`;
  const told = banners({ ...view, board, now: serverNow().getTime() }).length > 0;
  return html`
    <${Takeover} view=${view} board=${board} lobby=${lobby} class=${view.hall ? "grid-layout main-hall" : "grid-layout"}>
      <${Seats} view=${view} all=${seats(board)} room=${view.narrow ? STANDING : told ? BELOW_A_NOTICE : LYING} />
      <div class="side">
        <${LastCalls} view=${view} calls=${lastCalls(lobby, board, ROOM, { kind: "none" })} />
        <${Missed} view=${view} board=${board} />
      </div>
    <//>`;
}
