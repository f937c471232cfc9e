/** Where an accepted edit goes, for each way that a repository can take one. */
import "server-only";
import type { GitHubRepository } from "@/lib/forge/github-request";
import type { Composition } from "@/lib/server/composition";
import { forgeToken } from "@/lib/server/proposals/forge-token";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredProposal } from "@/lib/store/proposal-store";

export type Target =
  | { kind: "branch"; branch: string; checkout: string; base: string }
  | {
      kind: "pull-request";
      branch: string;
      repository: GitHubRepository;
      base: string | null;
      /** The top folder of the page. */
      area: string;
    };

/** Rejects with `unprocessable` when the repository cannot take an edit in this way. */
export async function deliveryTarget(
  deps: Pick<Composition, "repositories" | "env">,
  { repositoryId, path }: Pick<StoredProposal, "repositoryId" | "path">,
  kind: Target["kind"],
): Promise<Target> {
  const repository = repositoryId === null ? null : await deps.repositories.get(repositoryId);
  const source = repository?.source ?? null;
  const area = path.includes("/") ? (path.split("/")[0] ?? "") : "root";
  const branch = `verbatim/docs-${area.replaceAll(/[^\p{L}\p{N}_-]+/gu, "-")}`;
  if (kind === "branch") {
    if (source?.kind === "checkout")
      return { kind, branch, checkout: source.path, base: source.branch ?? "HEAD" };
    throw new UseCaseError(
      "unprocessable",
      "A branch can be made where the pages come from a checkout on the server. Take the patch, or choose another way in the repository's settings.",
    );
  }
  const token = repository && source?.kind === "github" ? await forgeToken(deps, repository) : null;
  if (source?.kind === "github" && token !== null) {
    const { apiUrl, fullName } = source;
    return { kind, branch, area, base: source.branch, repository: { apiUrl, fullName, token } };
  }
  throw new UseCaseError(
    "unprocessable",
    "A docs pull request can be opened where the pages come from GitHub and the repository has a token. Take the patch, or choose another way in the repository's settings.",
  );
}
