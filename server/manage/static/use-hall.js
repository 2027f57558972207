// @ts-check
/** The hall as the manager sees it now: the overview, woken by the live feed, and the catalogue. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Offline, Problem } from "/ui/api.js";
import { Live } from "/ui/live.js";
import { serverNow, syncClock } from "/ui/time.js";

const LEAST_BETWEEN_LOOKS_MS = 1_000;
const WAITS_GROW_MS = 15_000;
const AGAIN_MS = 3_000;

/** @typedef {{ overview: any, catalogue: any, away: Date | null, line: string, tz: string, look: () => Promise<void> }} HallView */

/**
 * @param {import("/ui/api.js").Api} api
 * @param {(why: Problem) => void} onLost
 * @returns {HallView}
 */
export function useHall(api, onLost) {
  const [overview, setOverview] = useState(/** @type {any} */ (null));
  const [catalogue, setCatalogue] = useState(/** @type {any} */ (null));
  const [away, setAway] = useState(/** @type {Date | null} */ (null));
  const [line, setLine] = useState("live");
  const looker = useRef(/** @type {() => Promise<any>} */ (async () => {}));

  useEffect(() => {
    let gone = false;
    let wanted = false;
    /** @type {Promise<void> | null} */
    let looking = null;
    const lookOnce = async () => {
      const shown = await api.get("/api/v1/manage/overview");
      syncClock(shown.now);
      if (gone) return shown;
      setOverview(shown);
      setAway(null);
      return shown;
    };
    const failed = (/** @type {unknown} */ error) => {
      if (gone) return;
      if (error instanceof Problem && (error.status === 401 || error.status === 403)) onLost(error);
      else if (error instanceof Problem || error instanceof Offline) setAway((since) => since ?? serverNow());
      else throw error;
    };
    const keepLooking = async () => {
      while (wanted && !gone) {
        wanted = false;
        await lookOnce().catch(failed);
        await new Promise((resolve) => setTimeout(resolve, LEAST_BETWEEN_LOOKS_MS));
      }
    };
    const look = () => {
      wanted = true;
      looking ??= keepLooking().finally(() => {
        looking = null;
      });
    };
    looker.current = () => lookOnce().catch(failed);

    const readCatalogue = async () => {
      try {
        const read = await api.get("/api/v1/kiosk/catalogue");
        if (!gone) setCatalogue(read);
      } catch {
        if (!gone) setTimeout(readCatalogue, AGAIN_MS);
      }
    };
    const live = new Live({
      api,
      board: () => lookOnce().catch((error) => { failed(error); throw error; }),
      onSnapshot: () => {},
      onEvents: (events) => {
        if (events.some((event) => event.type === "catalogue.changed")) readCatalogue();
        look();
      },
      onStatus: setLine,
    });
    live.start();
    look();
    readCatalogue();
    const timer = setInterval(look, WAITS_GROW_MS);
    return () => {
      gone = true;
      clearInterval(timer);
      live.stop();
    };
  }, [api]);

  return { overview, catalogue, away, line, tz: catalogue?.branch.timezone ?? "Asia/Jakarta", look: () => looker.current() };
}
