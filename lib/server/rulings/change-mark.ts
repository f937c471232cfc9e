/** What a person does with a mark: has its fault looked for, stops that, keeps the case as a test, or takes the mark back. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import { getMark } from "@/lib/server/rulings/get-mark";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { RulingMarkChange, StoredRulingMark } from "@/lib/store/ruling-mark-store";
import type { FaultSearch } from "@/lib/trace/ruling-mark";

type ChangeDeps = Pick<Composition, "rulingMarks" | "signals" | "clock">;

/** Puts the search on the queue. Safe to call while it is under way, and after its end: what was tried stays. */
export async function startSearch(
  deps: ChangeDeps,
  trialId: string,
  markId: string,
): Promise<StoredRulingMark> {
  const { id } = await getMark(deps, trialId, markId);
  const begin = ({ search }: StoredRulingMark): RulingMarkChange | null =>
    isUnderWay(search)
      ? null
      : { search: { state: "queued", round: search.round + 1, error: null }, endedAt: null };
  return changed(await deps.rulingMarks.update(id, begin, { queue: true }));
}

/** What was tried before stays. Safe to call twice. */
export async function cancelSearch(
  deps: ChangeDeps,
  trialId: string,
  markId: string,
): Promise<StoredRulingMark> {
  const { id, search } = await getMark(deps, trialId, markId);
  await deps.signals.requestCancel(searchSignal(id, search.round));
  return changed(
    await deps.rulingMarks.update(id, (mark) =>
      isUnderWay(mark.search) && mark.search.round === search.round
        ? { search: { ...mark.search, state: "cancelled" }, endedAt: deps.clock() }
        : null,
    ),
  );
}

export async function keepRuling(
  deps: ChangeDeps,
  { trialId, markId, isCase }: { trialId: string; markId: string; isCase: boolean },
): Promise<StoredRulingMark> {
  const { id } = await getMark(deps, trialId, markId);
  return changed(await deps.rulingMarks.update(id, () => ({ isCase })));
}

/** Stops its search, too; the runs of its attempts stay. */
export async function removeMark(
  deps: ChangeDeps,
  trialId: string,
  markId: string,
): Promise<StoredRulingMark> {
  const { id } = await cancelSearch(deps, trialId, markId);
  return changed(
    await deps.rulingMarks.update(id, () => ({ isCase: false, deletedAt: deps.clock() })),
  );
}

export function isUnderWay({ state }: FaultSearch): boolean {
  return state === "queued" || state === "running";
}

/** What a cancellation is asked under: of one search, not of those that come after it. */
export function searchSignal(markId: string, round: number): string {
  return `${markId}-search-${round}`;
}

function changed(mark: StoredRulingMark | null): StoredRulingMark {
  if (mark) return mark;
  throw new UseCaseError("not-found", "This mark is gone.");
}
