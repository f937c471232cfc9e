/** Adds, changes and removes repositories whose documentation is watched. */
import "server-only";
import { basename, dirname } from "node:path";
import { ForgeError } from "@/lib/forge/forge";
import { mainBranch } from "@/lib/forge/main-branch";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { checkForgeAddress } from "@/lib/server/repositories/check-forge-address";
import { checkoutPath } from "@/lib/server/repositories/checkout-path";
import { refreshRepository } from "@/lib/server/repositories/refresh-repository";
import { sealSecrets } from "@/lib/server/repositories/repository-secrets";
import { UseCaseError } from "@/lib/server/use-case-error";
import {
  NameTakenError,
  type RepositorySettings,
  type RepositorySource,
  repositorySettings,
  type StoredRepository,
} from "@/lib/store/repository-store";
import { courtRules } from "@/lib/trace/court-rules";
import type { RepositoryChange, RepositoryOrder } from "@/lib/trace/repository";

export type ManageDeps = Pick<Composition, "repositories" | "blobs" | "env" | "clock" | "newId">;

/** A checkout or a forge is read at once: one that cannot be read is not added. */
export async function addRepository(
  deps: ManageDeps,
  order: RepositoryOrder,
  signal: AbortSignal,
): Promise<StoredRepository> {
  const source = await checkedSource(deps, order.source);
  const name = order.name ?? (await freeName(deps, source));
  if (name === null)
    throw invalid(
      "/name",
      "Give the repository a name: its pages are uploaded, so nothing else names it.",
    );
  await refuseTwice(deps, source);
  const repository: StoredRepository = {
    ...{ id: deps.newId(), name, source, revision: null, readAt: null, deletedAt: null },
    settings: changedSettings(repositorySettings.parse({ rules: {} }), order.settings),
    secret: await sealSecrets(deps.env, null, { hook: order.hookSecret, token: order.token }),
    createdAt: deps.clock(),
  };
  await deps.repositories.add(repository).catch(asConflict);
  try {
    return await refreshRepository(deps, repository, signal);
  } catch (error) {
    await deps.repositories.update(repository.id, { deletedAt: deps.clock() });
    throw asUseCaseError(error);
  }
}

/** Rejects with UseCaseError when there is none, or it was removed. */
export async function findRepository(
  { repositories }: Pick<Composition, "repositories">,
  id: string,
): Promise<StoredRepository> {
  const found = isId(id) ? await repositories.get(id) : null;
  if (found && found.deletedAt === null) return found;
  throw new UseCaseError(
    "not-found",
    `There is no repository "${id}". GET /api/v1/repositories lists them.`,
  );
}

export async function changeRepository(
  deps: ManageDeps,
  id: string,
  { name, hookSecret, token, settings }: RepositoryChange,
): Promise<StoredRepository> {
  const repository = await findRepository(deps, id);
  if (settings && repository.settings.file !== null)
    throw new UseCaseError(
      "conflict",
      `${repository.name} has its settings in ${repository.settings.file}. Change them there, and read the repository again.`,
    );
  const changed = await deps.repositories
    .update(id, {
      ...(name === undefined ? {} : { name }),
      secret: await sealSecrets(deps.env, repository.secret, { hook: hookSecret, token }),
      settings: changedSettings(repository.settings, settings),
    })
    .catch(asConflict);
  return changed ?? repository;
}

/** Its past stays on the docket; what its forge sends from now on is not taken. */
export async function removeRepository(deps: ManageDeps, id: string): Promise<void> {
  await findRepository(deps, id);
  await deps.repositories.update(id, { deletedAt: deps.clock(), secret: null });
}

export async function readRepositoryAgain(
  deps: ManageDeps,
  id: string,
  signal: AbortSignal,
): Promise<StoredRepository> {
  const repository = await findRepository(deps, id);
  if (repository.source.kind === "upload")
    throw new UseCaseError(
      "conflict",
      `The pages of ${repository.name} were uploaded: there is nowhere to read them again. Upload them anew.`,
    );
  return refreshRepository(deps, repository, signal).catch((error: unknown) => {
    throw asUseCaseError(error);
  });
}

async function checkedSource(
  { env }: ManageDeps,
  source: RepositoryOrder["source"],
): Promise<RepositorySource> {
  checkForgeAddress(env, source);
  if (source.kind !== "checkout") return source;
  const path = await checkoutPath(env, source.path);
  return { ...source, path, branch: source.branch ?? (await mainBranch(path)) };
}

/** The shortest name that nothing else has; null where nothing names the source. */
async function freeName(
  { repositories }: Pick<ManageDeps, "repositories">,
  source: RepositorySource,
): Promise<string | null> {
  const names = namesOf(source);
  const taken = new Set((await repositories.list()).map(({ name }) => name));
  return names.find((name) => !taken.has(name)) ?? names.at(-1) ?? null;
}

function namesOf(source: RepositorySource): string[] {
  if (source.kind === "upload") return [];
  if (source.kind !== "checkout") return [source.fullName];
  const folder = basename(source.path).replace(/\.git$/, "") || source.path;
  return [folder, `${basename(dirname(source.path))}/${folder}`, source.path];
}

async function refuseTwice({ repositories }: ManageDeps, source: RepositorySource): Promise<void> {
  const address = addressOf(source);
  if (address === null) return;
  const same = (await repositories.list()).find((one) => addressOf(one.source) === address);
  if (same)
    throw new UseCaseError(
      "conflict",
      `${same.name} watches this already. Change it instead of adding it again.`,
    );
}

/** Equal for sources that are the same place. Forges do not tell capitals apart. */
function addressOf(source: RepositorySource): string | null {
  if (source.kind === "upload") return null;
  if (source.kind === "checkout") return `checkout ${source.path} ${source.branch ?? ""}`;
  return `${source.kind} ${source.apiUrl} ${source.fullName} ${source.branch ?? ""}`.toLowerCase();
}

function changedSettings(
  before: RepositorySettings,
  change: RepositoryChange["settings"] = {},
): RepositorySettings {
  const { rules, docs, ignore, defaultOwner, deliver } = change;
  return {
    ...before,
    rules: courtRules.parse({ ...before.rules, ...rules }),
    docs: docs ?? before.docs,
    ignore: ignore ?? before.ignore,
    defaultOwner: defaultOwner === undefined ? before.defaultOwner : defaultOwner,
    deliver: deliver ?? before.deliver,
  };
}

function asConflict(error: unknown): never {
  if (error instanceof NameTakenError)
    throw new UseCaseError("conflict", error.message, {
      fields: [{ pointer: "/name", message: error.message }],
      cause: error,
    });
  throw error;
}

/** What a forge says is for the person who named it. */
function asUseCaseError(error: unknown): unknown {
  if (!(error instanceof ForgeError)) return error;
  const code = error.isPassing ? "unavailable" : "unprocessable";
  return new UseCaseError(code, error.message, { cause: error });
}

function invalid(pointer: string, message: string): UseCaseError {
  return new UseCaseError("invalid-input", message, { fields: [{ pointer, message }] });
}
