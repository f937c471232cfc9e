/**
 * A forge's webhook: known to come from there by its signature, known again when it comes twice, and answered as soon as
 * the docket has the merge. What cannot be trusted leaves no trace.
 */
import "server-only";
import type { ForgeHook, ReadHook } from "@/lib/forge/forge-hook";
import { gitHubHook } from "@/lib/forge/github-hook";
import { gitLabHook } from "@/lib/forge/gitlab-hook";
import type { Composition } from "@/lib/server/composition";
import { openSecret } from "@/lib/server/repositories/repository-secrets";
import { entryOf } from "@/lib/server/trials/intake/entry-of";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredRepository } from "@/lib/store/repository-store";

export type HookKind = "github" | "gitlab";

const hooks: Record<HookKind, ReadHook> = { github: gitHubHook, gitlab: gitLabHook };

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
  const hook = hooks[kind].read(payloadOf(delivery.body));
  if (!hook)
    throw new UseCaseError(
      "invalid-input",
      `This is no delivery of a webhook that names a repository. Have it send JSON (content type application/json), with the events for ${kind === "github" ? "pull requests" : "merge requests"}.`,
    );
  const repository = await genuineSource(deps, kind, hook, delivery);
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

/** Of repositories with one name on several servers, the one whose secret made the delivery. */
async function genuineSource(
  deps: HookDeps,
  kind: HookKind,
  { fullName }: ForgeHook,
  delivery: { body: Uint8Array; headers: Headers },
): Promise<StoredRepository> {
  const wanted = fullName.toLowerCase();
  const named = (await deps.repositories.list()).filter(
    ({ source }) => source.kind === kind && source.fullName.toLowerCase() === wanted,
  );
  if (named.length === 0)
    throw new UseCaseError(
      "not-found",
      `No repository ${fullName.slice(0, 300)} of ${kind === "github" ? "GitHub" : "GitLab"} is watched here. Add it first.`,
    );
  for (const repository of named) {
    const secret = await openSecret(deps.env, repository, "hook");
    if (secret !== null && hooks[kind].isGenuine(delivery, secret)) return repository;
  }
  throw new UseCaseError(
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
