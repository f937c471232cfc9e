import "server-only";
import type { Forge } from "@/lib/forge/forge";
import { createGitForge } from "@/lib/forge/git-forge";
import { createGitHubForge } from "@/lib/forge/github-forge";
import { createGitLabForge } from "@/lib/forge/gitlab-forge";
import type { Composition } from "@/lib/server/composition";
import { checkForgeAddress } from "@/lib/server/repositories/check-forge-address";
import { checkoutPath } from "@/lib/server/repositories/checkout-path";
import { openSecret } from "@/lib/server/repositories/repository-secrets";
import type { StoredRepository } from "@/lib/store/repository-store";

/** Null for a repository whose pages are uploaded. Rejects with UseCaseError where it may not be read (any more). */
export async function forgeOf(
  { env }: Pick<Composition, "env">,
  repository: Pick<StoredRepository, "source" | "secret">,
): Promise<Forge | null> {
  const { source } = repository;
  if (source.kind === "upload") return null;
  if (source.kind === "checkout") return createGitForge(await checkoutPath(env, source.path));
  checkForgeAddress(env, source);
  const token = await openSecret(env, repository, "token");
  const access = { apiUrl: source.apiUrl, fullName: source.fullName, token };
  return source.kind === "github" ? createGitHubForge(access) : createGitLabForge(access);
}
