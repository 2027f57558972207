// @ts-check
/** Who is logged in on this computer: one session cookie, one CSRF word, one counter. */
import { useEffect, useState } from "preact/hooks";
import { Api, Offline, Problem } from "/ui/api.js";

const STAFF = "/api/v1/staff";
const ASK_AGAIN_MS = 2_000;

/** @typedef {{ code: string, name: string, agency?: any, state?: string, officer?: string | null }} Counter */
/** @typedef {{ officer: { name: string, role: string, agency?: any }, csrf: string, counter: Counter | null, counters: Counter[] }} Me */
/** @typedef {{ status: "asking" | "away" | "out" | "in", me: Me | null, why: Problem | null, taken: Problem | null }} Standing */

/**
 * @returns {Standing & {
 *   api: Api,
 *   login: (name: string, pin: string) => Promise<void>,
 *   take: (counter: string, takeOver: boolean) => Promise<{ officer: string, expires_in_s: number } | null>,
 *   look: () => Promise<Me | null>,
 *   logout: () => Promise<void>,
 *   lost: (why: Problem) => Promise<void>,
 *   understood: () => void,
 * }}
 */
export function useSession() {
  const [standing, setStanding] = useState(/** @type {Standing} */ ({ status: "asking", me: null, why: null, taken: null }));
  const [api, setApi] = useState(() => new Api());

  /** @param {Me} me */
  const enter = (me) => {
    setApi(new Api({ csrf: me.csrf }));
    setStanding({ status: "in", me, why: null, taken: null });
  };

  /** @param {Problem | null} [why] */
  const out = (why = null) => setStanding({ status: "out", me: null, why, taken: null });

  const ask = async () => {
    try {
      enter(await new Api().get(`${STAFF}/me`));
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return out();
      if (!(error instanceof Offline || error instanceof Problem)) throw error;
      setStanding((was) => ({ ...was, status: "away" }));
      setTimeout(ask, ASK_AGAIN_MS);
    }
  };
  useEffect(() => void ask(), []);

  /** Asks again who sits where, without leaving the page; null while the server is away. */
  const look = async () => {
    try {
      const me = await api.get(`${STAFF}/me`);
      setStanding((was) => ({ ...was, me }));
      return me;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) out(error);
      else if (!(error instanceof Offline || error instanceof Problem)) throw error;
      return null;
    }
  };

  return {
    ...standing,
    api,
    look,
    login: async (name, pin) => enter(await api.post(`${STAFF}/login`, { name, pin })),
    /** Sits down, or (a colleague sits there) asks and is told who was asked and for how long. */
    take: async (counter, takeOver) => {
      const answer = await api.post(`${STAFF}/counter`, { counter, take_over: takeOver });
      if (answer.asked) return answer;
      enter(answer);
      return null;
    },
    logout: async () => {
      await api.post(`${STAFF}/logout`);
      setApi(new Api());
      out();
    },
    lost: async (why) => {
      if (why.status === 401) return out(why);
      setStanding((was) => ({ ...was, taken: why }));
      await look();
    },
    understood: () => setStanding((was) => ({ ...was, taken: null })),
  };
}
