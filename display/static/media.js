// @ts-check
/** The place for pictures, videos or a page; while there is nothing that can be shown, what stands between its tags. */
import { html } from "htm/preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Player } from "./player.js";
import { programme } from "./playlist.js";

/** How often the folder is looked through, and the page asked for. */
const LIST_MS = 10_000;
const ANSWER_MS = 8_000;

/** @param {{view: import("./screen.js").View, children?: any}} props */
export function Media({ view, children }) {
  const { page, picture_s: seconds, volume } = view.screen;
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const [empty, setEmpty] = useState(true);
  useEffect(() => {
    const told = new Set();
    const onSeen = (/** @type {import("./playlist.js").Item} */ { name }, /** @type {boolean} */ shown) => {
      if (shown !== told.has(name)) return;
      if (shown) told.delete(name);
      else told.add(name);
      view.api.post("/api/v1/display/media/seen", { name, shown }).catch(() => {});
    };
    const player = new Player(/** @type {HTMLElement} */ (place.current), { pictureMs: seconds * 1_000, volume, onEmpty: setEmpty, onSeen });
    const look = async () => {
      const reached = page !== "" && (await answers(page));
      if (page !== "") onSeen({ name: page, kind: "page", url: page }, reached);
      const listed = await view.api.get("/api/v1/display/media").catch(() => null);
      if (listed !== null) player.show(programme(page, reached, listed.files));
    };
    look();
    const looker = setInterval(look, LIST_MS);
    return () => {
      clearInterval(looker);
      player.stop();
    };
  }, [page, seconds, volume]);
  return html`<div class="media"><div class="media-place" ref=${place}></div>${empty && children}</div>`;
}

/** A frame does not tell whether its page has come; a plain question does. @param {string} page */
function answers(page) {
  return fetch(page, { mode: "no-cors", cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) }).then(() => true, () => false);
}
