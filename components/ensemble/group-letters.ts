/** Names the groups of equal answers: A is the largest. */
import type { EnsembleItem } from "@/components/api/ensemble-api";

const FIRST_LETTER = 65;

export function letterOf({ groups }: Pick<EnsembleItem, "groups">, run: number): string | null {
  const group = groups.findIndex(({ runs }) => runs.includes(run));
  return group < 0 ? null : String.fromCharCode(FIRST_LETTER + group);
}

/** Runs in the order of their groups, the best of each first; those without an answer come last. */
export function byGroup<Run extends { index: number }>(
  { groups }: Pick<EnsembleItem, "groups">,
  runs: readonly Run[],
): Run[] {
  const rank = (run: number) => {
    const group = groups.findIndex((each) => each.runs.includes(run));
    if (group < 0) return Number.POSITIVE_INFINITY;
    return 2 * group + (groups[group]?.best === run ? 0 : 1);
  };
  // Infinity less itself is no number.
  return [...runs].sort((a, b) =>
    rank(a.index) === rank(b.index) ? a.index - b.index : rank(a.index) - rank(b.index),
  );
}
