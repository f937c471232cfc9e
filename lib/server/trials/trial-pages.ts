/** The pages that a docket entry is held against, and their index: that of a repository is kept between entries. */
import "server-only";
import { indexPages, type PageIndex } from "@/lib/courtroom/evidence/page-index";
import type { Composition } from "@/lib/server/composition";
import { readPageList } from "@/lib/server/trials/page-list";
import type { StoredTrial } from "@/lib/store/trial-store";

export type TrialPages = {
  index: PageIndex;
  /** By path. */
  pages: ReadonlyMap<string, { text: string; textSha256: string }>;
};

const MOST_KEPT = 8;

export type ReadTrialPages = (trial: StoredTrial) => Promise<TrialPages>;

export function createTrialPages(
  deps: Pick<Composition, "blobs" | "repositories">,
): ReadTrialPages {
  const kept = new Map<string, Promise<TrialPages>>();

  async function read(pages: readonly { path: string; textSha256: string }[]) {
    const texts = await Promise.all(
      pages.map(async ({ path, textSha256 }) => {
        const bytes = await deps.blobs.get(textSha256);
        return bytes ? [{ path, textSha256, text: new TextDecoder().decode(bytes) }] : [];
      }),
    );
    const found = texts.flat();
    return {
      index: indexPages(found),
      pages: new Map(found.map(({ path, text, textSha256 }) => [path, { text, textSha256 }])),
    };
  }

  return async ({ order, repositoryId }) => {
    const ofRepository = () =>
      repositoryId === null ? Promise.resolve([]) : deps.repositories.pages(repositoryId);
    const pages =
      order.pages ?? (await readPageList(deps, order.pagesSha256)) ?? (await ofRepository());
    const key = pages.map(({ path, textSha256 }) => `${path} ${textSha256}`).join("\n");
    const known = kept.get(key) ?? read(pages);
    kept.delete(key);
    kept.set(key, known);
    known.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return await known;
  };
}
