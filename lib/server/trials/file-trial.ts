/** Files a docket entry: runs the funnel over its change, and either ends the entry with the reason or begins its run. Safe to repeat. */
import "server-only";
import type { Change } from "@/lib/change/change";
import { parsePatch } from "@/lib/change/parse-patch";
import { runFunnel } from "@/lib/courtroom/funnel/run-funnel";
import { resolveCourtModels } from "@/lib/model/model-settings";
import type { Composition } from "@/lib/server/composition";
import { precedentsFor } from "@/lib/server/proposals/precedents-for";
import { isDocumentation, isIgnored } from "@/lib/server/repositories/is-documentation";
import { beginRun } from "@/lib/server/runs/begin-run";
import { keylessModelSources } from "@/lib/server/settings/model-sources";
import { type SettleTrialDeps, settleTrial } from "@/lib/server/trials/settle-trial";
import { trialConfig } from "@/lib/server/trials/trial-config";
import { createTrialPages, type TrialPages } from "@/lib/server/trials/trial-pages";
import type { StoredRepository } from "@/lib/store/repository-store";
import type { StoredTrial } from "@/lib/store/trial-store";
import type { InquiryConfig, TrialSettings } from "@/lib/trace/config";
import type { FunnelStep } from "@/lib/trace/court";

export type FileTrialDeps = Pick<
  Composition,
  | "trials"
  | "repositories"
  | "blobs"
  | "precedents"
  | "settings"
  | "env"
  | "createRun"
  | "clock"
  | "newId"
> &
  SettleTrialDeps;

/** Resolves with the entry as it stands then; null when there is none. */
export async function fileTrial(deps: FileTrialDeps, trialId: string): Promise<StoredTrial | null> {
  const trial = await deps.trials.get(trialId);
  if (trial?.state !== "received") return trial;
  const patch = await patchOf(deps, trial);
  if (patch === null)
    return await end(deps, trial, "not-judged", [
      { name: "paths", outcome: "stopped", reason: "The patch of this change is missing." },
    ]);
  if (hasMoreLines(patch, MOST_LINES))
    return await end(deps, trial, "not-judged", [
      {
        name: "size",
        outcome: "stopped",
        reason: `Too large to be judged: the patch has more than ${MOST_LINES} lines. Send the part that matters as a patch.`,
      },
    ]);
  const change = parsePatch(patch);
  const pages = await pagesOf(deps, trial, change);
  const repository =
    trial.repositoryId === null ? null : await deps.repositories.get(trial.repositoryId);
  const settings = repository?.settings ?? null;
  const funnelled = runFunnel({
    title: trial.title,
    body: trial.body,
    change,
    index: pages.index,
    pages: trial.order.rules.pages,
    isPage: (path) => pages.pages.has(path) || isDocumentation(path, settings),
    isIgnored: (path) => isIgnored(path, settings),
  });
  if (funnelled.state !== "goes-on")
    return await end(deps, trial, funnelled.state, funnelled.steps);
  return await begin(deps, { trial, patch, pages, funnelled, repository });
}

/** Each line becomes an object when it is read, whatever the funnel says of its file. */
const MOST_LINES = 3_000_000;

function hasMoreLines(text: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}

async function patchOf({ blobs }: FileTrialDeps, { patchSha256 }: StoredTrial) {
  const bytes = patchSha256 === null ? null : await blobs.get(patchSha256);
  return bytes && new TextDecoder().decode(bytes);
}

const readersOf = new WeakMap<object, ReturnType<typeof createTrialPages>>();

/** Without the pages that the same change deletes: there is nobody left to tell. */
async function pagesOf(
  deps: FileTrialDeps,
  trial: StoredTrial,
  change: Change,
): Promise<TrialPages> {
  const reader = readersOf.get(deps.blobs) ?? createTrialPages(deps);
  readersOf.set(deps.blobs, reader);
  const all = await reader(trial);
  const deleted = new Set(
    change.files.flatMap(({ status, oldPath }) =>
      status === "deleted" && oldPath ? [oldPath] : [],
    ),
  );
  if (![...deleted].some((path) => all.pages.has(path))) return all;
  const order = {
    ...trial.order,
    pages: [...all.pages]
      .filter(([path]) => !deleted.has(path))
      .map(([path, { textSha256 }]) => ({ path, textSha256 })),
  };
  return await reader({ ...trial, order });
}

function end(
  { trials, clock }: FileTrialDeps,
  { id }: StoredTrial,
  state: "filtered" | "not-judged",
  steps: readonly FunnelStep[],
): Promise<StoredTrial | null> {
  return trials.update(id, { state, steps, result: [], endedAt: clock() });
}

async function begin(
  deps: FileTrialDeps,
  filed: {
    trial: StoredTrial;
    patch: string;
    pages: TrialPages;
    funnelled: ReturnType<typeof runFunnel>;
    repository: StoredRepository | null;
  },
): Promise<StoredTrial | null> {
  const { trial, patch, pages, funnelled } = filed;
  const { rules } = trial.order;
  const sources = await keylessModelSources(deps);
  const paths = funnelled.pages.map(({ path }) => path);
  const settings: TrialSettings = {
    trialId: trial.id,
    title: trial.title,
    body: trial.body,
    arm: trial.order.arm,
    rules,
    models: resolveCourtModels(sources, rules, trial.order.models),
    funnel: funnelled.steps,
    pages: [...funnelled.pages],
    precedents: await precedentsFor(deps, trial.repositoryId, paths),
    appeals: [],
    struckOut: [],
  };
  const patchSha256 = await deps.blobs.put(new TextEncoder().encode(patch));
  const documents: InquiryConfig["documents"] = [
    documentOf({
      id: changeDocumentId(trial.id),
      name: "change.diff",
      textSha256: patchSha256,
      text: patch,
    }),
    ...paths.map((path) => {
      const page = pages.pages.get(path);
      return documentOf({
        id: `${trial.id}/${path}`,
        name: path,
        textSha256: page?.textSha256 ?? "",
        text: page?.text ?? "",
      });
    }),
  ];
  // A run's id that comes from its entry: a second filing finds the first one's run.
  const runId = trial.id;
  await beginRun(deps, trialConfig(trial, settings, documents), null, runId).catch(unlessBegun);
  await deps.trials.update(trial.id, { state: "judging", steps: funnelled.steps, runId });
  // A run may end before its entry knows of it: whoever ran it found no entry to settle.
  await settleTrial(deps, runId);
  return await deps.trials.get(trial.id);
}

function unlessBegun(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "log-conflict")) throw error;
}

function documentOf(given: { id: string; name: string; textSha256: string; text: string }) {
  const { text, ...rest } = given;
  return { ...rest, chars: text.length, lines: text.split("\n").length };
}

/** What the change of an entry is called among the documents of its runs. */
export function changeDocumentId(trialId: string): string {
  return `${trialId}/change`;
}
