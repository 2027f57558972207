// @ts-check
/** The manager's page: log in, then one frame with its pages. */
import { html } from "htm/preact";
import { mount, useTexts } from "./staff/language.js";
import { Login } from "./staff/login.js";
import { useSession } from "./staff/session.js";
import { Frame } from "./frame.js";

const ROLES = new Set(["manager", "supervisor"]);

function App() {
  const { t } = useTexts();
  const session = useSession();
  const { me } = session;
  if (session.status === "asking") return html`<p class="page-wait" role="status">${t("asking")}</p>`;
  if (session.status === "away") return html`<div class="page-wait" role="status"><h1>${t("away-title")}</h1><p>${t("away-hint")}</p></div>`;
  if (!me) return html`<${Login} title=${t("login-title")} hint=${t("login-hint")} why=${session.why} login=${session.login} />`;
  if (!ROLES.has(me.officer.role)) return html`<${NotForYou} name=${me.officer.name} logout=${session.logout} />`;
  return html`<${Frame} api=${session.api} me=${me} onLost=${session.lost} onLogout=${session.logout} />`;
}

/** @param {{ name: string, logout: () => Promise<void> }} props */
function NotForYou({ name, logout }) {
  const { t } = useTexts();
  return html`<div class="entrance">
    <main class="card entrance-card">
      <h1>${t("not-manager", { name })}</h1>
      <p class="quiet">${t("not-manager-hint")}</p>
      <a class="btn btn-go" href="/counter/">${t("to-counter")}</a>
      <button class="btn" onClick=${logout}>${t("logout")}</button>
    </main>
  </div>`;
}

mount("manage", App);
