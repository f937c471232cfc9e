/** How much time the strip draws. */
import type { Strip } from "./mark";

/** Shorter live runs are drawn with room for this. */
const FIRST_MS = 5_000;

/**
 * `now` in milliseconds since the Unix epoch; null where it is not known. `endMs` is where open
 * steps end. A strip that is still growing is drawn longer than it is, so that its scale jumps now
 * and then instead of shrinking with every frame.
 */
export function lineLength(
  { startedAt, lastMs, isLive }: Pick<Strip, "startedAt" | "lastMs" | "isLive">,
  now: number | null,
): { endMs: number; lengthMs: number } {
  if (!isLive) return { endMs: lastMs, lengthMs: lastMs };
  const endMs = Math.max(lastMs, now === null ? 0 : now - startedAt);
  let lengthMs = FIRST_MS;
  while (lengthMs < endMs * 1.02) lengthMs = Math.ceil((lengthMs * 4) / 3 / 1_000) * 1_000;
  return { endMs, lengthMs };
}
