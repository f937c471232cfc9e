/**
 * An appeal: someone adds a quote that the case did not have, a machine finds it to stand, and the trial is held again
 * from the first stage that sees it. Argument alone reopens nothing.
 */
import "server-only";
import { z } from "zod";
import { stands } from "@/lib/courtroom/checks/check-defense";
import { findFolded, foldText } from "@/lib/courtroom/checks/folded-text";
import type { Composition } from "@/lib/server/composition";
import { beginRun } from "@/lib/server/runs/begin-run";
import { getTimeline } from "@/lib/server/runs/get-timeline";
import { readCourtroom } from "@/lib/server/trials/read-courtroom";
import { getStoredTrial } from "@/lib/server/trials/read-trial";
import { type SettleTrialDeps, settleTrial } from "@/lib/server/trials/settle-trial";
import { UseCaseError } from "@/lib/server/use-case-error";
import { type Appeal, appeal, type InquiryConfig } from "@/lib/trace/config";
import { type CaseView, selectTrial } from "@/lib/trace/select-trial";

/** Shorter quotes stand by chance. */
const SHORTEST_QUOTE = 8;
const MOST_APPEALS = 5;

export const appealOrder = z
  .strictObject({
    path: z.string().min(1).max(1_000).meta({ description: "The page that the case is about." }),
    from: appeal.shape.from.meta({ description: "Where the quote stands." }),
    quote: z
      .string()
      .trim()
      .min(SHORTEST_QUOTE, `Quote at least ${SHORTEST_QUOTE} characters.`)
      .max(1_000),
    argument: z.string().trim().min(1).max(2_000).meta({ description: "What the quote shows." }),
  })
  .meta({ id: "AppealOrder" });

export type AppealDeps = Pick<
  Composition,
  "trials" | "eventLog" | "blobs" | "createRun" | "clock" | "newId"
> &
  SettleTrialDeps;

/** Resolves with the new run's id. Rejects with `not-found`, `conflict` while the case is heard, and `unprocessable` without new evidence. */
export async function appealTrial(
  deps: AppealDeps,
  trialId: string,
  order: z.output<typeof appealOrder>,
): Promise<string> {
  const stored = await getStoredTrial(deps, trialId);
  if (stored.state === "judging" || stored.state === "received")
    throw new UseCaseError("conflict", "This is being judged right now. Appeal when it has ended.");
  if (stored.runId === null)
    throw new UseCaseError(
      "unprocessable",
      "This entry was never tried: the funnel ended it, so there is no ruling to appeal against.",
    );
  const { config, cases, failed } = await heardBefore(deps, stored.runId);
  const { trial } = config;
  if (trial.appeals.length >= MOST_APPEALS)
    throw new UseCaseError(
      "unprocessable",
      `${MOST_APPEALS} quotes were added to this case already. Start a new trial.`,
    );
  // What a run that failed was given was not heard.
  const heard = failed ? trial.appeals.slice(0, -1) : trial.appeals;
  await checkEvidence(deps, { ...config, trial: { ...trial, appeals: heard } }, cases, order);
  const appeals = [...heard, order];
  // One appeal at a time: its run's id says which it is.
  const earlier = Number(/-appeal-(\d+)$/.exec(stored.runId)?.[1] ?? 0);
  const runId = `${stored.id}-appeal-${earlier + 1}`;
  const next = { ...config, trial: { ...trial, appeals } };
  await beginRun(deps, next, { how: "fork", runId: stored.runId }, runId).catch(async (reason) => {
    if (!(await isBegun(deps, runId, order, reason))) throw reason;
  });
  await deps.trials.update(stored.id, { runId, state: "judging", result: null, endedAt: null });
  // As when it was filed: the run may have ended meanwhile.
  await settleTrial(deps, runId);
  return runId;
}

type TrialConfig = InquiryConfig & { trial: NonNullable<InquiryConfig["trial"]> };

async function heardBefore(
  deps: AppealDeps,
  runId: string,
): Promise<{ config: TrialConfig; cases: readonly CaseView[]; failed: boolean }> {
  const { summary, ...timeline } = await getTimeline(deps, runId);
  const view = selectTrial({ ...timeline, summary });
  if (!summary?.config.trial || !view) throw new Error(`The run ${runId} of a trial is none.`);
  const { config, status } = summary;
  return {
    config: { ...config, trial: summary.config.trial },
    cases: view.cases,
    failed: status !== "succeeded",
  };
}

async function checkEvidence(
  deps: AppealDeps,
  config: TrialConfig,
  cases: readonly CaseView[],
  { path, from, quote }: Appeal,
): Promise<void> {
  if (!config.trial.pages.some((page) => page.path === path))
    throw refused(
      "/path",
      `${path} was not among the pages of this trial: ${config.trial.pages.map((page) => page.path).join(", ")}.`,
    );
  const courtroom = await readCourtroom(deps, config);
  if (!stands({ quoteFrom: from, quote, path }, courtroom))
    throw refused(
      "/quote",
      `This quote does not stand in the ${from === "change" ? "change" : "page"}, word for word. Copy it from there.`,
    );
  const before = quotesOf(
    cases.find((each) => each.path === path),
    from,
  );
  const earlier = config.trial.appeals.filter((each) => each.path === path && each.from === from);
  const known = [...before, ...earlier.map((each) => each.quote)];
  if (known.some((text) => findFolded(foldText(text), quote).length > 0))
    throw refused(
      "/quote",
      "The case had this quote already, and argument alone does not reopen it. Add a quote that shows something new.",
    );
}

/** What was quoted of one side in the case before. */
function quotesOf(heard: CaseView | undefined, from: Appeal["from"]): string[] {
  if (!heard) return [];
  const exhibits = heard.exhibits.map(({ changeQuote, docQuote }) =>
    from === "change" ? changeQuote : docQuote,
  );
  const challenges = (heard.defense?.result?.challenges ?? []).flatMap((each) =>
    each.quoteFrom === from && each.quote !== null && each.quoteStands ? [each.quote] : [],
  );
  return [...exhibits, ...challenges];
}

/** Whether the very same appeal was begun before, and its noting on the docket was cut off. */
async function isBegun(
  { eventLog }: Pick<Composition, "eventLog">,
  runId: string,
  { path, from, quote }: Appeal,
  reason: unknown,
): Promise<boolean> {
  const isTaken = reason instanceof Error && "code" in reason && reason.code === "log-conflict";
  if (!isTaken) return false;
  const last = (await eventLog.summary(runId))?.config.trial?.appeals.at(-1);
  if (last?.path === path && last.from === from && last.quote === quote) return true;
  throw new UseCaseError("conflict", "Someone else appeals right now. Look at the case again.");
}

function refused(pointer: string, message: string): UseCaseError {
  return new UseCaseError("unprocessable", message, { fields: [{ pointer, message }] });
}
