// @ts-check
/** Which counter do you sit at? Who holds which, and taking over asks first. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import { Problem } from "/ui/api.js";
import { Dialog } from "/manage/static/staff/dialog.js";
import { LanguageMenu, useTexts } from "/manage/static/staff/language.js";
import { Consent, headOf } from "./consent.js";
import { digit } from "./keys.js";

/** @typedef {import("/manage/static/staff/session.js").Counter} Counter */

const DIGITS = 9;
const WHO_SITS_WHERE_MS = 5_000;

/**
 * @param {{
 *   session: ReturnType<typeof import("/manage/static/staff/session.js").useSession>, me: import("/manage/static/staff/session.js").Me,
 *   back: (() => void) | null, seated: () => void,
 * }} props
 */
export function Pick({ session, me, back, seated }) {
  const { t, lang } = useTexts();
  const [asking, setAsking] = useState(/** @type {{ counter: Counter, holder: string } | null} */ (null));
  const [wish, setWish] = useState(/** @type {import("./consent.js").Wish | null} */ (null));
  const [error, setError] = useState(/** @type {unknown} */ (null));
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const atOnce = me.officer.role !== "officer";

  // Before the next key: it already picks.
  useLayoutEffect(() => {
    const free = list.current?.querySelector("[data-free=true]") ?? list.current?.querySelector("button");
    if (free instanceof HTMLElement) free.focus();
  }, []);
  useEffect(() => {
    if (wish) return undefined;
    const timer = setInterval(session.look, WHO_SITS_WHERE_MS);
    return () => clearInterval(timer);
  }, [wish, session.api]);

  /** @param {Counter} counter */
  const choose = async (counter, over = false) => {
    const holder = counter.officer && counter.officer !== me.officer.name ? counter.officer : null;
    if (holder && !over) return setAsking({ counter, holder });
    try {
      const head = over && !atOnce ? await headOf(session.api) : 0;
      const asked = await session.take(counter.code, over);
      setAsking(null);
      if (!asked) return seated();
      return setWish({ counter, officer: asked.officer, until: Date.now() + asked.expires_in_s * 1_000, head });
    } catch (failed) {
      setAsking(null);
      if (failed instanceof Problem && failed.slug === "counter-taken") return setAsking({ counter, holder: failed.body.officer ?? "" });
      setError(failed);
    }
  };

  const press = (/** @type {KeyboardEvent} */ event) => {
    const nth = digit(event);
    if (nth && me.counters[nth - 1]) return choose(me.counters[nth - 1]);
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!by) return undefined;
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
    return undefined;
  };

  const said = error instanceof Problem ? error.say(lang) : error ? t("login-offline") : "";
  return html`<div class="entrance">
    <main class="card entrance-card entrance-wide">
      <h1>${t("pick-title", { name: me.officer.name })}</h1>
      <p class="quiet">${t(me.counters.length ? "pick-hint" : "pick-none")}</p>
      <p class="say say-stop" role="alert" hidden=${!said}>${said}</p>
      <div class=${me.counters.length > DIGITS ? "pick-list pick-many" : "pick-list"} ref=${list} onKeyDown=${press}>
        ${me.counters.map((counter, at) => html`<${Choice} counter=${counter} at=${at} mine=${counter.officer === me.officer.name} choose=${choose} />`)}
      </div>
      <div class="pick-ends">
        ${back && html`<button class="btn" onClick=${back}>${t("pick-back")}</button>`}
        ${me.officer.role !== "officer" && html`<a class="btn" href="/manage/">${t("pick-manage")}</a>`}
        <button class="btn" onClick=${session.logout}>${t("logout")}</button>
      </div>
    </main>
    <${LanguageMenu} />
    ${asking && html`<${Dialog}
      title=${t(atOnce ? "take-title" : "take-title-ask", { counter: asking.counter.name, holder: asking.holder })}
      hint=${t(atOnce ? "take-hint-at-once" : "take-hint", { holder: asking.holder })}
      go=${t(atOnce ? "take-go" : "take-ask")}
      onGo=${() => choose(asking.counter, true)}
      onClose=${() => setAsking(null)}
    />`}
    ${wish && html`<${Consent} api=${session.api} wish=${wish} look=${session.look} seated=${seated} onClose=${() => setWish(null)} />`}
  </div>`;
}

/** @param {{ counter: Counter, at: number, mine: boolean, choose: (counter: Counter) => void }} props */
function Choice({ counter, at, mine, choose }) {
  const { t } = useTexts();
  const held = Boolean(counter.officer) && !mine;
  const words = mine ? t("pick-mine") : held ? t("pick-held", { holder: counter.officer ?? "" }) : t("pick-free");
  return html`<button class="pick" data-free=${!held} onClick=${() => choose(counter)}>
    ${at < DIGITS ? html`<kbd>${at + 1}</kbd>` : html`<span></span>`}
    <span class="pick-name">${counter.name}</span>
    <span class=${held ? "pick-who pick-held" : "pick-who"}>${words}</span>
  </button>`;
}
