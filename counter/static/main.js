// @ts-check
/** The officer's page: log in, hold a counter, work. */
import { useState } from "preact/hooks";
import { html } from "htm/preact";
import { mount, useTexts } from "/manage/static/staff/language.js";
import { Login } from "/manage/static/staff/login.js";
import { useSession } from "/manage/static/staff/session.js";
import { Console } from "./console.js";
import { Pick } from "./pick.js";

function App() {
  const { t } = useTexts();
  const session = useSession();
  const [choosing, setChoosing] = useState(false);
  const { me } = session;

  if (session.status === "asking") return html`<p class="page-wait" role="status">${t("asking")}</p>`;
  if (session.status === "away") return html`<div class="page-wait" role="status"><h1>${t("away-title")}</h1><p>${t("away-hint")}</p></div>`;
  if (!me) return html`<${Login} title=${t("login-title")} hint=${t("login-hint")} why=${session.why} login=${session.login} />`;
  if (!me.counter || choosing) {
    const back = me.counter ? () => setChoosing(false) : null;
    const take = async (/** @type {string} */ code, /** @type {boolean} */ over) => {
      await session.take(code, over);
      setChoosing(false);
    };
    return html`<${Pick} me=${me} taken=${session.taken} take=${take} back=${back} logout=${session.logout} />`;
  }
  return html`<${Console}
    key=${me.counter.code}
    api=${session.api}
    me=${me}
    onLost=${session.lost}
    onLogout=${session.logout}
    onChoose=${() => setChoosing(true)}
  />`;
}

mount("counter", App);
