/** A trial within a run: reads the change and the pages, holds court over the run's ports, and ends in the shape that every run ends in. */
import "server-only";
import { createHash } from "node:crypto";
import { parsePatch } from "@/lib/change/parse-patch";
import { runTrial } from "@/lib/courtroom/run-trial";
import type { TrialTask } from "@/lib/courtroom/task";
import type { TrialResult } from "@/lib/courtroom/trial-result";
import type { Meter } from "@/lib/rlm/limits";
import type { InquiryPorts } from "@/lib/rlm/ports";
import type { InquiryResult } from "@/lib/rlm/result";
import type { TaskDocument } from "@/lib/rlm/task";
import type { TrialSettings } from "@/lib/trace/config";
import type { TraceEventOf } from "@/lib/trace/event";

export async function executeTrial(
  run: {
    start: TraceEventOf<"run-start">;
    trial: TrialSettings;
    /** The change as a patch, then the pages. */
    documents: readonly TaskDocument[];
  },
  ports: InquiryPorts,
  meter: Meter,
): Promise<InquiryResult> {
  const { start, trial, documents } = run;
  const [patch = "", ...texts] = await Promise.all(
    documents.map(({ path }) => ports.documents.read(path)),
  );
  const task: TrialTask = {
    settings: trial,
    patch,
    change: parsePatch(patch),
    pages: trial.pages.map(({ path }, index) => ({ path, text: texts[index] ?? "" })),
    runSpanId: start.spanId,
    hash: (text) => createHash("sha256").update(text).digest("hex"),
  };
  const ended = await runTrial(task, ports, { meter }).catch((error) => {
    if (!ports.deadline.aborted) throw error;
    return outOfTime(meter.timeLimit());
  });
  return { ...ended, claims: [], evidence: [] };
}

function outOfTime(limit: string): TrialResult {
  const message = `The trial was not finished within ${limit}. Hold it again, or give it more time in the rules of court.`;
  return { outcome: { status: "timeout", message }, answer: null, warnings: [] };
}
