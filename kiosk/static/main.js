// @ts-check
/** Starts the kiosk: its key, its texts, the hall, the page. */
import { html, render } from "htm/preact";
import { enrol } from "/ui/device.js";
import { loadTexts } from "/ui/i18n.js";
import { App } from "./app.js";
import { Hall } from "./hall.js";
import { lock } from "./locked.js";

/** Every language that has a text file; the catalogue says which of them are offered. */
const languages = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=languages]")).content.split(" ");

const device = await enrol("kiosk");
lock(window);
const loaded = await Promise.all(languages.map((lang) => loadTexts("kiosk", lang, { mark: false })));
const texts = Object.fromEntries(languages.map((lang, place) => [lang, loaded[place]]));
const hall = new Hall(device.token);
render(html`<${App} hall=${hall} texts=${texts} />`, /** @type {HTMLElement} */ (document.querySelector("#kiosk")));
hall.start();
