// @ts-check
/** Which services a counter covers: its own, and those of agencies that it helps out, in plain ranks. */
import { useEffect, useState } from "preact/hooks";
import { html } from "htm/preact";
import { Dialog } from "./staff/dialog.js";
import { useTexts } from "./staff/language.js";
import { groupsOf, RANKS, ranksOf } from "./profile.js";
import { Trouble, useList, Waiting } from "./use-list.js";

/** @typedef {import("./profile.js").Group} Group */

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, counter: any, step: any, go: (ranks: any) => void, onClose: () => void }} props */
export function ProfileDialog({ api, hall, counter, step, go, onClose }) {
  const { t } = useTexts();
  const { list, error, load } = useList(api, `/api/v1/manage/counters/${counter.code}/profile`, () => {});
  const [groups, setGroups] = useState(/** @type {Group[] | null} */ (null));
  const agencies = hall.catalogue?.agencies ?? [];
  useEffect(() => {
    if (list) setGroups(groupsOf(list.ranks, agencies, counter.agency));
  }, [list]);
  const ranks = groups && ranksOf(groups, list.ranks);
  const change = (/** @type {string} */ code, /** @type {Partial<Group>} */ what) =>
    setGroups((was) => (was ?? []).map((group) => (group.agency.code === code ? { ...group, ...what } : group)));
  const [chosen, setChosen] = useState("");
  const add = () => {
    const agency = agencies.find((/** @type {any} */ each) => each.code === chosen);
    setChosen("");
    if (agency) setGroups((was) => [...(was ?? []), { agency, own: false, rank: 2, picked: agency.services.map((/** @type {any} */ each) => each.code) }]);
  };
  const others = agencies.filter((/** @type {any} */ agency) => !groups?.some((group) => group.agency.code === agency.code));
  return html`<${Dialog} wide title=${t("profile-title", { counter: counter.name })} hint=${t("profile-hint")} go=${t("save")} ready=${ranks !== null && Object.keys(ranks).length > 0} busy=${step.busy}
    onGo=${() => go(ranks)} onClose=${onClose}>
    <${Waiting} list=${groups} error=${error} load=${load} />
    ${groups && html`<ul class="profile">${groups.map((group) => html`<${GroupRow} key=${group.agency.code} group=${group} change=${change} remove=${() => setGroups(groups.filter((each) => each !== group))} />`)}</ul>
      <div class="profile-add"><label class="field"><span>${t("profile-add")}</span>
        <select onChange=${(/** @type {any} */ e) => setChosen(e.currentTarget.value)}>
          <option value="" selected=${chosen === ""}>${t("choose")}</option>
          ${others.map((/** @type {any} */ each) => html`<option key=${each.code} value=${each.code} selected=${each.code === chosen}>${each.code} · ${each.short}</option>`)}
        </select>
      </label>
      <button type="button" class="btn" aria-disabled=${chosen === ""} onClick=${add}>${t("add")}</button></div>`}
    <${Trouble} error=${step.error} />
  <//>`;
}

/** @param {{ group: Group, change: (code: string, what: Partial<Group>) => void, remove: () => void }} props */
function GroupRow({ group, change, remove }) {
  const { t } = useTexts();
  const { agency, own, rank, picked } = group;
  const toggle = (/** @type {string} */ code) =>
    change(agency.code, { picked: picked.includes(code) ? picked.filter((each) => each !== code) : [...picked, code] });
  return html`<li class="profile-group">
    <p class="profile-name"><b>${agency.short}</b> ${own && html`<span class="tag">${t("profile-own")}</span>`}</p>
    <label class="field"><span class="visually-hidden">${t("profile-rank", { agency: agency.short })}</span>
      <select value=${String(rank ?? "")} onChange=${(/** @type {any} */ e) => change(agency.code, { rank: Number(e.currentTarget.value) || null })}>
        ${rank === null && html`<option value="" selected>${t("rank-mixed")}</option>`}
        ${[...new Set([...RANKS, ...(rank ? [rank] : [])])].map((each) => html`<option key=${each} value=${each} selected=${each === rank}>${t(each <= 3 ? `rank-${each}` : "rank-later", { rank: each })}</option>`)}
      </select>
    </label>
    ${own ? html`<span></span>` : html`<button type="button" class="btn small btn-stop" aria-label=${`${t("remove")} ${agency.short}`} onClick=${remove}>${t("remove")}</button>`}
    <details><summary>${t("profile-services", { some: picked.length, all: agency.services.length })}</summary>
      <div class="profile-services">${agency.services.map(({ code, name }) => html`<label key=${code} class="works"><input type="checkbox" checked=${picked.includes(code)} onChange=${() => toggle(code)} /> ${name}</label>`)}</div>
    </details>
  </li>`;
}
