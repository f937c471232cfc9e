/**
 * The sandbox of one run: a process of its own with an isolate inside. When the process is lost, a new
 * one takes its place, in which the earlier cells run again with the replies they got the first time.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { CellFlow } from "@/lib/trace/cell-facts";
import type { CellError } from "@/lib/trace/event";
import { askProcess } from "./ask-process";
import { longestCell } from "./cell/longest-cell";
import { type CellEndFrame, type CellSession, runCellSession } from "./cell-session";
import type { CellTerms, RunFrame } from "./child/frames";
import { type AnswerCall, answerByHost, answerFromRecord, type RecordedCall } from "./host-calls";
import {
  emptyResult,
  type RanReply,
  type ReadReply,
  type RunReplyOptions,
  type Sandbox,
  SandboxLostError,
  type SandboxOptions,
  type SandboxResult,
} from "./sandbox";
import type { ProcessEnd, SandboxProcess } from "./sandbox-process";

/** A cell that ended by itself, well or in an error: its effects can be had again. */
type RecordedCell = { frame: RunFrame; calls: RecordedCall[] };

const openMs = 30_000;
const readReplyMs = 10_000;
/** In characters; a longer reply is as good as cut off. */
const longestReply = 400_000;
/** In characters, of all host calls of a run: they are kept, so that a new process can be told them again. */
const mostReplyChars = 50_000_000;

/** Ending one process and starting the next takes milliseconds of this one, which an answer need not wait for. */
const disposeAfterMs = 50;

type TakeProcess = () => Promise<SandboxProcess>;

export async function openIsolatedVmSandbox(
  options: SandboxOptions,
  takeProcess: TakeProcess,
): Promise<Sandbox> {
  const process = await openProcess(options, takeProcess);
  return new IsolatedVmSandbox(options, takeProcess, process);
}

async function openProcess(
  options: SandboxOptions,
  takeProcess: TakeProcess,
): Promise<SandboxProcess> {
  const process = await takeProcess();
  const send = () =>
    process.send({
      type: "open",
      documents: options.documents.map(({ name, path }) => ({ name, path })),
      seed: options.seed,
      mayNest: options.mayNest,
      outputChars: options.limits.outputChars,
      memoryMb: options.limits.memoryMb,
    });
  const types = ["opened", "open-failed"] as const;
  const opened = await askProcess(process, { timeoutMs: openMs, types, send }, (frame) => frame);
  if (opened?.type === "opened") return process;
  process.kill("closed");
  const reason = opened?.type === "open-failed" ? opened.message : endedText(await process.ended);
  throw new SandboxLostError(`The sandbox could not be opened: ${reason}`);
}

class IsolatedVmSandbox implements Sandbox {
  readonly #options: SandboxOptions;
  readonly #takeProcess: TakeProcess;
  #process: SandboxProcess;
  #cells: RecordedCell[] = [];
  /** A limit ended a cell whose variables are there, but would not be in a new process. */
  #hasUnrepeatable = false;
  /** What the next result must tell of a new process. */
  #restart: "replayed" | "empty" | null = null;
  #lastCell = 0;
  #cpuLeftMs: number;
  readonly #replyRoom = { chars: mostReplyChars };
  #isDisposed = false;
  readonly #onAbort = () => this.#process.kill("closed");

  constructor(options: SandboxOptions, takeProcess: TakeProcess, process: SandboxProcess) {
    this.#options = options;
    this.#takeProcess = takeProcess;
    this.#process = process;
    this.#cpuLeftMs = options.limits.runCpuMs;
    options.signal.addEventListener("abort", this.#onAbort);
    if (options.signal.aborted) this.#onAbort();
  }

  async runReply(reply: string, { cell, onCell }: RunReplyOptions): Promise<RanReply | null> {
    const refused = this.#refused(cell);
    const terms = this.#terms();
    const taken = await this.#read(reply, refused ? null : terms, (read) => {
      if (read.kind === "none") return null;
      const heard = onCell(read);
      const instead = read.kind === "broken" ? brokenResult(read.error) : refused;
      const frame: RunFrame = { ...terms, type: "run", code: read.code };
      return { read, ran: instead ? heard.then(() => instead) : this.#follow(frame, heard) };
    });
    return taken && { read: taken.read, result: await taken.ran };
  }

  async run(code: string, options?: { cell?: number }): Promise<SandboxResult> {
    const refused = this.#refused(options?.cell ?? this.#lastCell + 1);
    if (refused) return refused;
    if (!this.#process.isAlive) await this.#recover();
    // One character more than may be is enough for the process to refuse it.
    const frame: RunFrame = { ...this.#terms(), type: "run", code: code.slice(0, longestCell + 1) };
    return await this.#ran(await this.#session(frame), frame);
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    this.#options.signal.removeEventListener("abort", this.#onAbort);
    await sleep(disposeAfterMs);
    this.#process.kill("closed");
    await this.#process.ended;
  }

  /** What `take` makes of the reply at once, before the cell in it can say anything. */
  async #read<Taken>(
    reply: string,
    run: CellTerms | null,
    take: (read: ReadReply) => Taken,
  ): Promise<Taken> {
    const isLong = reply.length > longestReply;
    const text = isLong ? reply.slice(0, longestReply) : reply;
    const question = {
      timeoutMs: readReplyMs,
      types: ["reply-read"],
      send: () =>
        this.#process.send({
          type: "read-reply",
          reply: text,
          truncated: isLong,
          run,
        }),
    } as const;
    // Nobody has heard of a cell whose process was lost before it told of the reply: unless that was the reply's own
    // doing, it is read and run again.
    for (let tries = 0; tries < 2; tries += 1) {
      if (!this.#process.isAlive) await this.#recover();
      const taken = await askProcess(this.#process, question, (frame) =>
        frame.type === "reply-read" ? { as: take(frame.reply) } : null,
      );
      if (taken) return taken.as;
      const { reason } = await this.#process.ended;
      if (reason !== "unknown" || this.#options.signal.aborted) break;
    }
    this.#options.signal.throwIfAborted();
    return take(unreadable(text));
  }

  /** Follows a cell that the process runs already; it is answered from when it has been heard of. */
  async #follow(frame: RunFrame, heard: Promise<void>): Promise<SandboxResult> {
    const session = this.#session(frame, heard);
    await heard;
    return await this.#ran(await session, frame);
  }

  #session(frame: RunFrame, heard?: Promise<void>): Promise<CellSession> {
    return runCellSession({
      process: this.#process,
      frame,
      isBegun: heard !== undefined,
      answer: this.#answer(heard),
      outputChars: this.#options.limits.outputChars,
      replyRoom: this.#replyRoom,
    });
  }

  /** What is asked for a process that is gone would be paid for in vain, and stand behind its run's end in the log. */
  #answer(heard?: Promise<void>): AnswerCall {
    const process = this.#process;
    const answer = answerByHost(this.#options.host);
    return async (call) => {
      await heard;
      if (!process.isAlive) throw new SandboxLostError("The sandbox process ended while it asked.");
      return await answer(call);
    };
  }

  async #ran(session: CellSession, frame: RunFrame): Promise<SandboxResult> {
    if (this.#options.signal.aborted) return this.#result(session, { status: "cancelled" });
    if (session.end.type === "cell-end") return this.#ended(session, session.end, frame);
    return this.#lost(session);
  }

  /** The result of a cell that may not run; null when it may. */
  #refused(cell: number): SandboxResult | null {
    if (this.#isDisposed) throw new Error("The sandbox is disposed; open another one.");
    this.#lastCell = cell;
    if (this.#options.signal.aborted) return emptyResult({ status: "cancelled" });
    return this.#cpuLeftMs <= 0 ? emptyResult(cpuSpent) : null;
  }

  #terms(): CellTerms {
    const { segmentMs, cellMs } = this.#options.limits;
    return { cell: this.#lastCell, segmentMs, cellMs, cpuMs: this.#cpuLeftMs };
  }

  #ended(session: CellSession, frame: CellEndFrame, run: RunFrame): SandboxResult {
    this.#cpuLeftMs -= frame.cpuMs;
    const { end } = frame;
    if (end.status === "stopped" || isOutOfRoom(end)) this.#hasUnrepeatable = true;
    else this.#cells.push({ frame: run, calls: session.calls });
    if (end.status === "stopped")
      return this.#result(session, { ...end, stateKept: true }, { frame });
    if (end.status === "error") return this.#result(session, end, { frame });
    return this.#result(session, { status: "ok" }, { frame, value: end.value });
  }

  async #lost(session: CellSession): Promise<SandboxResult> {
    // What it computed is not known, only how long it may have.
    const most = (session.calls.length + 1) * this.#options.limits.segmentMs;
    this.#cpuLeftMs -= Math.min(session.wallMs, most);
    const end = await this.#process.ended;
    const hadCells = this.#cells.length > 0;
    const stateKept = await this.#recover();
    if (this.#options.signal.aborted) return this.#result(session, { status: "cancelled" });
    const { limit, message } = lossOf(end, this.#options);
    const kept = keptText({ stateKept, hadCells, hadOthers: this.#hasUnrepeatable });
    this.#hasUnrepeatable = false;
    const outcome = {
      status: "stopped",
      limit,
      message: `${message}; ${kept}`,
      stateKept,
    } as const;
    return this.#result(session, outcome);
  }

  /** A new process with the earlier cells run again; false when they could not be, and it starts empty. */
  async #recover(): Promise<boolean> {
    if (this.#options.signal.aborted) return false;
    this.#process.kill("closed");
    this.#process = await this.#newProcess();
    this.#restart ??= "replayed";
    for (const cell of this.#cells) {
      const session = await runCellSession({
        process: this.#process,
        frame: { ...cell.frame, cpuMs: this.#options.limits.runCpuMs },
        answer: answerFromRecord(cell.calls),
        outputChars: 0,
        replyRoom: { chars: Number.POSITIVE_INFINITY },
      });
      if (session.end.type === "cell-end" && session.end.end.status !== "stopped") continue;
      this.#process.kill("closed");
      this.#cells = [];
      this.#restart = "empty";
      if (!this.#options.signal.aborted) this.#process = await this.#newProcess();
      return false;
    }
    return true;
  }

  async #newProcess(): Promise<SandboxProcess> {
    const process = await openProcess(this.#options, this.#takeProcess);
    if (this.#isDisposed || this.#options.signal.aborted) process.kill("closed");
    return process;
  }

  #result(
    session: CellSession,
    outcome: SandboxResult["outcome"],
    more: { frame?: CellEndFrame; value?: string | null } = {},
  ): SandboxResult {
    const restarted = this.#restart;
    this.#restart = null;
    const isUntold = restarted === "empty" && outcome.status !== "stopped";
    return {
      outcome,
      printed: session.printed,
      droppedChars: more.frame?.droppedChars ?? 0,
      value: more.value ?? null,
      notes: isUntold ? [lostBefore, ...session.notes] : session.notes,
      final: session.final,
      toolUses: session.toolUses,
      hostCalls: session.calls.length,
      cpuMs: more.frame?.cpuMs ?? 0,
      wallMs: session.wallMs,
      peakMemoryBytes: more.frame?.peakMemoryBytes ?? 0,
      restarted: restarted !== null,
      flow: more.frame?.flow ?? null,
      variables: session.variables.filter(({ name }) => changes(more.frame?.flow, name)),
      reads: session.reads,
    };
  }
}

/** Guest code may speak of variables that its source does not have. */
function changes(flow: CellFlow | null | undefined, name: string): boolean {
  return flow?.steps.some(({ writes }) => writes.some((write) => write.name === name)) ?? false;
}

const lostBefore = "the sandbox process was lost before this cell; all variables are lost";

function keptText(state: { stateKept: boolean; hadCells: boolean; hadOthers: boolean }): string {
  if (!state.stateKept) return "all variables are lost";
  if (state.hadOthers) return "the variables of earlier cells that ended by themselves are kept";
  return state.hadCells
    ? "the variables of earlier cells are kept"
    : "there were no earlier variables";
}

/** Such a cell may hold all the memory there is: run again, it would take the next one down too. */
function isOutOfRoom(end: CellEndFrame["end"]): boolean {
  return end.status === "error" && end.error.message.startsWith("RangeError");
}

/** A cell that does not parse runs nowhere: its error is its result. */
function brokenResult(error: CellError): SandboxResult {
  return emptyResult({ status: "error", error });
}

function unreadable(reply: string): ReadReply {
  const message = "The reply could not be read in time. Send a shorter cell.";
  const error = { message, line: null, column: null, hint: null };
  return { kind: "broken", code: reply, written: reply, repairs: [], error };
}

const cpuSpent = {
  status: "stopped",
  limit: "cpu",
  message: "the run has used up its computing time; call FINAL with what is established",
  stateKept: true,
} as const;

/** Why a process was lost, in words for the model. */
function lossOf(
  end: ProcessEnd,
  { limits }: SandboxOptions,
): { limit: "segment" | "memory" | "crash"; message: string } {
  switch (end.reason) {
    case "memory":
    case "catastrophe":
      return { limit: "memory", message: "the cell used too much memory and was stopped" };
    case "stuck":
    case "silent":
      return {
        limit: "segment",
        message: `the cell ran longer than ${limits.segmentMs / 1000} s and was stopped`,
      };
    default:
      return { limit: "crash", message: "the sandbox process was lost while the cell ran" };
  }
}

function endedText(end: ProcessEnd): string {
  return end.detail === "" ? end.reason : `${end.reason}: ${end.detail}`;
}
