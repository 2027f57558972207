// @ts-check
/** The search of the kiosk on the phone at the door, over the names that stand on the page. Without it the page works as well. */

/** @typedef {import("./types.d.ts").Catalogue} Catalogue */
/** @typedef {import("./search.js").Find} Find */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const part = (id) => /** @type {T} */ (document.getElementById(id));

const places = [...document.querySelectorAll("details.agency")].map((each) => /** @type {HTMLElement} */ (each));
const agencies = places.map((place) => ({
  code: place.dataset.code,
  name: place.dataset.name,
  short: place.dataset.short ?? "",
  services: [...place.querySelectorAll("a")].map((link) => ({ code: link.dataset.code, name: link.firstChild?.textContent ?? "", link })),
}));
const links = new Map(agencies.flatMap(({ short, services }) => services.map(({ code, link }) => [code, { short, link }])));

const form = part("search");
const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
const found = part("found");

/** The search itself comes with the first touch of the field: who does not search need not wait for it. @type {Promise<Find> | undefined} */
let finding;
const finder = () => (finding ??= import("./search.js").then((search) => {
  const { situations, labels } = JSON.parse(part("needs").textContent ?? "{}");
  return search.finder(/** @type {Catalogue} */ (/** @type {unknown} */ ({ situations, agencies })), (id) => labels[id] ?? []);
}));

async function show() {
  const find = await finder();
  const query = field.value.trim();
  const hits = query.length > 1 ? find(query) : [];
  found.replaceChildren(...hits.flatMap(({ service }) => {
    const known = links.get(service.code);
    return known ? [rowOf(known.link, known.short)] : [];
  }));
  found.hidden = hits.length === 0;
  part("browse").hidden = hits.length > 0;
  part("none").hidden = hits.length > 0 || query.length < 3;
}

/** The link as it stands under its agency, with the agency's name. @param {HTMLAnchorElement} link @param {string} agency */
function rowOf(link, agency) {
  const row = document.createElement("li");
  const copy = /** @type {HTMLAnchorElement} */ (link.cloneNode(true));
  const whose = document.createElement("small");
  whose.textContent = agency;
  copy.append(whose);
  row.append(copy);
  return row;
}

form.hidden = false;
field.addEventListener("focus", finder);
field.addEventListener("input", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  found.querySelector("a")?.click();
});
// Back from a service: the browser has kept what was typed.
if (field.value) show();
