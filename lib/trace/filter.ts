/**
 * Which steps a reader wants to see. Lives in the page's address, so that a link shows what its sender saw; the
 * words are looked for in the texts of a step (see ./search.ts), the rest is told by the step itself.
 */
import type { AnnotationScore } from "./annotation";
import type { StepKind } from "./select";

export type StepFilter = {
  /** Empty for none. */
  words: string;
  /** Empty for all. */
  kinds: ReadonlySet<StepKind>;
  /** `open` has begun and not ended. */
  outcome: "any" | "ok" | "failed" | "open";
  model: string | null;
  minCostUsd: number | null;
  minMs: number | null;
  /** Milliseconds after the run's start. */
  window: { from: number; to: number } | null;
  /** Only steps that somebody commented or scored, or scored so. */
  annotated: "any" | "yes" | AnnotationScore;
};

export const noFilter: StepFilter = {
  words: "",
  kinds: new Set(),
  outcome: "any",
  model: null,
  minCostUsd: null,
  minMs: null,
  window: null,
  annotated: "any",
};

const kinds: readonly StepKind[] = [
  "iteration",
  "model",
  "code",
  "sub",
  "tool",
  "nested",
  "check",
  "route",
  "limit",
  "pause",
  "stage",
  "foreign",
];

const outcomes = ["ok", "failed", "open"] as const;
const annotations = ["yes", "good", "bad"] as const;

/** The names under which `filterQuery` keeps a filter in an address. */
export const filterNames = [
  "words",
  "kind",
  "outcome",
  "model",
  "cost",
  "time",
  "from",
  "to",
  "annotated",
] as const;

type Query = Readonly<Record<(typeof filterNames)[number], string | null>>;

/** Null where nothing is to stand in the address. */
export function filterQuery(filter: StepFilter): Query {
  return {
    words: filter.words || null,
    kind: filter.kinds.size > 0 ? [...filter.kinds].join(",") : null,
    outcome: filter.outcome === "any" ? null : filter.outcome,
    model: filter.model,
    cost: filter.minCostUsd === null ? null : String(filter.minCostUsd),
    time: filter.minMs === null ? null : String(filter.minMs),
    from: filter.window && String(Math.round(filter.window.from)),
    to: filter.window && String(Math.round(filter.window.to)),
    annotated: filter.annotated === "any" ? null : filter.annotated,
  };
}

/** What an address asks for; what it says that is no filter counts as not said. */
export function readFilter(get: (name: keyof Query) => string | null): StepFilter {
  const chosen = (get("kind") ?? "").split(",");
  const [from, to] = [amount(get("from")), amount(get("to"))];
  return {
    words: get("words") ?? "",
    kinds: new Set(kinds.filter((kind) => chosen.includes(kind))),
    outcome: outcomes.find((outcome) => outcome === get("outcome")) ?? "any",
    model: get("model") || null,
    minCostUsd: amount(get("cost")),
    minMs: amount(get("time")),
    window: from !== null && to !== null && from < to ? { from, to } : null,
    annotated: annotations.find((choice) => choice === get("annotated")) ?? "any",
  };
}

function amount(text: string | null): number | null {
  const value = text ? Number(text) : Number.NaN;
  return Number.isFinite(value) && value >= 0 ? value : null;
}
