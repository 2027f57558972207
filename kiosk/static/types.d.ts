/** The shapes of the catalogue and the ticket as the kiosk reads them. */

export interface Service {
  code: string;
  name: string;
  agency: string;
  docs: string[];
  fee_idr: number | null;
  sla: string | null;
  procedure: string[];
  product: string | null;
  complaints: string | null;
  minutes: number;
  open: boolean;
  why: string | null;
  opens_at: string | null;
  /** Null while nobody can know. */
  outlook: { chance: "will" | "likely" | "unlikely" | "no" | null; from: string | null; to: string | null } | null;
  left: number | null;
}

export interface Estimate {
  low_min: number;
  high_min: number;
}

export interface Agency {
  code: string;
  name: string;
  short: string;
  zone: string;
  /** Null while the kiosk is cut off: nobody knows. */
  waiting: number | null;
  estimate: Estimate | null;
  open_counters: number | null;
  closed_because: string | null;
  services: Service[];
}

export interface Counter {
  code: string;
  name: string;
  agency: string;
  zone: string;
  services: string[];
  state: "closed" | "open" | "paused";
  reason: string | null;
  back_at: string | null;
}

/** What a supervisor tells a zone, an agency's visitors, or (neither) the hall. */
export interface Notice {
  id: string;
  zone: string | null;
  agency: string | null;
  text: Record<string, string>;
}

export interface Situation {
  id: string;
  services: string[];
  words: string[];
}

export interface Catalogue {
  seq: number;
  open: boolean;
  why: string | null;
  opens_at: string | null;
  because: string | null;
  notices: Notice[];
  now: string;
  trial: boolean;
  languages: string[];
  hours_today: { open: string; close: string; break: [string, string] | null } | null;
  branch: { code: string; name: string; short_name: string; address: string; timezone: string };
  zones: { code: string; name: string }[];
  agencies: Agency[];
  counters: Counter[];
  situations: Situation[];
  popular: string[];
}

export interface Ticket {
  id: string;
  number: string;
  state: string;
  agency: { code: string; name: string; short: string };
  service: { code: string; name: string };
  zone: string;
  priority: boolean;
  ahead: number | null;
  estimate: Estimate | null;
  open_counters: number | null;
  issued_at: string;
  paper: "none" | "queued" | "sending" | "done" | "unknown" | "failed" | "expired";
  paper_why: string | null;
  url: string;
}

/** What became of a slip that was scanned after a missed call. */
export interface Comeback {
  why: string;
  ticket: (Omit<Ticket, "url"> & { counter: { code: string; name: string } | null; language: string }) | null;
}

/** What every page of the kiosk is given. */
export interface Words {
  t: import("/ui/i18n.js").Translate;
  lang: string;
  catalogue: Catalogue;
  /** What a language calls itself. */
  nameOf: (lang: string) => string;
}
