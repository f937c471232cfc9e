/** Reads a repository's pages anew from where it lives. */
import "server-only";
import type { Forge } from "@/lib/forge/forge";
import type { Composition } from "@/lib/server/composition";
import { forgeOf } from "@/lib/server/repositories/forge-of";
import { type PageFiles, pageReaderOf } from "@/lib/server/repositories/read-pages";
import type { StoredRepository } from "@/lib/store/repository-store";

export type RepositoryDeps = Pick<Composition, "repositories" | "blobs" | "env" | "clock">;

/** Does nothing to an upload. Rejects with ForgeError or UseCaseError; then everything stays as it was. */
export async function refreshRepository(
  deps: RepositoryDeps,
  repository: StoredRepository,
  signal: AbortSignal,
): Promise<StoredRepository> {
  const forge = await forgeOf(deps, repository);
  if (!forge || repository.source.kind === "upload") return repository;
  const { sha } = await forge.tipOf(repository.source.branch, signal);
  const files = await filesAt(forge, sha, signal);
  const { pages, settings } = await pageReaderOf(deps).read(files, repository.settings);
  await deps.repositories.replacePages(repository.id, pages);
  const change = { settings, revision: sha, readAt: deps.clock() };
  return (await deps.repositories.update(repository.id, change)) ?? repository;
}

export async function filesAt(
  forge: Forge,
  revision: string,
  signal: AbortSignal,
): Promise<PageFiles> {
  return {
    files: await forge.listFiles(revision, signal),
    read: (file, limit) => forge.readFile(file, limit, signal),
    lastCommits: (paths) => forge.lastCommits(revision, paths, signal),
  };
}
