// @ts-check
/** Starts the kiosk: its key, its texts, the hall, the page. */
import { html, render } from "htm/preact";
import { enrol } from "/ui/device.js";
import { loadTexts } from "/ui/i18n.js";
import { App } from "./app.js";
import { Hall } from "./hall.js";
import { lock } from "./locked.js";
import { enrolled, MachineHall } from "./machine.js";

const LANGUAGES = ["id", "jv", "en"];

/** A kiosk is not a document: nothing to select, no menu, nothing to drag or zoom. */
for (const gesture of ["contextmenu", "dragstart", "selectstart", "gesturestart"]) {
  document.addEventListener(gesture, (event) => {
    if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
  });
}

const page = /** @type {HTMLElement} */ (document.querySelector("#kiosk"));

/** The hall, through the kiosk machine that serves this page or, in any other browser, with a key of the page's own. */
async function hallOf() {
  if (page.dataset.machine === undefined) return new Hall((await enrol("kiosk")).token);
  lock();
  await enrolled();
  return new MachineHall();
}

const hall = await hallOf();
const loaded = await Promise.all(LANGUAGES.map((lang) => loadTexts("kiosk", lang, { mark: false })));
const texts = Object.fromEntries(LANGUAGES.map((lang, place) => [lang, loaded[place]]));
render(html`<${App} hall=${hall} texts=${texts} />`, page);
hall.start();
