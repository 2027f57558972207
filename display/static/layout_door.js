// @ts-check
/** Layout "door": the code by which visitors take a number with their own phone. It changes every minute, so that one must have come. */
import { html } from "htm/preact";
import { useEffect, useState } from "preact/hooks";
import { Fit } from "./fit.js";
import { Idle } from "./idle.js";
import { isShut } from "./notices.js";

/**
 * @typedef {import("./screen.js").View} View
 * @typedef {{url: string | null, qr: string | null, changes_in_s: number | null, wifi: string}} Code
 */

/** The server takes a code for two minutes more; the last of them is left to the visitor's hands. */
const SHOWN_ON_MS = 60_000;
const TRY_AGAIN_MS = 2_000;
/** Somebody may have switched it on meanwhile. */
const OFF_MS = 60_000;
const OTHERS = ["id", "en", "jv"];

/** The present code; null while there is none that still counts. @param {import("/ui/api.js").Api} api @returns {Code | null} */
function useCode(api) {
  const [code, setCode] = useState(/** @type {Code | null} */ (null));
  useEffect(() => {
    /** @type {ReturnType<typeof setTimeout>} */
    let next;
    /** @type {ReturnType<typeof setTimeout>} */
    let over;
    const ask = async () => {
      let again = TRY_AGAIN_MS;
      try {
        /** @type {Code} */
        const fresh = await api.get("/api/v1/door");
        again = fresh.changes_in_s === null ? OFF_MS : fresh.changes_in_s * 1000;
        clearTimeout(over);
        over = setTimeout(() => setCode(null), again + SHOWN_ON_MS);
        setCode(fresh);
      } catch {
        // The bar says that the connection is lost; the code goes when it is too old.
      }
      next = setTimeout(ask, again);
    };
    ask();
    return () => {
      clearTimeout(next);
      clearTimeout(over);
    };
  }, [api]);
  return code;
}

/** @param {import("./screen.js").LayoutProps} props */
export function DoorLayout({ view, board }) {
  const code = useCode(view.api);
  const shut = isShut(board, view.catalogue);
  // Nobody new is let in any more: who still waits has a number.
  if (shut || !view.catalogue.open) return html`<main class="door"><${Idle} view=${view} board=${board} shut=${shut} /></main>`;
  // Whoever scanned now would get nothing.
  return code?.qr && !view.lost ? html`<${Scan} view=${view} code=${code} />` : html`<${Without} view=${view} />`;
}

/** @param {{view: View, code: Code}} props */
function Scan({ view, code }) {
  const others = OTHERS.filter((each) => each !== view.lang);
  return html`
    <main class="door">
      <figure class="door-code">
        <img src=${code.qr} alt=${code.url} />
        <figcaption class="door-life" key=${code.url} style=${`--seconds: ${code.changes_in_s}s`}></figcaption>
      </figure>
      <section class="door-says">
        <h2 class="door-title">${view.t("door-title")}</h2>
        <ol class="door-steps">
          ${code.wifi && html`<li>${view.t("door-wifi", { wifi: code.wifi })}</li>`}
          <li>${view.t("door-scan")}</li>
          <li>${view.t("door-take")}</li>
        </ol>
        <p class="door-no-app">${view.t("door-no-app")}</p>
        <p class="door-kiosk">${view.t("door-kiosk")}</p>
        <ul class="door-others">
          ${others.map((each) => html`<li lang=${each}>${view.texts[each]("door-title")}</li>`)}
        </ul>
      </section>
    </main>`;
}

/** Switched off, or the server is away. @param {{view: View}} props */
function Without({ view }) {
  return html`
    <main class="door">
      <section class="panel panel-idle">
        <${Fit} class="idle-word">${view.t("welcome")}<//>
        <p class="idle-hint">${view.t("take-number")}</p>
      </section>
    </main>`;
}
