import "server-only";
import type { Composition } from "@/lib/server/composition";
import { hasSecret } from "@/lib/server/repositories/repository-secrets";
import type { StoredRepository } from "@/lib/store/repository-store";
import type { RepositoryItem, RepositoryView } from "@/lib/trace/repository";

const DELIVERIES = 20;

export async function repositoryItems({
  repositories,
}: Pick<Composition, "repositories">): Promise<RepositoryItem[]> {
  const all = await repositories.list();
  return Promise.all(
    all.map(async (one) => itemOf(one, (await repositories.pages(one.id)).length)),
  );
}

export async function repositoryViewOf(
  { repositories, deliveries }: Pick<Composition, "repositories" | "deliveries">,
  repository: StoredRepository,
): Promise<RepositoryView> {
  const pages = await repositories.pages(repository.id);
  const { source } = repository;
  const { rules, docs, ignore, defaultOwner, deliver, file } = repository.settings;
  const isOnForge = source.kind === "github" || source.kind === "gitlab";
  const received = isOnForge
    ? await deliveries.list({ repository: source.fullName.toLowerCase(), limit: DELIVERIES })
    : [];
  return {
    ...itemOf(repository, pages.length),
    settings: { rules, docs, ignore, defaultOwner, deliver, file },
    hook: isOnForge
      ? {
          path: `/api/v1/hooks/${source.kind}`,
          hasSecret: hasSecret(repository, "hook"),
          hasToken: hasSecret(repository, "token"),
          deliveries: received.map(({ id, receivedAt, outcome }) => ({ id, receivedAt, outcome })),
        }
      : null,
    pages: pages.map(({ path, chars, owner, ownerRule }) => ({ path, chars, owner, ownerRule })),
  };
}

function itemOf(repository: StoredRepository, pageCount: number): RepositoryItem {
  const { id, name, source, revision, readAt, createdAt, settings } = repository;
  return { id, name, source, pageCount, revision, readAt, createdAt, problems: settings.problems };
}
