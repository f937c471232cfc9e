/**
 * The loop of a Recursive Language Model: ask, run the cell, look, until an answer stands.
 *
 * The document never enters the prompt whole; the model sees what its code prints.
 * After Zhang et al. 2025, "Recursive Language Models", arXiv:2512.24601.
 */
import { type Cells, openCells } from "@/lib/rlm/cells";
import type { Meter } from "@/lib/rlm/limits";
import { openingMessages } from "@/lib/rlm/opening";
import type { InquiryPorts } from "@/lib/rlm/ports";
import { type InquiryResult, partialResult } from "@/lib/rlm/result";
import type { InquiryTask } from "@/lib/rlm/task";
import { takeTurn } from "@/lib/rlm/turn";
import { firstState } from "@/lib/rlm/turn-state";

/**
 * Runs one inquiry to its result. Rejects with ModelCallError when the root model gives no reply,
 * with SandboxLostError when no sandbox can be had, and with the signal's reason when cancelled.
 */
export async function runInquiry(
  task: InquiryTask,
  ports: InquiryPorts,
  shared: { meter: Meter },
): Promise<InquiryResult> {
  const cells = openCells({
    task,
    ports,
    meter: shared.meter,
    runNested: (nested) => runNested(nested, ports, shared),
  });
  try {
    return await runTurns(task, ports, shared, cells);
  } finally {
    cells.close();
  }
}

async function runTurns(
  task: InquiryTask,
  ports: InquiryPorts,
  shared: { meter: Meter },
  cells: Cells,
): Promise<InquiryResult> {
  let state = firstState(await openingMessages(task, ports));
  for (let iteration = 1; ; iteration += 1) {
    const turn = await takeTurn({
      task,
      ports,
      cells,
      meter: shared.meter,
      iteration,
      state,
    }).catch((error) => {
      if (!ports.deadline.aborted) throw error;
      const result = partialResult(state, shared.meter.timeLimit());
      return { kind: "ended", result } as const;
    });
    if (turn.kind === "ended") return turn.result;
    const wasLast = state.lastCall === "asked";
    state = turn.state;
    if (wasLast) return partialResult(state, "its last cell");
  }
}

async function runNested(
  task: InquiryTask,
  ports: InquiryPorts,
  shared: { meter: Meter },
): Promise<string> {
  const result = await runInquiry(task, ports, shared);
  ports.log.note({
    type: "nested-run-end",
    spanId: task.parentSpanId,
    outcome: result.outcome,
    answer: result.answer,
  });
  if (result.answer) return result.answer.text;
  const reason = result.outcome.status === "error" ? `: ${result.outcome.message}` : "";
  throw new Error(`rlm_query: the nested run ended without an answer${reason}`);
}
