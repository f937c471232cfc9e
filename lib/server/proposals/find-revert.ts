/** Whether a later change on the docket took a change back: by its title, or by the commit or number that its text names. */
import "server-only";
import type { Composition } from "@/lib/server/composition";
import type { StoredTrial } from "@/lib/store/trial-store";

const MOST_LOOKED_AT = 500;
const DEEPEST = 4;

/** The change that took it back; null when there is none, or when that one was itself taken back. */
export async function findRevert(
  { trials }: Pick<Composition, "trials">,
  trial: StoredTrial,
): Promise<StoredTrial | null> {
  const { repositoryId } = trial;
  if (repositoryId === null) return null;
  const reverts = await trials.list({ repositoryId, search: "revert", limit: MOST_LOOKED_AT });
  return revertAmong(reverts, trial, DEEPEST);
}

function revertAmong(
  reverts: readonly StoredTrial[],
  trial: StoredTrial,
  depth: number,
): StoredTrial | null {
  const found = reverts.find(
    (each) =>
      each.id !== trial.id &&
      timeOf(each) >= timeOf(trial) &&
      takesBack(each, trial) &&
      (depth === 0 || revertAmong(reverts, each, depth - 1) === null),
  );
  return found ?? null;
}

function timeOf({ mergedAt, createdAt }: StoredTrial): number {
  return mergedAt ?? createdAt;
}

export function takesBack(
  later: Pick<StoredTrial, "title" | "body">,
  trial: Pick<StoredTrial, "title" | "mergeSha" | "url">,
): boolean {
  const commits = [...later.body.matchAll(/\breverts commit ([0-9a-f]{7,64})\b/giu)].map(
    ([, sha = ""]) => sha,
  );
  const numbers = [
    ...later.body.matchAll(/\breverts (?:merge request )?(?:[\w./-]+)?[#!](\d+)\b/giu),
  ].map(([, number = ""]) => number);
  if (commits.length + numbers.length > 0) {
    const number = /\/(?:pull|merge_requests)\/(\d+)\/?$/u.exec(trial.url ?? "")?.[1];
    const { mergeSha } = trial;
    return (
      (mergeSha !== null && commits.some((sha) => mergeSha.startsWith(sha.toLowerCase()))) ||
      (number !== undefined && numbers.includes(number))
    );
  }
  const quoted = /^revert:?\s+["“](.+)["”]/iu.exec(later.title.trim())?.[1];
  return quoted !== undefined && withoutNumber(quoted) === withoutNumber(trial.title);
}

function withoutNumber(title: string): string {
  return title.replace(/\s*\([#!]\d+\)\s*$/u, "").trim();
}
