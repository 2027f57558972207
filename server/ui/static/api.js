// @ts-check
/** Talks to the server: JSON in, JSON out, one family of errors. Works over plain HTTP in the hall's network. */

const TIME_OUT_MS = 8_000;
const KEEP_TRYING_MS = 10_000;

/** @typedef {{id: string, en?: string, jv?: string}} Message */

/** The server answered and said no. `message` can be shown to a person. */
export class Problem {
  /**
   * @param {number} status
   * @param {any} body problem+json
   * @param {number | null} retryAfter seconds
   */
  constructor(status, body, retryAfter = null) {
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
    this.slug = String(body.type ?? "").split("/").pop() || `status-${status}`;
    /** @type {Message} */
    this.message = body.message ?? { id: body.detail ?? body.title ?? `${status}` };
  }

  /** @param {string} lang */
  say(lang) {
    return /** @type {Record<string, string | undefined>} */ (this.message)[lang] ?? this.message.id;
  }

  toString() {
    return `${this.status} ${this.slug}: ${this.message.id}`;
  }
}

/** No answer: the network is away, the server is down or too slow. */
export class Offline extends Error {}

/** A key for one action of a person. `crypto.randomUUID` does not exist on plain HTTP. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {Response} response */
async function answer(response) {
  const type = response.headers.get("Content-Type") ?? "";
  const body = type.includes("json") ? await response.json() : null;
  if (response.ok) return body;
  if (body === null && response.status >= 500) throw new Offline(`${response.status}`);
  const retryAfter = Number(response.headers.get("Retry-After"));
  throw new Problem(response.status, body ?? {}, retryAfter || null);
}

export class Api {
  /** @param {{token?: string | null, csrf?: string | null}} [who] */
  constructor({ token = null, csrf = null } = {}) {
    this.token = token;
    this.csrf = csrf;
  }

  /**
   * @param {string} path
   * @returns {Promise<any>}
   */
  get(path) {
    return this.#send("GET", path, {}, undefined, TIME_OUT_MS);
  }

  /**
   * Posts once in effect: no answer, or 503, is tried again with the same key for up to ten seconds.
   *
   * @param {string} path
   * @param {unknown} [body]
   * @param {{key?: string | null, patience?: number}} [options] key null: a repeat would do no harm; patience: how long, where
   *   the other side itself takes its time
   * @returns {Promise<any>}
   */
  async post(path, body, { key = newKey(), patience = KEEP_TRYING_MS } = {}) {
    const until = Date.now() + patience;
    for (let wait = 300; ; wait = Math.min(wait * 2, 2_000)) {
      try {
        const left = Math.max(until - Date.now(), 1_000);
        return await this.#send("POST", path, key === null ? {} : { "Idempotency-Key": key }, body, Math.min(left, Math.max(TIME_OUT_MS, patience - KEEP_TRYING_MS + TIME_OUT_MS)));
      } catch (error) {
        const passing = error instanceof Offline || (error instanceof Problem && error.status === 503);
        const asked = error instanceof Problem && error.retryAfter ? error.retryAfter * 1_000 : wait;
        if (!passing || Date.now() + asked > until) throw error;
        await pause(asked);
      }
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {Record<string, string>} headers
   * @param {unknown} body
   * @param {number} timeOut
   */
  async #send(method, path, headers, body, timeOut) {
    /** @type {Record<string, string>} */
    const all = { Accept: "application/json", ...headers };
    if (this.token) all.Authorization = `Bearer ${this.token}`;
    if (this.csrf && method === "POST") all["X-CSRF-Token"] = this.csrf;
    if (body !== undefined) all["Content-Type"] = "application/json";
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), timeOut);
    try {
      const sent = body === undefined ? undefined : JSON.stringify(body);
      return await answer(await fetch(path, { method, headers: all, body: sent, signal: stop.signal, cache: "no-store" }));
    } catch (error) {
      if (error instanceof Problem || error instanceof Offline) throw error;
      throw new Offline(String(error));
    } finally {
      clearTimeout(timer);
    }
  }
}
