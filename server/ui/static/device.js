// @ts-check
/** How a screen gets its own key: from its address, from its memory, or by pairing with a code a manager types in. */
import { Api, Problem } from "/ui/api.js";
import { loadTexts } from "/ui/i18n.js";

/** @typedef {{token: string, name: string | null, zone: string | null}} Device */

const ASK_EVERY_MS = 2_000;

/**
 * Where the key is kept. Lobby screens of different addresses are different devices, also in one browser: each has its own
 * zone, sound and reports.
 *
 * @param {string} role
 */
const place = (role) => `antrean.${role}${role === "display" ? location.search : ""}`;

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The key in the address (`#token=...`), taken out of it so that nobody reads it over a shoulder.
 *
 * @returns {string | null}
 */
function tokenFromAddress() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token) history.replaceState(null, "", location.pathname + location.search);
  return token;
}

/** @param {string} role @returns {Device | null} */
function remembered(role) {
  const token = localStorage.getItem(`${place(role)}.token`);
  if (!token) return null;
  return { token, name: localStorage.getItem(`${place(role)}.name`), zone: localStorage.getItem(`${place(role)}.zone`) };
}

/** @param {string} role @param {Device} device */
function remember(role, device) {
  localStorage.setItem(`${place(role)}.token`, device.token);
  if (device.name) localStorage.setItem(`${place(role)}.name`, device.name);
  if (device.zone) localStorage.setItem(`${place(role)}.zone`, device.zone);
}

/** Forgets the key, for instance after a manager revoked it. @param {string} role */
export function forget(role) {
  for (const part of ["token", "name", "zone"]) localStorage.removeItem(`${place(role)}.${part}`);
}

/**
 * Gets this screen its key, however long it takes; while it waits for a person the page shows the code.
 *
 * @param {"kiosk" | "display"} role
 * @returns {Promise<Device>}
 */
export async function enrol(role) {
  const token = tokenFromAddress();
  if (token) {
    forget(role);
    remember(role, { token, name: null, zone: null });
  }
  const device = remembered(role) ?? (await pair(role));
  const zone = new URLSearchParams(location.search).get("zone") ?? device.zone;
  return { ...device, zone };
}

/** @param {string} role @returns {Promise<Device>} */
async function pair(role) {
  const page = document.createElement("main");
  page.className = "notice";
  page.setAttribute("aria-live", "polite");
  try {
    for (;;) {
      const device = await pairOnce(role, page);
      if (device) {
        remember(role, device);
        return device;
      }
      await pause(ASK_EVERY_MS);
    }
  } finally {
    page.remove();
  }
}

/**
 * One code, until it is used or runs out; an outage in between does not lose it.
 *
 * @param {string} role
 * @param {HTMLElement} page
 * @returns {Promise<Device | null>} null: begin anew
 */
async function pairOnce(role, page) {
  let { path, body } = { path: "/api/v1/devices/pairings", body: /** @type {Record<string, string>} */ ({ role }) };
  /** @type {string | null} */
  let code = null;
  for (;;) {
    try {
      const answer = await new Api().post(path, body);
      if (answer.state === "paired") return { token: answer.token, name: answer.name ?? null, zone: answer.zone ?? null };
      code ??= answer.code;
      if (answer.secret) ({ path, body } = { path: "/api/v1/devices/pairings/claim", body: { secret: answer.secret } });
      await show(page, role, code);
    } catch (error) {
      if (error instanceof Problem) return null;
      await show(page, role, null).catch(() => {});
    }
    await pause(ASK_EVERY_MS);
  }
}

/**
 * @param {HTMLElement} page
 * @param {string} role
 * @param {string | null} code null: the server cannot be reached
 */
async function show(page, role, code) {
  if (page.dataset.code === String(code)) return;
  const t = await loadTexts(role, "id");
  page.dataset.code = String(code);
  const says = code !== null
    ? [["h1", "pairing-title"], ["p", "pairing-hint"], ["p", "pairing-code"], ["p", "pairing-wait"]]
    : [["h1", "pairing-offline"], ["p", "pairing-offline-hint"]];
  page.replaceChildren(
    ...says.map(([tag, id]) => {
      const line = document.createElement(tag);
      line.textContent = id === "pairing-code" ? code : t(id, { role: t(`pairing-${role}`) });
      if (id === "pairing-code") line.className = "number notice-code";
      return line;
    }),
  );
  if (!page.isConnected) document.body.prepend(page);
}
