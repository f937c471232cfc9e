/**
 * What a model sees after its cell: one message, made of the header, repairs, notes, output, error and the next step.
 * No times or ids stand in it, so that the same run asks the same requests again.
 */
import { fenced } from "@/lib/rlm/fence";
import { grouped } from "@/lib/rlm/prompt";
import type { SandboxResult } from "@/lib/sandbox/sandbox";
import type { CellError, Repair } from "@/lib/trace/event";

/** Characters of one cell's output that a model is shown. */
export const OUTPUT_CAP = 6000;
const HEAD_SHARE = 0.65;

export type CellView = {
  /** Which reply of how many. */
  cell: number;
  cells: number;
  code: string;
  repairs: readonly Repair[];
  result: SandboxResult;
};

export function observation(view: CellView): string {
  const { result } = view;
  const ended = result.outcome.status === "ok" ? "ran" : "failed";
  const calls =
    result.hostCalls > 0 ? ` · ${result.hostCalls} sub-call${result.hostCalls > 1 ? "s" : ""}` : "";
  const parts = [`[cell ${view.cell} of at most ${view.cells}] ${ended}${calls}`];
  for (const repair of view.repairs) parts.push(`Repaired before running: ${repair.note}.`);
  for (const note of result.notes) parts.push(`Note: ${note}.`);
  if (result.restarted)
    parts.push("Note: the sandbox was started anew; your earlier cells were run again.");
  const shown = outputOf(result);
  if (shown.trim() !== "") parts.push(fenced(capped(shown, result.droppedChars)));
  else if (result.outcome.status === "ok" && !result.final) {
    parts.push("The cell printed nothing. Print what you want to see.");
  }
  const failure = failureText(view);
  if (failure) parts.push(failure);
  return parts.join("\n");
}

/** What was printed, then the last expression's value unless it was just printed. */
export function outputOf(result: Pick<SandboxResult, "printed" | "value">): string {
  const { value } = result;
  const printed = result.printed.replace(/\n$/, "");
  if (value === null || value === "undefined" || printed.endsWith(value)) return printed;
  return printed === "" ? `→ ${value}` : `${printed}\n→ ${value}`;
}

export function capped(output: string, droppedChars: number): string {
  const total = output.length + droppedChars;
  if (total <= OUTPUT_CAP) return output;
  const head = Math.floor(OUTPUT_CAP * HEAD_SHARE);
  const tail = droppedChars > 0 ? 0 : OUTPUT_CAP - head;
  const leftOut = total - head - tail;
  const hint = `… ${grouped(leftOut)} of ${grouped(total)} characters left out here. Print less: .slice(0, 10), one field a line, or a count …`;
  return `${output.slice(0, head)}\n${hint}\n${tail > 0 ? output.slice(-tail) : ""}`.trimEnd();
}

function failureText(view: CellView): string | null {
  const { outcome } = view.result;
  if (outcome.status === "stopped") return outcome.message;
  if (outcome.status === "error") return cellErrorText(outcome.error, view.code);
  return null;
}

/** The viewer shows the same words: there is no second wording. */
export function cellErrorText(error: CellError, code: string): string {
  const parts = [error.message];
  const line = error.line === null ? undefined : code.split("\n")[error.line - 1];
  if (line !== undefined && !error.message.includes("\n"))
    parts.push(`  line ${error.line}: ${line.trim().slice(0, 160)}`);
  if (error.hint) parts.push(`  ${error.hint}`);
  return parts.join("\n");
}

export const noCell = {
  early:
    "No cell was found in your reply, so nothing ran. Reply with one ```ts cell. Start by printing a few lines that the question is about.",
  late: 'No cell was found in your reply, so nothing ran. Reply with one ```ts cell. If this is your answer, put it into a cell: FINAL("…", [spans]).',
  cut: "Your reply was cut off, so nothing ran. Send a shorter cell.",
};

const LAST_CALL =
  "Reply with one more that only calls FINAL(answer, evidence): what is established, and what is not. It is published as partial.";

/** The line that follows an observation when no final is pending. `left` is the number of cells still allowed. */
export function nextStep(state: { left: number; sameBefore: number; ok: boolean }): string | null {
  if (state.sameBefore >= 2) return `You have run this cell three times. ${LAST_CALL}`;
  if (state.left <= 0) return `That was the last cell. ${LAST_CALL}`;
  if (state.sameBefore === 1) {
    return "You have run this cell before; the result is the same. Take another way, or call FINAL with what is established.";
  }
  if (state.left <= 2) {
    return `${state.left} cell${state.left > 1 ? "s" : ""} left. Call FINAL now with what you have established, and say what you could not.`;
  }
  return state.ok ? "Next: one more cell, or FINAL(answer, evidence)." : null;
}

export function budgetStep(limit: string): string {
  return `The run is about to reach ${limit}. ${LAST_CALL}`;
}

export const finishStep = `The asker wants the answer now. ${LAST_CALL}`;
