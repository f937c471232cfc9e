/** Where an accepted edit goes, for each way that a repository can take one. */
import "server-only";
import type { GitHubRepository } from "@/lib/forge/github-request";
import type { Composition } from "@/lib/server/composition";
import { checkForgeAddress } from "@/lib/server/repositories/check-forge-address";
import { checkoutPath } from "@/lib/server/repositories/checkout-path";
import { openSecret } from "@/lib/server/repositories/repository-secrets";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredProposal } from "@/lib/store/proposal-store";

/** In the name of a branch. */
const LONGEST_AREA = 60;

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
  const found = repositoryId === null ? null : await deps.repositories.get(repositoryId);
  const repository = found?.deletedAt === null ? found : null;
  const source = repository?.source ?? null;
  const area = path.includes("/") ? (path.split("/")[0] ?? "") : "root";
  const branch = `verbatim/docs-${area.replaceAll(/[^\p{L}\p{N}_-]+/gu, "-").slice(0, LONGEST_AREA)}`;
  if (kind === "branch") {
    if (source?.kind === "checkout") {
      const checkout = await checkoutPath(deps.env, source.path);
      return { kind, branch, checkout, base: source.branch ?? "HEAD" };
    }
    throw new UseCaseError(
      "unprocessable",
      "A branch can be made where the pages come from a checkout on the server. Take the patch, or choose another way in the repository's settings.",
    );
  }
  const token =
    repository && source?.kind === "github"
      ? await openSecret(deps.env, repository, "token")
      : null;
  if (source?.kind === "github" && token !== null) {
    checkForgeAddress(deps.env, source);
    const { apiUrl, fullName } = source;
    return { kind, branch, area, base: source.branch, repository: { apiUrl, fullName, token } };
  }
  throw new UseCaseError(
    "unprocessable",
    "A docs pull request can be opened where the pages come from GitHub and the repository has a token. Take the patch, or choose another way in the repository's settings.",
  );
}
