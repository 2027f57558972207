// @ts-check
/** Layout "grid": every counter of the zone with its number, beside the last calls. Many counters take turns. */
import { html } from "htm/preact";
import { lastCalls } from "./calls.js";
import { seats } from "./counters.js";
import { LastCalls } from "./last_calls.js";
import { ROOM } from "./layout_calls.js";
import { Missed } from "./missed.js";
import { Seats } from "./seat.js";
import { Takeover } from "./takeover.js";

/** Columns and rows that fit with readable words: lying and standing. */
const LYING = [3, 4];
const STANDING = [3, 4];

/** @param {import("./screen.js").LayoutProps} props */
export function GridLayout({ view, board, lobby }) {
  return html`
    <${Takeover} view=${view} board=${board} lobby=${lobby} class=${view.hall ? "grid-layout main-hall" : "grid-layout"}>
      <${Seats} view=${view} all=${seats(board)} room=${view.narrow ? STANDING : LYING} />
      <div class="side">
        <${LastCalls} view=${view} calls=${lastCalls(lobby, board, ROOM, { kind: "none" })} />
        <${Missed} view=${view} board=${board} />
      </div>
    <//>`;
}
