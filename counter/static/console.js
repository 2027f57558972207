// @ts-check
/** The console: what is happening now on the left, who waits on the right, every step by one key. */
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import { useTexts } from "/manage/static/staff/language.js";
import { useKeys, useMainAfterClicks, useResting } from "./hands.js";
import { useDesk } from "./use-desk.js";
import { aim, asks, mainMove, situationOf } from "./moves.js";
import { chosenIn, step, turn } from "./walk.js";
import { Banners } from "./banners.js";
import { Bar } from "./bar.js";
import { Card } from "./card.js";
import { Keys, Moves } from "./buttons.js";
import { Queue } from "./queue.js";
import { Question } from "./questions.js";

/** @typedef {import("./walk.js").ListName} ListName */
/** @typedef {{ move: string, ticket: any } | null} Asking */

/** What the page of all keys calls a key, where it has another name. @type {Record<string, string>} */
const NAMED = { "row-call": "call", "row-back": "resume", return: "resume", open: "pause", agree: "answer", keep: "answer" };

/** Time to see what the main button means now, when it has changed by itself. */
const LOOK_FIRST_MS = 1_200;

/**
 * @param {{
 *   api: import("/ui/api.js").Api, me: import("/manage/static/staff/session.js").Me,
 *   onLost: (why: any, number: string) => void, onLogout: () => Promise<void>, onChoose: () => void,
 * }} props
 */
export function Console({ api, me, onLost, onLogout, onChoose }) {
  const { t } = useTexts();
  const { desk, view, line, hall, readHall } = useDesk(api, onLost);
  const [list, setList] = useState(/** @type {ListName} */ ("waiting"));
  const [chosenId, setChosenId] = useState(/** @type {string | null} */ (null));
  const [asking, setAsking] = useState(/** @type {Asking} */ (null));
  const main = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const [resting, rest] = useResting();

  const { state, lists } = view;
  const chosen = chosenIn(lists, list, chosenId);
  const situation = state ? situationOf(state) : null;

  useEffect(() => {
    if (!asking) main.current?.focus({ preventScroll: true });
  }, [asking, situation]);
  const meaning = state ? mainMove(state, null) : null;
  useEffect(() => {
    if (view.came) rest("main", LOOK_FIRST_MS);
  }, [view.came]);
  useEffect(() => {
    if (meaning === "no-show") rest("main", LOOK_FIRST_MS);
  }, [meaning]);
  useEffect(() => {
    const number = state?.ticket?.number;
    const name = me.counter?.name ?? "";
    document.title = number ? `${number} · ${name}` : state ? `(${state.waiting}) ${name}` : name;
  }, [state?.ticket?.number, state?.waiting]);

  /**
   * @param {string} move
   * @param {any} ticket
   * @param {Record<string, unknown>} [answers]
   * @param {string} [asked] the key that did it; a question is answered with Enter
   */
  const act = async (move, ticket, answers, asked = "main") => {
    setAsking(null);
    setChosenId(null);
    rest(asked);
    const done = await desk.act(move, ticket, answers);
    rest(asked);
    return done;
  };

  /** @param {string} asked what a key or a button asks for */
  const press = (asked) => {
    if (!state || view.busy) return;
    if (asked === "help" || asked === "leave") return setAsking({ move: asked, ticket: state.ticket });
    if (asked === "row-next" || asked === "row-previous") {
      return setChosenId(step(lists?.[list] ?? [], chosenId, asked === "row-next" ? 1 : -1));
    }
    if (asked === "list-next" || asked === "list-previous") return show(turn(list, asked === "list-next" ? 1 : -1));
    if (asked === "let-go") return chosenId ? setChosenId(null) : desk.dismiss();
    const target = aim(asked === "main" ? mainMove(state, chosen) : asked, state, chosen);
    if (resting(asked)) return undefined;
    if (!target) return desk.hint(`key-${NAMED[asked] ?? asked}`);
    if (early(target.move)) return undefined;
    if (asks(target.move, state)) return setAsking(target);
    const answers = target.move === "mode" ? { mode: state.mode === "auto" ? "pull" : "auto" } : undefined;
    return act(target.move, target.ticket, answers, asked);
  };

  /** Picked on the page of all keys, which is done with. @param {string} asked */
  const pressed = (asked) => {
    setAsking(null);
    press(asked);
  };

  /** @param {string} move */
  function early(move) {
    return view.notYet?.move === move && Date.now() < view.notYet.until;
  }

  /** @param {ListName} name */
  function show(name) {
    setList(name);
    setChosenId(null);
  }

  useKeys(press, asking !== null);
  useMainAfterClicks(main);
  if (!state || !situation) return html`<p class="page-wait" role="status">${view.away ? t("away-title") : t("asking")}</p>`;
  return html`<div class="console" data-situation=${situation}>
    <${Bar} me=${me} state=${state} hall=${hall} line=${line} away=${view.away} press=${press} />
    <${Banners} state=${state} hall=${hall} away=${view.away} busy=${view.busy} press=${press} />
    <main class="now">
      <${Card} state=${state} situation=${situation} lists=${lists} hall=${hall} view=${view} />
      <${Moves} mainRef=${main} state=${state} chosen=${chosen} view=${view} resting=${resting} press=${press} />
    </main>
    <${Queue} lists=${lists} list=${list} chosen=${chosen} situation=${situation} hall=${hall} show=${show}
      choose=${(/** @type {string} */ id) => setChosenId(id === chosenId ? null : id)} press=${press} />
    <${Keys} state=${state} press=${press} />
    ${asking && html`<${Question}
      key=${asking.move}
      asking=${asking}
      ask=${(/** @type {string} */ move) => setAsking({ ...asking, move })}
      api=${api}
      hall=${hall}
      readHall=${readHall}
      state=${state}
      chosen=${chosen}
      press=${pressed}
      act=${act}
      leave=${{ logout: () => onLogout().catch(() => desk.say("not-sent")), choose: onChoose }}
      onClose=${() => setAsking(null)}
    />`}
  </div>`;
}
