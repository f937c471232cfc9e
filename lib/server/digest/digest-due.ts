/** When an owner is told, and of what. Pure. */
import "server-only";
import type { DigestCadence, OwnerSettings } from "@/lib/store/owner-settings-store";
import type { StoredProposal } from "@/lib/store/proposal-store";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Mails of the day go out at 7:00 UTC, those of the week on Mondays; the epoch began on a Thursday. */
const MORNING_MS = 7 * HOUR_MS;
const MONDAY_MS = 4 * DAY_MS;

/** Null when nothing is due; otherwise what is new since the last mail, the most harmful first, and how much waits besides. */
export function dueDigest(
  { cadence, lastSentAt }: Pick<OwnerSettings, "cadence" | "lastSentAt">,
  open: readonly StoredProposal[],
  now: number,
): { fresh: StoredProposal[]; older: number } | null {
  const since = lastSentAt ?? Number.NEGATIVE_INFINITY;
  if (since >= slotOf(cadence, now)) return null;
  const fresh = open.filter((proposal) => cameUpAt(proposal) > since);
  if (fresh.length === 0) return null;
  fresh.sort((a, b) => b.harm - a.harm || a.createdAt - b.createdAt);
  return { fresh, older: open.length - fresh.length };
}

/** The newest time at which mail of this cadence goes out, up to now. */
function slotOf(cadence: DigestCadence, now: number): number {
  const last = (every: number, offset: number) =>
    Math.floor((now - offset) / every) * every + offset;
  switch (cadence) {
    case "immediate":
      return now;
    case "daily":
      return last(DAY_MS, MORNING_MS);
    case "weekly":
      return last(7 * DAY_MS, MONDAY_MS + MORNING_MS);
    case "never":
      return Number.NEGATIVE_INFINITY;
  }
}

/** When it came to the owner's desk: it was new, its snooze ended, or someone gave it. */
function cameUpAt({ data, history }: StoredProposal): number {
  const moved = history.findLast(({ action }) => action === "given" || action === "released");
  return Math.max(data.shownAt ?? 0, moved?.at ?? 0);
}
