// @ts-check
/** While the line is lost: asks once in a while whether the server is there again, and then comes back at once. */

const ASK_MS = 700;
const ANSWER_MS = 1_500;
/** So long a fresh connection may take before it is tried anew. */
const SETTLE_MS = 3_000;

export class Again {
  /** @param {() => void} connect called when the server answers again */
  constructor(connect) {
    this.connect = connect;
    this.lost = false;
    this.asking = false;
    this.tried = -SETTLE_MS;
    addEventListener("online", () => this.ask());
    setInterval(() => this.ask(), ASK_MS);
  }

  /** @param {boolean} lost */
  tell(lost) {
    this.lost = lost;
    if (!lost) this.tried = -SETTLE_MS;
  }

  async ask() {
    if (!this.lost || this.asking || performance.now() - this.tried < SETTLE_MS) return;
    this.asking = true;
    try {
      const answer = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) });
      if (answer.ok && this.lost) {
        this.tried = performance.now();
        this.connect();
      }
    } catch {
      // Still away: the next question comes by itself.
    } finally {
      this.asking = false;
    }
  }
}
