// @ts-check
/** Whether the visitor holds a slip, as far as anybody has reason to doubt it. */
import { html } from "htm/preact";
import { useTexts } from "/manage/static/staff/language.js";

const NO_PAPER = new Set(["failed", "expired"]);

/** A mute printer tells nothing of any slip: that alone is no reason. @param {{ ticket: { paper: string, paper_why: string | null } }} props */
export function PaperTag({ ticket: { paper, paper_why } }) {
  const { t } = useTexts();
  if (NO_PAPER.has(paper)) return html`<span class="tag tag-paper">${t("no-paper")}</span>`;
  if (paper === "unknown" && paper_why !== "unconfirmed") return html`<span class="tag tag-paper">${t("maybe-no-paper")}</span>`;
  return null;
}
