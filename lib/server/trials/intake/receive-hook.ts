/**
 * A forge's webhook: known to come from there by its signature, before anything of it is read, known again when it comes twice, and answered as soon as
 * the docket has the merge. What cannot be trusted leaves no trace.
 */
import "server-only";
import type { ForgeHook, ReadHook } from "@/lib/forge/forge-hook";
import { gitHubHook } from "@/lib/forge/github-hook";
import { gitLabHook } from "@/lib/forge/gitlab-hook";
import type { Composition } from "@/lib/server/composition";
import { hasSecret, openSecret } from "@/lib/server/repositories/repository-secrets";
import { entryOf } from "@/lib/server/trials/intake/entry-of";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredRepository } from "@/lib/store/repository-store";

export type HookKind = "github" | "gitlab";

const hooks: Record<HookKind, ReadHook> = { github: gitHubHook, gitlab: gitLabHook };

const forgeNames: Record<HookKind, string> = { github: "GitHub", gitlab: "GitLab" };

export type HookDeps = Pick<
  Composition,
  "repositories" | "deliveries" | "trials" | "env" | "clock" | "newId"
>;

export type HookAnswer = { outcome: string; trialId: string | null };

export async function receiveHook(
  deps: HookDeps,
  kind: HookKind,
  delivery: { body: Uint8Array; headers: Headers },
): Promise<HookAnswer> {
  const genuine = await genuineSources(deps, kind, delivery);
  const hook = hooks[kind].read(payloadOf(delivery.body));
  if (!hook)
    throw new UseCaseError(
      "invalid-input",
      `This is no delivery of a webhook that names a repository. Have it send JSON (content type application/json), with the events for ${kind === "github" ? "pull requests" : "merge requests"}.`,
    );
  const repository = await namedSource(deps, kind, hook, genuine);
  const id = `${repository.id} ${hooks[kind].deliveryId(delivery.headers, delivery.body)}`;
  const answer = await file(deps, repository, hook);
  const isNew = await deps.deliveries.add({
    id,
    repository: hook.fullName.toLowerCase(),
    receivedAt: deps.clock(),
    outcome: answer.outcome,
  });
  return isNew ? answer : { ...answer, outcome: `Delivered before. ${answer.outcome}` };
}

async function file(
  deps: HookDeps,
  repository: StoredRepository,
  { merge, defaultBranch }: ForgeHook,
): Promise<HookAnswer> {
  if (!merge) return { outcome: "No merge: nothing to do.", trialId: null };
  const { source } = repository;
  const watched = (source.kind === "upload" ? null : source.branch) ?? defaultBranch;
  if (watched !== null && merge.branch !== watched)
    return {
      outcome: `Merged into ${merge.branch}; ${watched} is watched. Nothing to do.`,
      trialId: null,
    };
  const { trial, isNew } = await deps.trials.queue(entryOf(deps, repository, merge));
  return { outcome: isNew ? "On the docket." : "On the docket already.", trialId: trial.id };
}

/** The repositories whose secret made the delivery, by the bytes as they came. Rejects with UseCaseError when there is none. */
async function genuineSources(
  deps: HookDeps,
  kind: HookKind,
  delivery: { body: Uint8Array; headers: Headers },
): Promise<StoredRepository[]> {
  const watched = (await deps.repositories.list()).filter(
    ({ source, secret }) => source.kind === kind && hasSecret({ secret }, "hook"),
  );
  if (watched.length === 0)
    throw new UseCaseError(
      "not-found",
      `No repository of ${forgeNames[kind]} with a webhook's secret is watched here. Add it first.`,
    );
  const genuine: StoredRepository[] = [];
  let unopened: UseCaseError | null = null;
  for (const repository of watched) {
    try {
      const secret = await openSecret(deps.env, repository, "hook");
      if (secret !== null && hooks[kind].isGenuine(delivery, secret)) genuine.push(repository);
    } catch (error) {
      if (!(error instanceof UseCaseError)) throw error;
      unopened = error;
    }
  }
  if (genuine.length > 0) return genuine;
  throw unopened ?? unsigned();
}

/** Of repositories with one name on several servers, the one whose secret made the delivery. */
async function namedSource(
  deps: HookDeps,
  kind: HookKind,
  { fullName }: ForgeHook,
  genuine: readonly StoredRepository[],
): Promise<StoredRepository> {
  const wanted = fullName.toLowerCase();
  const isNamed = ({ source }: StoredRepository) =>
    source.kind === kind && source.fullName.toLowerCase() === wanted;
  const found = genuine.find(isNamed);
  if (found) return found;
  if ((await deps.repositories.list()).some(isNamed)) throw unsigned();
  throw new UseCaseError(
    "not-found",
    `No repository ${fullName.slice(0, 300)} of ${forgeNames[kind]} is watched here. Add it first.`,
  );
}

function unsigned(): UseCaseError {
  return new UseCaseError(
    "unauthorized",
    "The delivery is not signed with this repository's secret, so nothing was done. Enter the same secret here and at the webhook.",
  );
}

function payloadOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch (reason) {
    if (reason instanceof SyntaxError) return undefined;
    throw reason;
  }
}
