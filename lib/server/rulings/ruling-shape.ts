/** A ruling called wrong, as the HTTP API shows it: with the fault that was found, and how the case did as a test. */
import "server-only";
import { z } from "zod";
import { isRight } from "@/lib/courtroom/fault/read-attempt";
import type { Composition } from "@/lib/server/composition";
import { getTimeline } from "@/lib/server/runs/get-timeline";
import { rulingMarkData, type StoredRulingMark } from "@/lib/store/ruling-mark-store";
import type { InquiryConfig } from "@/lib/trace/config";
import { nameFault } from "@/lib/trace/name-fault";
import { faultFound, ruledState } from "@/lib/trace/ruling-mark";
import { isOver } from "@/lib/trace/run-state";
import { selectTrial } from "@/lib/trace/select-trial";

const time = z.int().meta({ description: "Milliseconds since the Unix epoch." });

const { lastRunId: _, ...shown } = rulingMarkData.shape;

export const rulingMark = z
  .object({
    id: z.string(),
    trialId: z.string(),
    runId: z.string().meta({ description: "The run whose ruling was called wrong." }),
    path: z.string(),
    title: z.string().meta({ description: "The change's." }),
    ...shown,
    fault: faultFound,
    mostCalls: z.int().nonnegative().meta({
      description: "Calls that the attempts which wait may make at most, all together.",
    }),
    isCase: z.boolean(),
    createdAt: time,
    endedAt: time.nullable(),
    test: z
      .object({
        runId: z.string(),
        outcome: z.enum(["running", "passed", "failed", "not-judged"]),
        state: ruledState.nullable(),
        reason: z.string(),
      })
      .nullable()
      .meta({ description: "The newest run that judged the case again; null where none did." }),
  })
  .meta({
    id: "RulingMark",
    description:
      "A ruling that a person called wrong: what would have been right, what was tried in place of each stage, and the earliest stage whose change flips the outcome.",
  });

export type RulingMarkView = z.infer<typeof rulingMark>;

type ViewDeps = Pick<Composition, "eventLog" | "blobs" | "trials">;

export async function rulingView(
  deps: ViewDeps,
  stored: StoredRulingMark,
): Promise<RulingMarkView> {
  const { lastRunId, deletedAt: _deleted, ...mark } = stored;
  const waiting = mark.attempts.filter(({ result }) => result.status === "waiting");
  return {
    ...mark,
    title: (await deps.trials.get(mark.trialId))?.title ?? "",
    fault: nameFault(mark.attempts),
    mostCalls: waiting.reduce((sum, { mostCalls }) => sum + mostCalls, 0),
    test: lastRunId === null ? null : await testOf(deps, stored, lastRunId),
  };
}

async function testOf(
  deps: ViewDeps,
  { path, right }: StoredRulingMark,
  runId: string,
): Promise<RulingMarkView["test"]> {
  const timeline = await getTimeline(deps, runId);
  const { summary } = timeline;
  const view = selectTrial(timeline);
  if (!summary || !view || !isOver(summary))
    return { runId, outcome: "running", state: null, reason: "" };
  const found = view.cases.find((one) => one.path === path) ?? null;
  const state = found ? (found.ending?.state ?? "failed") : "no-case";
  const reason = found?.ending?.reason ?? summary.answer?.text ?? summary.error?.message ?? "";
  const isJudged = summary.status === "succeeded" && !["failed", "no-quorum"].includes(state);
  if (!isJudged) return { runId, outcome: "not-judged", state, reason };
  const page = right.edit ? await pageText(deps, summary.config, path) : "";
  const outcome = isRight(found, { path, right, page }) ? "passed" : "failed";
  return { runId, outcome, state, reason };
}

async function pageText(
  { blobs }: Pick<Composition, "blobs">,
  { documents, trial }: InquiryConfig,
  path: string,
): Promise<string> {
  const index = trial?.pages.findIndex((page) => page.path === path) ?? -1;
  const bytes = await blobs.get(documents[index + 1]?.textSha256 ?? "");
  if (!bytes) throw new Error(`The text of ${path} in a trial is no longer stored.`);
  return new TextDecoder().decode(bytes);
}
