// @ts-check
/** The officer's page: log in, hold a counter, work. */
import { useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import { LeaveKeys } from "/manage/static/staff/dialog.js";
import { mount, useTexts } from "/manage/static/staff/language.js";
import { Login } from "/manage/static/staff/login.js";
import { useSession } from "/manage/static/staff/session.js";
import { Console } from "./console.js";
import { useElsewhere } from "./elsewhere.js";
import { Pick } from "./pick.js";
import { Stopped } from "./stopped.js";
import { SHOWN } from "./keys.js";

function App() {
  const { t } = useTexts();
  const session = useSession();
  const [choosing, setChoosing] = useState(false);
  const { me, taken } = session;
  const [elsewhere, comeHere] = useElsewhere(Boolean(me?.counter) && !choosing && !taken);
  const seat = useRef({ counter: "", number: "" });

  if (session.status === "asking") return html`<p class="page-wait" role="status">${t("asking")}</p>`;
  if (session.status === "away") return html`<div class="page-wait" role="status"><h1>${t("away-title")}</h1><p>${t("away-hint")}</p></div>`;
  if (!me) return html`<${Login} title=${t("login-title")} hint=${t("login-hint")} why=${session.why} ended=${t("session-ended")} login=${session.login} />`;
  if (taken) return html`<${Stopped} ...${takenWords()} go=${t("stopped-choose")} onGo=${session.understood} />`;
  if (!me.counter || choosing) {
    const back = me.counter ? () => setChoosing(false) : null;
    return html`<${Pick} session=${session} me=${me} back=${back} seated=${() => setChoosing(false)} />`;
  }
  seat.current = { counter: me.counter.name, number: "" };
  if (elsewhere) return html`<${Stopped} title=${t("elsewhere-title")} hint=${t("elsewhere-hint")} go=${t("elsewhere-here")} onGo=${comeHere} />`;
  return html`<${Console}
    key=${me.counter.code}
    api=${session.api}
    me=${me}
    onLost=${(/** @type {any} */ why, /** @type {string} */ number) => {
      seat.current.number = number;
      session.lost(why);
    }}
    onLogout=${session.logout}
    onChoose=${() => setChoosing(true)}
  />`;

  /** Who has the counter now, and what went with it. */
  function takenWords() {
    const { counter, number } = seat.current;
    const { officer, given } = /** @type {any} */ (taken).body;
    const hint = number ? t("taken-with", { number }) : t("taken-hint");
    if (!officer) return { title: t("taken-title"), hint: t("taken-hint") };
    if (officer === me?.officer.name) return { title: t("elsewhere-title"), hint: t("elsewhere-hint") };
    return { title: t(given ? "given-title" : "taken-by-title", { officer, counter }), hint };
  }
}

/** Every question says how a keyboard and a pad leave it. */
function Desk() {
  const { key, pad } = SHOWN["let-go"];
  return html`<${LeaveKeys.Provider} value=${[key, pad]}><${App} /><//>`;
}

mount("counter", Desk);
