import "server-only";
import type { Composition } from "@/lib/server/composition";
import type { Precedent } from "@/lib/trace/config";

/** At most so many stand before a court, the newest ones. */
const MOST_PRECEDENTS = 10;

/** What people confirmed about earlier notices for these pages, and what has not expired. */
export async function precedentsFor(
  { precedents, clock }: Pick<Composition, "precedents" | "clock">,
  repositoryId: string | null,
  paths: readonly string[],
): Promise<Precedent[]> {
  if (repositoryId === null) return [];
  const now = clock();
  const known = await precedents.list({ repositoryId });
  return known
    .filter(
      ({ state, expiresAt, path }) =>
        state === "confirmed" && expiresAt > now && paths.includes(path),
    )
    .slice(0, MOST_PRECEDENTS)
    .map(({ id, path, passage, reason }) => ({ id, path, passage, reason }));
}
