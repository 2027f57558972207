// @ts-check
/** Things that take turns in one place; nothing on the screen runs or slides. */
import { useEffect, useState } from "preact/hooks";

/** A number that grows by one every `ms`. @param {number} ms */
export function useTurn(ms) {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((each) => each + 1), ms);
    return () => clearInterval(timer);
  }, [ms]);
  return turn;
}
