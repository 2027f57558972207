// @ts-check
/** One console in a browser: the tab that was opened last works, the others stop. */
import { useEffect, useRef, useState } from "preact/hooks";
import { newKey } from "/ui/api.js";

const CHANNEL = "antrean.counter";

/**
 * @param {boolean} working a console is shown in this tab
 * @returns {[boolean, () => void]} another tab works; work here again
 */
export function useElsewhere(working) {
  const [elsewhere, setElsewhere] = useState(false);
  const channel = useRef(/** @type {BroadcastChannel | null} */ (null));
  const [tab] = useState(newKey);

  useEffect(() => {
    if (!working) return undefined;
    const line = new BroadcastChannel(CHANNEL);
    channel.current = line;
    line.onmessage = (event) => setElsewhere(event.data !== tab);
    line.postMessage(tab);
    return () => line.close();
  }, [working]);

  const comeHere = () => {
    channel.current?.postMessage(tab);
    setElsewhere(false);
  };
  return [working && elsewhere, comeHere];
}
