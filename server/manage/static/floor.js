// @ts-check
/** The floor: one agency's queue and counters, with what a supervisor may do about them. */
import { useEffect, useState } from "preact/hooks";
import { html } from "htm/preact";
import { Problem, Offline } from "/ui/api.js";
import { useTexts } from "./staff/language.js";
import { CallBack, CloseQueue, Move, Reprint } from "./queue-moves.js";
import { QueueLists } from "./queue-lists.js";
import { FloorCounters } from "./floor-counters.js";
import { ProfileDialog } from "./profile-dialog.js";
import { LATE_MIN, unserved } from "./sorting.js";
import { Trouble, useStep } from "./use-list.js";

const PATH = "/api/v1/manage";

/** The queue as it stands, read again whenever something in the hall has moved. @param {import("/ui/api.js").Api} api @param {string | null} code @param {number | undefined} seq @param {(why: any) => void} onLost */
function useQueue(api, code, seq, onLost) {
  const [queue, setQueue] = useState(/** @type {any} */ (null));
  useEffect(() => {
    if (code === null) return undefined;
    let gone = false;
    api.get(`${PATH}/queue?agency=${encodeURIComponent(code)}`).then(
      (read) => !gone && setQueue(read),
      (error) => {
        if (error instanceof Problem && error.status === 401) onLost(error);
        else if (!(error instanceof Problem || error instanceof Offline)) throw error;
      },
    );
    return () => {
      gone = true;
    };
  }, [code, seq]);
  return queue?.agency.code === code ? queue : null;
}

/** @param {{ api: import("/ui/api.js").Api, hall: import("./use-hall.js").HallView, rest: string, onLost: (why: any) => void }} props */
export function Floor({ api, hall, rest, onLost }) {
  const { t } = useTexts();
  const step = useStep(onLost);
  const [asked, setAsked] = useState(/** @type {{ kind: string, row?: any, counter?: any } | null} */ (null));
  const agencies = hall.overview?.agencies ?? [];
  const code = agencies.find((/** @type {any} */ each) => each.code === rest)?.code ?? agencies[0]?.code ?? null;
  const queue = useQueue(api, code, hall.overview?.seq, onLost);
  if (!hall.overview) return html`<p class="quiet" role="status">${t(hall.away ? "offline" : "asking")}</p>`;

  const close = () => {
    step.forget();
    setAsked(null);
  };
  const act = async (/** @type {string} */ path, /** @type {any} */ body) => {
    if (!(await step.run(() => api.post(`${PATH}/${path}`, body)))) return;
    setAsked(null);
    await hall.look();
  };
  const props = { step, onClose: close };
  return html`<div class="floor">
    <${Agencies} agencies=${agencies} code=${code} late=${hall.overview.target_wait_min ?? LATE_MIN} />
    <section class="panel queue" aria-labelledby="queue-title">
      <${QueueHead} queue=${queue} busy=${step.busy} close=${() => setAsked({ kind: "close" })} open=${() => act(`queues/${code}/open`, {})} />
      ${!asked && html`<${Trouble} error=${step.error} />`}
      ${queue ? html`<${QueueLists} key=${code} queue=${queue} tz=${hall.tz} ask=${(/** @type {string} */ kind, /** @type {any} */ row) => setAsked({ kind, row })} />` : html`<p class="quiet" role="status">${t("asking")}</p>`}
    </section>
    <${FloorCounters} hall=${hall} code=${code} ask=${(/** @type {any} */ counter) => setAsked({ kind: "profile", counter })} />
    ${asked?.kind === "move" && html`<${Move} ...${props} row=${asked.row} waiting=${queue?.waiting ?? []} go=${(/** @type {any} */ body) => act(`tickets/${asked.row.id}/reorder`, body)} />`}
    ${asked?.kind === "call-back" && html`<${CallBack} ...${props} row=${asked.row} go=${(/** @type {any} */ body) => act(`tickets/${asked.row.id}/call-back`, body)} />`}
    ${asked?.kind === "reprint" && html`<${Reprint} ...${props} row=${asked.row} printers=${hall.overview.printers} go=${(/** @type {any} */ body) => act(`tickets/${asked.row.id}/reprint`, body)} />`}
    ${asked?.kind === "close" && queue && html`<${CloseQueue} ...${props} agency=${queue.agency} waiting=${queue.waiting.length} go=${(/** @type {any} */ body) => act(`queues/${code}/close`, body)} />`}
    ${asked?.kind === "profile" && html`<${ProfileDialog} ...${props} api=${api} hall=${hall} counter=${asked.counter} go=${(/** @type {any} */ ranks) => act(`counters/${asked.counter.code}/profile`, { ranks })} />`}
  </div>`;
}

/** Radio buttons: one stop of the Tab key, arrows choose. @param {{ agencies: any[], code: string | null, late: number }} props */
function Agencies({ agencies, code, late }) {
  const { t } = useTexts();
  return html`<fieldset class="panel picker"><legend class="visually-hidden">${t("col-agency")}</legend>
    ${agencies.map((each) => {
      const trouble = unserved(each) || (each.longest_min ?? 0) >= late;
      return html`<label key=${each.code} class="pick">
        <input class="visually-hidden" type="radio" name="agency" checked=${each.code === code} onChange=${() => location.replace(`#/floor/${each.code}`)} />
        <span class="letter" data-zone=${each.zone}>${each.code}</span><span class="pick-name">${each.short}</span>
        ${each.closed_because && html`<span class="tag tag-shut">${t("queue-shut-mark")}</span>`}
        <b class=${`number ${trouble ? "late" : each.waiting ? "" : "quiet"}`}>${each.waiting}</b>
      </label>`;
    })}
  </fieldset>`;
}

/** @param {{ queue: any, busy: boolean, close: () => void, open: () => void }} props */
function QueueHead({ queue, busy, close, open }) {
  const { t } = useTexts();
  if (!queue) return null;
  const shut = queue.closed_because;
  return html`<div class="panel-head">
      <h2 id="queue-title">${queue.agency.name}</h2>
      ${shut ? html`<button class="btn btn-go small" aria-disabled=${busy} onClick=${open}>${t("queue-open")}</button>` : html`<button class="btn btn-stop small" onClick=${close}>${t("queue-close")}</button>`}
    </div>
    ${shut && html`<p class="say say-warn">${t("queue-is-shut", { because: shut })}</p>`}`;
}
