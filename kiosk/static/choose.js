// @ts-check
/** A wish that several services can help with: which one is it? */
import { html } from "htm/preact";
import { SERVICE_SIZES, ServiceTile } from "./agency.js";
import { Tiles } from "./tiles.js";
import { wishText } from "./what.js";
import { queueLine } from "./words.js";

/** @typedef {import("./search.js").Hit} Hit */

/** @param {import("./app.js").Props} props */
export function Choose(props) {
  const { words, visit } = props;
  const { t, catalogue } = words;
  const id = visit.page.name === "choose" ? visit.page.situation : "";
  const situation = catalogue.situations.find((each) => each.id === id);
  const services = catalogue.agencies.flatMap((agency) => agency.services.map((service) => ({ service, agency })));
  const hits = (situation?.services ?? []).flatMap((code) => services.find(({ service }) => service.code === code) ?? []);
  return html`
    <main class="page list">
      <div class="page-head">
        <h1 tabindex="-1">${situation ? wishText(words, situation) : t("gone")}</h1>
        <p class="page-sub quiet">${t("choose-one")}</p>
      </div>
      <${Tiles} items=${hits} sizes=${SERVICE_SIZES} large=${props.visit.large} label=${t("services")} t=${t}
        tile=${(/** @type {Hit} */ { service, agency }, /** @type {number} */ size) =>
          html`<${ServiceTile} ...${props} service=${service} size=${size} line=${html`<span lang="id">${agency.short}</span> · ${queueLine(words, agency)}`} />`} />
    </main>
  `;
}
