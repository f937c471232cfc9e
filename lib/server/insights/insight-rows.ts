/** Everything that the figures of one span of time are counted from. */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import type { DocketRow, NoticeRow } from "@/lib/store/insight-store";
import type { RunFacts, TrialFacts } from "@/lib/trace/run-facts";

export const insightQuery = z.object({
  repositoryId: z.string().max(200).optional().meta({
    description: "Left out, all repositories together, and inquiries with them.",
  }),
  days: z.coerce.number().int().min(1).max(3_650).default(90),
  jury: z.string().max(4_000).optional().meta({
    description: "The key of a jury; left out, the one that heard the most cases.",
  }),
});

export type InsightQuery = z.infer<typeof insightQuery>;

/** A run that ruled, with what it was a run of. */
export type Ruling = { row: DocketRow; facts: RunFacts & { trial: TrialFacts } };

export type InsightRows = {
  docket: readonly DocketRow[];
  notices: readonly NoticeRow[];
  /** The runs whose rulings stand on the docket. */
  rulings: readonly Ruling[];
  /** All rulings of the same entries that were no experiment: the arms', too. */
  judged: readonly Ruling[];
  inquiries: readonly RunFacts[];
  /** There is more than what is counted. */
  isCut: boolean;
};

const MOST_ENTRIES = 20_000;
const MOST_RUNS = 50_000;

export async function readRows(
  { insights }: Pick<Composition, "insights">,
  { repositoryId, from }: { repositoryId: string | undefined; from: number },
): Promise<InsightRows> {
  const span = { from, repositoryId, limit: MOST_ENTRIES };
  const docket = await insights.docket(span);
  const notices = await insights.notices(span);
  const facts = await insights.facts({ from, limit: MOST_RUNS });
  const rows = new Map(docket.map((row) => [row.id, row]));
  const judged = facts.flatMap((one): Ruling[] => {
    const { trial } = one;
    const row = trial && rows.get(trial.trialId);
    return row ? [{ row, facts: { ...one, trial } }] : [];
  });
  return {
    docket,
    notices: notices.filter(({ trialId }) => rows.has(trialId)),
    rulings: judged.filter(({ row, facts: { runId } }) => row.runId === runId),
    judged: judged.filter(({ facts: { trial } }) => !trial.edited),
    inquiries:
      repositoryId === undefined
        ? facts.filter(({ kind, origin }) => kind === "inquiry" && origin === null)
        : [],
    isCut: docket.length === MOST_ENTRIES || facts.length === MOST_RUNS,
  };
}

/** `2026-09`, by UTC. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

export function groupBy<Value, Key>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
