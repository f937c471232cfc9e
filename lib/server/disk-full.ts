/** True when a write failed because the disk, or the database's disk, is full. */
const FULL_CODES = ["ENOSPC", "EDQUOT", "53100"];

export function isDiskFull(reason: unknown): boolean {
  for (let at = reason, depth = 0; at instanceof Error && depth < 10; at = at.cause, depth += 1)
    if ("code" in at && FULL_CODES.some((code) => code === at.code)) return true;
  return false;
}
