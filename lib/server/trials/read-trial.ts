/** Docket entries as the HTTP API and the screens show them: with what their run has found out so far. */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { trialCase } from "@/lib/server/trials/trial-cases";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredTrial } from "@/lib/store/trial-store";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import { selectTrial } from "@/lib/trace/select-trial";
import { docketState, type Trial, type TrialCase, type TrialItem } from "@/lib/trace/trial";

export type ReadTrialDeps = Pick<Composition, "trials" | "repositories" | "eventLog" | "blobs">;

export const trialListQuery = z.object({
  state: docketState.optional(),
  repositoryId: z.string().max(200).optional(),
  search: z.string().max(500).optional().meta({ description: "Words of the title." }),
  before: z.string().max(200).optional().meta({
    description: "A trial's id: gives those created before it. Take `next` of the page before.",
  }),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

export type TrialListQuery = z.infer<typeof trialListQuery>;

export type TrialPage = {
  trials: TrialItem[];
  next: string | null;
  counts: Awaited<ReturnType<Composition["trials"]["counts"]>>;
};

/** Newest first. */
export async function listTrials(deps: ReadTrialDeps, query: TrialListQuery): Promise<TrialPage> {
  const { state, repositoryId, search, before, limit } = query;
  const isUnknown = [repositoryId, before].some((id) => id !== undefined && !isId(id));
  const found = isUnknown
    ? []
    : await deps.trials.list({
        ...(state ? { state } : {}),
        ...(repositoryId ? { repositoryId } : {}),
        ...(search?.trim() ? { search: search.trim() } : {}),
        ...(before ? { before } : {}),
        limit: limit + 1,
      });
  const names = new Map((await deps.repositories.list()).map(({ id, name }) => [id, name]));
  const trials = found.slice(0, limit);
  return {
    trials: trials.map((trial) => itemOf(trial, nameIn(names, trial), trial.result ?? [])),
    next: found.length > limit ? (trials.at(-1)?.id ?? null) : null,
    counts: await deps.trials.counts(repositoryId && isId(repositoryId) ? repositoryId : undefined),
  };
}

/** Rejects with UseCaseError when there is none. */
export async function getStoredTrial(
  { trials }: Pick<Composition, "trials">,
  trialId: string,
): Promise<StoredTrial> {
  const trial = isId(trialId) ? await trials.get(trialId) : null;
  if (!trial) throw new UseCaseError("not-found", `There is no trial "${trialId}" on the docket.`);
  return trial;
}

export async function getTrial(deps: ReadTrialDeps, trialId: string): Promise<Trial> {
  const trial = await getStoredTrial(deps, trialId);
  const { repositoryId } = trial;
  const repository = repositoryId === null ? null : await deps.repositories.get(repositoryId);
  const cases = await casesOf(deps, trial);
  const item = itemOf(trial, repository, cases);
  const { body, baseSha, mergeSha, patchSha256, state, steps, runId } = trial;
  return {
    ...item,
    cases,
    body,
    baseSha,
    mergeSha,
    patchSha256,
    funnel: { state, steps: [...steps] },
    runIds: [...new Set([...(runId === null ? [] : [runId]), ...cases.map((one) => one.runId)])],
  };
}

async function casesOf(
  { eventLog }: Pick<Composition, "eventLog">,
  { result, runId }: StoredTrial,
): Promise<TrialCase[]> {
  if (result !== null) return [...result];
  if (runId === null) return [];
  const timeline = extendTimeline(runId, emptyTimeline, await eventLog.readAsFar(runId));
  return (selectTrial(timeline)?.cases ?? []).map((found) => trialCase(runId, found, null));
}

function itemOf(
  trial: StoredTrial,
  repository: { id: string; name: string } | null,
  cases: readonly TrialCase[],
): TrialItem {
  const { id, state, source, title, author, url, mergedAt, createdAt, endedAt, runId } = trial;
  return {
    ...{ id, state, source, title, author, url, mergedAt, createdAt, endedAt, runId },
    arm: trial.order.arm,
    repository: repository && { id: repository.id, name: repository.name },
    reason: reasonOf(trial),
    cases: cases.map(({ path, state: how, votes, verdict, proposalId }) => ({
      path,
      state: how,
      votes,
      verdict,
      proposalId,
    })),
  };
}

function reasonOf({ state, steps }: StoredTrial): string {
  if (state === "received") return "Waits for a worker.";
  const last = steps.at(-1);
  return state === "judging" ? "It is being judged." : (last?.reason ?? "");
}

function nameIn(names: ReadonlyMap<string, string>, { repositoryId: id }: StoredTrial) {
  const name = id === null ? undefined : names.get(id);
  return id === null || name === undefined ? null : { id, name };
}

/** The change of an entry, as its patch. */
export async function readTrialChange(deps: ReadTrialDeps, trialId: string): Promise<Uint8Array> {
  const { patchSha256 } = await getStoredTrial(deps, trialId);
  const bytes = patchSha256 === null ? null : await deps.blobs.get(patchSha256);
  if (!bytes) throw new UseCaseError("not-found", "The patch of this change is missing.");
  return bytes;
}

/** A page as the trial saw it; pages count from 1, as the run's documents do. */
export async function readTrialPage(
  deps: ReadTrialDeps,
  trialId: string,
  page: number,
): Promise<Uint8Array> {
  const { runId } = await getStoredTrial(deps, trialId);
  const summary = runId === null ? null : await deps.eventLog.summary(runId);
  const document = page > 0 ? summary?.config.documents[page] : undefined;
  const bytes = document ? await deps.blobs.get(document.textSha256) : null;
  if (!bytes) throw new UseCaseError("not-found", `This trial has no page ${page}.`);
  return bytes;
}
