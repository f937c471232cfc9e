/**
 * Whether a recorded answer still holds: the run's cells again, in their order, in a fresh sandbox over the text
 * it was found in or a newer version of it, and its answer through the same check. Among the ports there is no model.
 */

import { type JudgedTexts, judgeAgain, type RanAgain } from "@/lib/rlm/judge-again";
import { outputOf } from "@/lib/rlm/observe";
import { mayNest } from "@/lib/rlm/opening";
import type { InquiryPorts } from "@/lib/rlm/ports";
import { type RecordedHost, recordedHost, type TakeReply } from "@/lib/rlm/recorded-host";
import type { RecordedCell, RecordedRun } from "@/lib/rlm/recorded-run";
import { recordedReading } from "@/lib/rlm/route";
import { sandboxSeed } from "@/lib/rlm/task";
import {
  defaultSandboxLimits,
  emptyResult,
  type OpenSandbox,
  type Sandbox,
  type SandboxResult,
} from "@/lib/sandbox/sandbox";
import type { FinalCall } from "@/lib/trace/event";
import type { VerificationResult } from "@/lib/trace/verification";

export type ReverifyPorts = {
  openSandbox: OpenSandbox;
  readBody: InquiryPorts["bodies"]["read"];
  takeReply: TakeReply;
  search: InquiryPorts["documents"]["search"];
  signal: AbortSignal;
};

export type ReverifyTask = {
  run: RecordedRun;
  /** In the order of the run's own documents: what it is checked on, and where the run's own text is still stored, that. */
  documents: readonly {
    id: string;
    name: string;
    path: string;
    text: string;
    before: string | null;
  }[];
};

/** Rejects with SandboxLostError when no sandbox can be had, and with the signal's reason when it aborts. */
export async function reverify(
  task: ReverifyTask,
  ports: ReverifyPorts,
): Promise<VerificationResult> {
  const { config } = task.run.start;
  const reading = recordedReading(config, task.run.events);
  const host = recordedHost({ ...ports, ...task });
  const sandbox = await ports.openSandbox({
    documents: task.documents.map(({ name, path }) => ({ name, path })),
    host,
    limits: defaultSandboxLimits,
    seed: sandboxSeed(config),
    mayNest: mayNest({ reading, depth: 1, budget: config.budget }),
    signal: ports.signal,
  });
  try {
    const ran = await runCells(task.run, { sandbox, host, ports });
    if ("status" in ran) return ran;
    const texts: JudgedTexts = { ...task, reading, search: ports.search };
    return await judgeAgain(ran, texts, workOf(ran.cells.length, host));
  } finally {
    await sandbox.dispose();
  }
}

type Running = { sandbox: Sandbox; host: RecordedHost; ports: ReverifyPorts };

type Proposal = Extract<FinalCall, { kind: "propose" }>;
type Broken = Extract<VerificationResult, { status: "broken" }>;

async function runCells(
  run: RecordedRun,
  { sandbox, host, ports }: Running,
): Promise<RanAgain | Broken> {
  const cells: RanAgain["cells"] = [];
  let proposal: Proposal | null = null;
  for (const recorded of run.cells) {
    host.begin(recorded.spanId);
    const code = await ports.readBody(recorded.code);
    const result = await sandbox.run(code, { cell: recorded.cell });
    ports.signal.throwIfAborted();
    const work = workOf(cells.length + 1, host);
    const failure = failureOf(recorded, result, host.missing());
    if (failure) return { status: "broken", ...work, ...placeOf(recorded), ...failure };
    if (result.final?.kind === "propose") proposal = result.final;
    const outputs = {
      before: outputOf(await recordedOutput(recorded, ports)),
      now: outputOf(result),
    };
    const proposes = result.final?.kind === "propose";
    cells.push({ ...placeOf(recorded), code, proposes, notes: result.notes, ...outputs });
    if (recorded !== run.cells.at(-1)) continue;
    const final = result.final?.kind === "abstain" ? result.final : result.final && proposal;
    if (final) return { cells, final };
    const message = "The cell ended without an answer.";
    return { status: "broken", ...work, ...placeOf(recorded), reason: "no-answer", message };
  }
  throw new Error("A recorded run has at least the cell of its answer.");
}

function workOf(
  cells: number,
  host: RecordedHost,
): Pick<Broken, "cells" | "recordedReplies" | "modelCalls"> {
  return { cells, recordedReplies: host.replies(), modelCalls: 0 };
}

function placeOf({ cell, spanId }: RecordedCell): { cell: number; spanId: string } {
  return { cell, spanId };
}

/** A cell that failed when it was recorded may fail again: the model saw it and went on. */
function failureOf(
  recorded: RecordedCell,
  { outcome }: SandboxResult,
  missing: string | null,
): Pick<Broken, "reason" | "message"> | null {
  if (missing !== null) return { reason: "needs-model", message: missing };
  if (outcome.status === "ok" || recorded.end.outcome.status !== "ok") return null;
  if (outcome.status === "cancelled") return { reason: "cell-failed", message: "It was stopped." };
  if (outcome.status === "stopped") return { reason: "cell-failed", message: outcome.message };
  const { message, line } = outcome.error;
  return {
    reason: "cell-failed",
    message: line === null ? message : `${message} (line ${line} of the cell)`,
  };
}

async function recordedOutput({ end }: RecordedCell, ports: ReverifyPorts): Promise<SandboxResult> {
  return {
    ...emptyResult({ status: "ok" }),
    printed: await ports.readBody(end.output),
    value: end.value === null ? null : await ports.readBody(end.value),
  };
}
