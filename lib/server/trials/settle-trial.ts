/** What a trial's run came to, put on the docket: its cases, its state, and a proposal for each page that ends in a notice. Safe to repeat. */
import "server-only";
import { parsePatch } from "@/lib/change/parse-patch";
import type { Composition } from "@/lib/server/composition";
import { proposeNotice, withdrawUnfounded } from "@/lib/server/proposals/propose-notice";
import { docketEnd, trialCase } from "@/lib/server/trials/trial-cases";
import type { StoredTrial } from "@/lib/store/trial-store";
import { emptyTimeline, extendTimeline } from "@/lib/trace/reduce";
import type { RunSummary } from "@/lib/trace/run-summary";
import { type CaseView, selectTrial } from "@/lib/trace/select-trial";

export type SettleTrialDeps = Parameters<typeof proposeNotice>[0] &
  Pick<Composition, "trials" | "eventLog" | "blobs" | "clock">;

/** Nothing happens for a run that is no trial's newest, or has not ended. */
export async function settleTrial(deps: SettleTrialDeps, runId: string): Promise<void> {
  const trial = await deps.trials.byRun(runId);
  if (!trial || trial.endedAt !== null) return;
  const timeline = extendTimeline(runId, emptyTimeline, await deps.eventLog.read(runId));
  const view = selectTrial(timeline);
  const { summary } = timeline;
  if (!view || !summary || summary.endedAt === null) return;
  const { state, steps } = docketEnd(view, summary);
  const proposals = await propose(deps, { trial, runId, summary, cases: view.cases });
  if (summary.status === "succeeded")
    await withdrawUnfounded(deps, { trialId: trial.id, runId, noticed: [...proposals.keys()] });
  await deps.trials.update(trial.id, {
    state,
    steps,
    result: view.cases.map((found) => trialCase(runId, found, proposals.get(found.path) ?? null)),
    endedAt: summary.endedAt,
  });
}

async function propose(
  deps: SettleTrialDeps,
  settled: {
    trial: StoredTrial;
    runId: string;
    summary: RunSummary;
    cases: readonly CaseView[];
  },
): Promise<Map<string, string>> {
  const { trial, runId, summary, cases } = settled;
  const { config } = summary;
  const notices = cases.filter(({ ending }) => ending?.state === "notice");
  const [patchDocument] = config.documents;
  const ids = new Map<string, string>();
  if (notices.length === 0 || !patchDocument) return ids;
  const patch = await textOf(deps, patchDocument.textSha256);
  const change = parsePatch(patch);
  for (const found of notices) {
    const page = config.documents[found.document];
    if (!page) continue;
    const proposal = await proposeNotice(deps, {
      trial,
      runId,
      case: found,
      page: { textSha256: page.textSha256, text: await textOf(deps, page.textSha256) },
      patch,
      change,
    });
    if (proposal) ids.set(found.path, proposal.id);
  }
  return ids;
}

async function textOf({ blobs }: Pick<Composition, "blobs">, sha256: string): Promise<string> {
  const bytes = await blobs.get(sha256);
  if (!bytes) throw new Error(`The text ${sha256.slice(0, 12)} of a trial is no longer stored.`);
  return new TextDecoder().decode(bytes);
}
