// @ts-check
/** A list of the manager's API: loading, what went wrong, and doing something with it once at a time. */
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import { Offline, Problem } from "/ui/api.js";
import { useTexts } from "./staff/language.js";

/**
 * @param {import("/ui/api.js").Api} api
 * @param {string} path
 * @param {(why: Problem) => void} onLost
 */
export function useList(api, path, onLost) {
  const [list, setList] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {unknown} */ (null));
  // Whatever is asked last counts: an answer that was overtaken would stand under a day that nobody chose any more.
  const turn = useRef(0);
  const load = async () => {
    const mine = (turn.current += 1);
    try {
      const found = await api.get(path);
      if (mine !== turn.current) return;
      setList(found);
      setError(null);
    } catch (failed) {
      if (mine === turn.current) caught(failed, onLost, setError);
    }
  };
  useEffect(() => void load(), [path]);
  return { list, error, load, setList };
}

/**
 * One step at a time; what went wrong stays until the next try.
 * @param {(why: Problem) => void} onLost
 */
export function useStep(onLost) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {unknown} */ (null));
  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T | null>}
   */
  const run = async (work) => {
    if (busy) return null;
    setBusy(true);
    setError(null);
    try {
      return await work();
    } catch (failed) {
      caught(failed, onLost, setError);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, run, forget: () => setError(null) };
}

/**
 * @param {unknown} failed
 * @param {(why: Problem) => void} onLost
 * @param {(error: unknown) => void} setError
 */
function caught(failed, onLost, setError) {
  if (failed instanceof Problem && failed.status === 401) return onLost(failed);
  if (!(failed instanceof Problem || failed instanceof Offline)) throw failed;
  setError(failed);
}

/** What went wrong, in the person's words. @param {{ error: unknown, again?: () => void }} props */
export function Trouble({ error, again }) {
  const { t, lang } = useTexts();
  const words = error instanceof Problem ? error.say(lang) : error ? t("offline") : "";
  return html`<div class="trouble" hidden=${!words}>
    <p class="say say-stop" role="alert">${words}</p>
    ${again && html`<button type="button" class="btn" onClick=${again}>${t("try-again")}</button>`}
  </div>`;
}

/** A list that is on its way, failed or empty. @param {{ list: any, error: unknown, load: () => void }} props */
export function Waiting({ list, error, load }) {
  const { t } = useTexts();
  if (error) return html`<${Trouble} error=${error} again=${load} />`;
  return list ? null : html`<p class="quiet" role="status">${t("asking")}</p>`;
}
