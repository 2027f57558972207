// @ts-check
/** Joins the desk to the page: the live feed wakes a look, a slow clock does when the feed is silent. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Offline } from "/ui/api.js";
import { Live } from "/ui/live.js";
import { concerns } from "./concerns.js";
import { Desk } from "./desk.js";
import { NOTHING_YET } from "./view.js";

const WAITS_GROW_MS = 20_000;
const SOCKET_GONE_MS = 5_000;
const CATALOGUE_AGAIN_MS = 3_000;
/** Changes that the catalogue tells. */
const OF_HALL = /^(catalogue|queue|day)\./;

/**
 * @param {import("/ui/api.js").Api} api
 * @param {(why: any, number: string) => void} onLost
 */
export function useDesk(api, onLost) {
  const [view, setView] = useState(NOTHING_YET);
  const [line, setLine] = useState("live");
  const [hall, setHall] = useState(/** @type {any} */ (null));
  const known = useRef(/** @type {any} */ (null));
  known.current = hall;
  const reread = useRef(() => {});
  const [desk] = useState(() => new Desk(api, setView, onLost));

  useEffect(() => {
    const board = async () => {
      await desk.look();
      if (!desk.view.lists || desk.view.away) throw new Offline("no state yet");
      return { seq: desk.view.lists.seq };
    };
    const live = new Live({
      api,
      board,
      onSnapshot: () => {},
      onEvents: (events) => {
        events.forEach((event) => desk.hear(event));
        if (events.some((event) => OF_HALL.test(event.type))) readHall();
        if (events.some((event) => concerns(event, desk.view.state, known.current))) desk.look();
      },
      onStatus: setLine,
    });
    let gone = false;
    const readHall = async () => {
      try {
        const catalogue = await api.get("/api/v1/kiosk/catalogue");
        if (!gone) setHall(catalogue);
      } catch {
        if (!gone) setTimeout(readHall, CATALOGUE_AGAIN_MS);
      }
    };
    live.start();
    desk.look();
    readHall();
    const timer = setInterval(() => desk.look(), WAITS_GROW_MS);
    reread.current = readHall;
    return () => {
      gone = true;
      clearInterval(timer);
      live.stop();
      desk.stop();
    };
  }, [desk]);

  useEffect(() => {
    if (line === "live") return undefined;
    const timer = setInterval(() => desk.look(), SOCKET_GONE_MS);
    return () => clearInterval(timer);
  }, [desk, line]);

  return { desk, view, line, hall, readHall: () => reread.current() };
}
