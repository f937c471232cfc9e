/** Rows as the stores give them, by hand: for tests of what is counted from them. */
import type { InsightRows } from "@/lib/server/insights/insight-rows";
import type { DocketRow, NoticeRow } from "@/lib/store/insight-store";
import type { FunnelStep } from "@/lib/trace/court";
import type { CaseFacts, CaseState, RunFacts, SeatVote, TrialFacts } from "@/lib/trace/run-facts";

export const september = Date.UTC(2026, 8, 10);
export const october = Date.UTC(2026, 9, 10);

const signs: Readonly<Record<string, SeatVote>> = {
  ...{ G: "guilty", N: "not-guilty", A: "abstain", F: "failed", S: "spared" },
};

/** `GGNAS`: a sign for each seat. */
export function votesOf(text: string): SeatVote[] {
  return [...text].map((sign) => signs[sign] ?? "failed");
}

export function heard(
  votes: string,
  state: CaseState,
  changes: Partial<NonNullable<CaseFacts["jury"]>> = {},
): CaseFacts {
  return {
    path: "docs/a.md",
    state,
    jury: {
      ...{ votes: votesOf(votes), atOnce: !votes.includes("S"), conceded: false },
      ...{ byConcession: false, outcome: state === "acquitted" ? "acquitted" : "to-judge" },
      ...changes,
    },
  };
}

export function trialFacts(
  trialId: string,
  cases: readonly CaseFacts[],
  changes: Partial<TrialFacts> = {},
): TrialFacts {
  return {
    trialId,
    arm: "court",
    edited: false,
    jurors: ["a", "a", "b", "c", "c"].map((model) => ({ lens: null, model })),
    rule: { vote: "three-of-five", needed: 3, quorum: 3 },
    askingOrder: [0, 1, 2, 3, 4],
    cases: [...cases],
    notices: cases.filter(({ state }) => state === "notice").map(({ path }) => path),
    ...changes,
  };
}

export function runFactsOf(runId: string, changes: Partial<RunFacts> = {}): RunFacts {
  return {
    ...{ runId, kind: "trial", status: "succeeded", origin: null, createdAt: september },
    ...{ endedAt: september, costUsd: 0.1, tokens: 100, code: [], claims: null, stages: [] },
    steps: [],
    trial: null,
    ...changes,
  };
}

type Entry = {
  id: string;
  state?: DocketRow["state"];
  steps?: readonly string[];
  rule?: string;
  createdAt?: number;
  /** Cases of its ruling, where it has one. */
  cases?: readonly CaseFacts[];
  run?: Partial<RunFacts>;
  notice?: NoticeRow["state"];
};

/** `-paths` is a step that stopped the change, `paths` one that it passed. */
function stepsOf(names: readonly string[], rule: string | undefined): FunnelStep[] {
  return names.map((name) => {
    const isStopped = name.startsWith("-");
    return {
      name: isStopped ? name.slice(1) : name,
      outcome: isStopped ? "stopped" : "passed",
      reason: "",
      ...(isStopped && rule !== undefined ? { rule } : {}),
    };
  });
}

const throughFunnel = ["paths", "size", "evidence", "prosecution", "exhibits", "trial"];

export function rowsOf(
  entries: readonly Entry[],
  more: Partial<Pick<InsightRows, "inquiries" | "judged">> = {},
): InsightRows {
  const docket = entries.map(
    ({ id, state = "tried", steps = throughFunnel, rule, createdAt = september, cases }) => ({
      ...{ id, title: `Change ${id}`, state, createdAt, steps: stepsOf(steps, rule) },
      runId: cases ? `run-${id}` : null,
    }),
  );
  const rulings = entries.flatMap(({ id, cases, run }, at) => {
    const row = docket[at];
    const facts = runFactsOf(`run-${id}`, run);
    return cases && row ? [{ row, facts: { ...facts, trial: trialFacts(id, cases) } }] : [];
  });
  return {
    docket,
    notices: entries.flatMap(({ id, notice, createdAt = september }) =>
      notice
        ? [{ id: `notice-${id}`, trialId: id, path: "docs/a.md", state: notice, createdAt }]
        : [],
    ),
    rulings,
    judged: more.judged ?? rulings,
    inquiries: more.inquiries ?? [],
    isCut: false,
  };
}
