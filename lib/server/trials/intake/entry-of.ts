import "server-only";
import type { Merge } from "@/lib/forge/forge";
import type { Composition } from "@/lib/server/composition";
import type { StoredRepository } from "@/lib/store/repository-store";
import type { StoredTrial } from "@/lib/store/trial-store";
import type { TrialSource } from "@/lib/trace/trial";

const LONGEST_TITLE = 1_000;
const LONGEST_BODY = 200_000;

/** The docket's entry for a merge, before anything of it is read. */
export function entryOf(
  { newId, clock }: Pick<Composition, "newId" | "clock">,
  repository: StoredRepository,
  merge: Merge,
): StoredTrial {
  return {
    id: newId(),
    repositoryId: repository.id,
    changeKey: changeKeyOf(repository, merge),
    source: sourceOf(repository),
    title: merge.title.slice(0, LONGEST_TITLE),
    body: merge.body.slice(0, LONGEST_BODY),
    author: merge.author?.slice(0, 300) ?? null,
    url: webAddress(merge.url),
    baseSha: merge.baseSha,
    mergeSha: merge.mergeSha,
    mergedAt: merge.mergedAt,
    patchSha256: null,
    state: "received",
    steps: [],
    order: { pages: null, rules: repository.settings.rules, models: {}, arm: "court" },
    runId: null,
    result: null,
    createdAt: clock(),
    endedAt: null,
  };
}

/** `owner/name@<merge commit>`: by whatever way a merge comes in, it is filed once. */
function changeKeyOf({ source, name }: StoredRepository, { mergeSha }: Merge): string {
  const isOnForge = source.kind === "github" || source.kind === "gitlab";
  return `${isOnForge ? source.fullName.toLowerCase() : name}@${mergeSha}`;
}

function sourceOf({ source }: StoredRepository): TrialSource {
  return source.kind === "github" || source.kind === "gitlab" ? source.kind : "git";
}

/** What is shown as a link must be one. */
function webAddress(url: string | null): string | null {
  if (url === null || url.length > 2_000 || !URL.canParse(url)) return null;
  return /^https?:$/.test(new URL(url).protocol) ? url : null;
}
