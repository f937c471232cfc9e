/**
 * Which steps a reader wants to see. Lives in the page's address, so that a link shows what its sender saw; the
 * words are looked for in the texts of a step (see ./search.ts), the rest is told by the step itself.
 */
import type { AnnotationScore } from "./annotation";
import type { StepKind } from "./select";
import { type StageKind, stageKinds } from "./stage-kind";

export const filterOutcomes = ["any", "ok", "failed", "open"] as const;
export const filterAnnotations = ["any", "yes", "good", "bad"] as const satisfies readonly (
  | "any"
  | "yes"
  | AnnotationScore
)[];

export type StepFilter = {
  /** Empty for none. */
  words: string;
  /** Empty for all. */
  kinds: ReadonlySet<StepKind>;
  /** Of a trial. Empty for all. */
  stages: ReadonlySet<StageKind>;
  /** `open` has begun and not ended. */
  outcome: (typeof filterOutcomes)[number];
  model: string | null;
  minCostUsd: number | null;
  minMs: number | null;
  /** Milliseconds after the run's start. */
  window: { from: number; to: number } | null;
  /** Only steps that somebody commented or scored, or scored so. */
  annotated: (typeof filterAnnotations)[number];
};

export const noFilter: StepFilter = {
  words: "",
  kinds: new Set(),
  stages: new Set(),
  outcome: "any",
  model: null,
  minCostUsd: null,
  minMs: null,
  window: null,
  annotated: "any",
};

/** Hides no step, and leaves the words that are looked for. */
export const allSteps: Omit<StepFilter, "words"> = withoutWords(noFilter);

function withoutWords({ words: _, ...rest }: StepFilter): Omit<StepFilter, "words"> {
  return rest;
}

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

/** The names under which `filterQuery` keeps a filter in an address. */
export const filterNames = [
  "words",
  "kind",
  "stage",
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
    kind: listed(filter.kinds),
    stage: listed(filter.stages),
    outcome: filter.outcome === "any" ? null : filter.outcome,
    model: filter.model,
    cost: filter.minCostUsd === null ? null : String(filter.minCostUsd),
    time: filter.minMs === null ? null : String(filter.minMs),
    from: filter.window && String(Math.round(filter.window.from)),
    to: filter.window && String(Math.round(filter.window.to)),
    annotated: filter.annotated === "any" ? null : filter.annotated,
  };
}

/** Whether any step could be left out for another reason than the words that are searched for. */
export function isNarrowing(filter: StepFilter): boolean {
  return Object.values(filterQuery({ ...filter, words: "" })).some((part) => part !== null);
}

function listed(chosen: ReadonlySet<string>): string | null {
  return chosen.size > 0 ? [...chosen].join(",") : null;
}

/** What an address asks for; what it says that is no filter counts as not said. */
export function readFilter(get: (name: keyof Query) => string | null): StepFilter {
  const chosen = <Kind extends string>(name: "kind" | "stage", known: readonly Kind[]) => {
    const named = (get(name) ?? "").split(",");
    return new Set(known.filter((kind) => named.includes(kind)));
  };
  const [from, to] = [amount(get("from")), amount(get("to"))];
  return {
    words: get("words") ?? "",
    kinds: chosen("kind", kinds),
    stages: chosen("stage", stageKinds),
    outcome: filterOutcomes.find((outcome) => outcome === get("outcome")) ?? "any",
    model: get("model") || null,
    minCostUsd: amount(get("cost")),
    minMs: amount(get("time")),
    window: from !== null && to !== null && from < to ? { from, to } : null,
    annotated: filterAnnotations.find((choice) => choice === get("annotated")) ?? "any",
  };
}

function amount(text: string | null): number | null {
  const value = text ? Number(text) : Number.NaN;
  return Number.isFinite(value) && value >= 0 ? value : null;
}
