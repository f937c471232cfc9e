/** One iteration: the model replies, its cell runs, and the gate looks at a final. */
import type { GateInput } from "@/lib/evidence/gate-contract";
import type { ModelReply } from "@/lib/model/model";
import { type BudgetedCall, decideCall, makeCall } from "@/lib/rlm/budgeted-call";
import { shownReads, textsOf } from "@/lib/rlm/cell-reads";
import type { Cells } from "@/lib/rlm/cells";
import { editedCall } from "@/lib/rlm/edited-call";
import { judgeFormed } from "@/lib/rlm/form-gate";
import type { Meter } from "@/lib/rlm/limits";
import { budgetStep, finishStep, nextStep, noCell, observation, outputOf } from "@/lib/rlm/observe";
import type { InquiryPorts } from "@/lib/rlm/ports";
import { readDocuments } from "@/lib/rlm/read-documents";
import { type InquiryResult, partialResult, publishedResult } from "@/lib/rlm/result";
import { type InquiryTask, modelOf, spanOf } from "@/lib/rlm/task";
import {
  askedToEnd,
  nextState,
  type RanCell,
  type TurnState,
  timesRun,
} from "@/lib/rlm/turn-state";
import type { SandboxResult } from "@/lib/sandbox/sandbox";

export type Turn = { kind: "next"; state: TurnState } | { kind: "ended"; result: InquiryResult };

export type TurnInput = {
  task: InquiryTask;
  ports: InquiryPorts;
  cells: Cells;
  meter: Meter;
  iteration: number;
  state: TurnState;
};

export async function takeTurn(input: TurnInput): Promise<Turn> {
  const { task, ports, iteration, state } = input;
  const spanId = spanOf(task, `iteration-${iteration}`);
  const started = ports.log.note({
    type: "iteration-start",
    spanId,
    parentSpanId: task.parentSpanId,
    name: `iteration ${iteration}`,
  });
  const asked = await askRoot(input, spanId, started.at);
  if (asked.kind === "refused")
    return { kind: "ended", result: partialResult(state, `its ${asked.limit}`) };
  const turn = await runReply({ ...input, state: asked.state }, spanId, asked.reply);
  return endTurn(input, spanId, turn);
}

/** Little left of a limit makes the next reply the last. What was found so stands in the log, since calls of other runs of the tree end when they end. */
function endTurn({ ports, meter }: TurnInput, spanId: string, turn: Turn): Turn {
  const known = ports.recorded(spanId, "iteration-end")?.near;
  const near = known === undefined ? meter.near() : known;
  const outcome = { status: "ok" } as const;
  const ended = ports.log.note({ type: "iteration-end", spanId, outcome, near });
  const limit = near ?? meter.nearTime(ended.at);
  return limit && turn.kind === "next"
    ? { kind: "next", state: askedToEnd(turn.state, budgetStep(`its ${limit}`)) }
    : turn;
}

function errorOf({ outcome }: SandboxResult): string | null {
  if (outcome.status === "error") return outcome.error.message;
  return outcome.status === "stopped" ? outcome.message : null;
}

type Asked =
  | { kind: "reply"; reply: ModelReply; state: TurnState }
  | { kind: "refused"; limit: string };

async function askRoot(input: TurnInput, spanId: string, at: number): Promise<Asked> {
  const { ports, meter } = input;
  const { call, state } = await edited(rootCall(input, spanId, finishing(input)), input);
  const wasMade = ports.recorded(call.spanId, "model-call-start") !== null;
  const late = wasMade ? null : meter.outOfTime(at);
  if (late) return { kind: "refused", limit: late };
  const verdict = decideCall(call, { ports, meter, at });
  if (verdict.kind === "refused") return verdict;
  if (verdict.kind === "pause") return await ports.pause(verdict);
  return { kind: "reply", reply: await makeCall(call, verdict.reservation, ports), state };
}

type RootCall = { call: BudgetedCall; state: TurnState };

function rootCall({ task, iteration }: TurnInput, spanId: string, state: TurnState): RootCall {
  const call: BudgetedCall = {
    spanId: callSpan(task, iteration),
    parentSpanId: spanId,
    name: "model call",
    request: {
      role: "root",
      model: modelOf(task, "root"),
      messages: state.messages,
      temperature: task.temperature,
      maxOutputTokens: null,
    },
    continues: state.continues,
    addedCount: state.addedCount,
    reads: async () => [...state.reads],
  };
  return { call, state };
}

/** What a person put in place of the messages is what the model was shown, and what every later call continues. */
async function edited({ call, state }: RootCall, { task, ports }: TurnInput): Promise<RootCall> {
  const asked = editedCall(call, ports.callEdits);
  if (!asked.isReworded) return { call: asked, state };
  const { messages } = asked.request;
  const words = messages.slice(-asked.addedCount).map(({ content }) => content);
  const documents = await readDocuments(task, ports);
  const reads = shownReads(words.join("\n"), documents);
  const earlier = state.continues === null ? [] : [state.shownText];
  const shownText = [...earlier, ...textsOf(reads, documents)].join("\n");
  const { addedCount } = asked;
  return {
    call: { ...asked, reads: async () => reads },
    state: { ...state, messages, addedCount, reads, shownText },
  };
}

/** From where the asker wants the answer on, the next reply is the last. */
function finishing({ task, ports, meter, iteration, state }: TurnInput): TurnState {
  if (meter.finishSeq === null) return state;
  const call = ports.recorded(callSpan(task, iteration), "model-call-start");
  const isBefore = call !== null && call.seq < meter.finishSeq;
  return isBefore ? state : askedToEnd(state, finishStep);
}

async function runReply(input: TurnInput, spanId: string, reply: ModelReply): Promise<Turn> {
  const { cells, iteration, state } = input;
  const truncated = reply.finishReason === "length";
  const taken = truncated
    ? null
    : await cells.take({
        spanId: `${spanId}/cell`,
        parentSpanId: spanId,
        cell: iteration,
        reply: reply.text,
      });
  if (taken === null) {
    const told = truncated ? noCell.cut : state.codes.length > 0 ? noCell.late : noCell.early;
    return next(input, reply, { message: told, ran: null });
  }
  const { code, repairs, result } = taken;
  const seen = observation({
    cell: iteration,
    cells: input.task.budget.iterations,
    code,
    repairs,
    result,
  });
  const ran = {
    code,
    output: outputOf(result),
    notes: result.notes,
    error: errorOf(result),
  };
  if (!result.final)
    return next(input, reply, { message: withNextStep(input, seen, code, result), ran });
  if (result.outcome.status !== "ok") {
    return next(input, reply, { message: `${seen}\nFINAL was not taken: the cell failed.`, ran });
  }
  if (result.final.kind === "abstain")
    return { kind: "ended", result: abstained(result.final.reason) };
  return await judge(input, spanId, reply, { seen, ran, final: result.final });
}

async function judge(
  input: TurnInput,
  spanId: string,
  reply: ModelReply,
  cell: { seen: string; ran: RanCell; final: GateInput["final"] },
): Promise<Turn> {
  const { task, ports, state } = input;
  const texts = await Promise.all(task.documents.map(({ path }) => ports.documents.read(path)));
  const given: GateInput = {
    final: cell.final,
    state: state.gate,
    question: task.question,
    documents: texts.map((text, index) => ({ text, name: task.documents[index]?.name ?? "" })),
    cellCode: cell.ran.code,
    cellOutput: cell.ran.output,
    cellIndex: state.codes.length,
    priorCodes: state.codes,
    priorOutputs: state.outputs,
    shownText: state.shownText,
    notes: [...state.notes, ...cell.ran.notes],
    mustPublish: mustPublish[state.lastCall],
  };
  const verdict = judgeFormed(given, task.form, state.formReturned);
  ports.log.note({
    type: "gate-end",
    spanId: `${spanId}/gate`,
    parentSpanId: spanId,
    name: "answer gate",
    decision: verdict.decision,
    answer: verdict.proposal?.answer.text ?? "",
    claims: verdict.proposal?.claims ?? [],
    evidence: (verdict.proposal?.evidence ?? []).map((item) => ({
      ...item,
      documentId: task.documents[item.doc]?.id ?? "",
    })),
    message: verdict.message,
  });
  if (verdict.decision === "published" && verdict.proposal) {
    const forced = state.lastCall !== "no";
    return {
      kind: "ended",
      result: publishedResult(verdict.proposal, { forced, warnings: verdict.warnings }),
    };
  }
  const { formReturned } = verdict;
  const judged = { ...input, state: { ...state, gate: verdict.state, formReturned } };
  return next(judged, reply, { message: `${cell.seen}\n${verdict.message}`, ran: cell.ran });
}

function withNextStep(input: TurnInput, seen: string, code: string, result: SandboxResult): string {
  const { state, task, iteration } = input;
  const step = nextStep({
    left: task.budget.iterations - iteration,
    sameBefore: timesRun(state, code),
    ok: result.outcome.status === "ok",
  });
  return step ? `${seen}\n${step}` : seen;
}

function next(
  { task, iteration, state }: TurnInput,
  reply: ModelReply,
  turn: { message: string; ran: RanCell | null },
): Turn {
  return {
    kind: "next",
    state: nextState(state, {
      ...turn,
      reply: reply.text,
      call: callSpan(task, iteration),
      isLast: iteration >= task.budget.iterations,
    }),
  };
}

/** Span of an iteration's call, which the next one continues. */
function callSpan(task: InquiryTask, iteration: number): string {
  return `${spanOf(task, `iteration-${iteration}`)}/model-call`;
}

const mustPublish = { no: "no", repeating: "repeated", asked: "last" } as const;

function abstained(reason: string): InquiryResult {
  return {
    outcome: { status: "ok" },
    answer: { text: reason, forced: false, abstained: true },
    claims: [],
    evidence: [],
    warnings: [],
  };
}
