/**
 * Runs one cell in the isolate. Guest code moves in segments: the cell's beginning, and what goes on
 * after each reply of the host. Every segment has a timeout, which the variables survive.
 */

import { runtimeCellError, syntaxCellError } from "@/lib/sandbox/cell/cell-error";
import { type CompiledCell, compileCell } from "@/lib/sandbox/cell/compile-cell";
import { CellSyntaxError } from "@/lib/sandbox/cell/parse-cell";
import type { CellFlow } from "@/lib/trace/cell-facts";
import { MAX_VARIABLES } from "@/lib/trace/cell-limits";
import type { CellEnd, RunFrame } from "./frames";
import type { GuestIsolate } from "./guest-isolate";
import { die } from "./last-words";

/** How long past its timeout a segment may run before the process gives itself up: some builtins cannot be stopped. */
const stuckGraceMs = 1_500;
const lookEveryMs = 25;
/** Looks without a call that waits, before a cell that has not ended is held for dead. */
const looksUntilDead = 4;
/** After its calls are refused, a cell has this long to end by itself. */
const refusedGraceMs = 200;

/** What the guest reports of a cell's end. */
type CellResult =
  | { ok: true; value: string | null; dropped: number }
  | { ok: false; message: string; stack: string; dropped: number };

/** Of the isolate's memory. */
const fullShare = 0.9;
const failedAllocation = /^RangeError: .*(allocation|length)/;
/** How isolated-vm says it. */
const timeoutMessage = "Script execution timed out.";

/** True when guest code was stopped because its time was over. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === timeoutMessage;
}

type Stop = Extract<CellEnd, { status: "stopped" }>;

type CellDone = { end: CellEnd; droppedChars: number };

export type Cell = Omit<RunFrame, "type">;

export type RunningCell = {
  /** `flow` is null when the cell does not parse. */
  ended: Promise<CellDone & { flow: CellFlow | null }>;
  /** Hands a reply of the host to the guest; what awaits it goes on in this segment. */
  deliver(id: number, ok: boolean, value: string): void;
  /** Hears that the cell has begun. */
  enter(): void;
  /** Hears that the cell asks the host for something. */
  call(): void;
  /** Takes what the guest reports of the cell's end. */
  settle(report: string): void;
};

export function runCell(guest: GuestIsolate, cell: Cell): RunningCell {
  const run = new CellRun(guest, cell);
  return {
    ended: run.run(),
    deliver: (id, ok, value) => run.deliver(id, ok, value),
    enter: () => run.enter(),
    call: () => run.call(),
    settle: (report) => run.settle(report),
  };
}

class CellRun {
  readonly #guest: GuestIsolate;
  readonly #cell: Cell;
  readonly #cpuAtStart: bigint;
  /** Segments run one after another, so that each can be timed. */
  #last: Promise<unknown> = Promise.resolve();
  #end: (outcome: CellResult | Stop) => void = () => {};
  readonly #outcome: Promise<CellResult | Stop>;
  #stop: (stop: Stop) => void = () => {};
  readonly #stopped: Promise<Stop>;
  #refusal: Stop | null = null;
  #fault: CellEnd | null = null;
  #isEntered = false;
  #calls = 0;
  #isSettled = false;
  #isOver = false;

  constructor(guest: GuestIsolate, cell: Cell) {
    this.#guest = guest;
    this.#cell = cell;
    this.#cpuAtStart = guest.isolate.cpuTime;
    this.#stopped = new Promise((resolve) => {
      this.#stop = resolve;
    });
    this.#outcome = new Promise((resolve) => {
      this.#end = resolve;
    });
    void this.#stopped.then(this.#end);
  }

  async run(): Promise<CellDone & { flow: CellFlow | null }> {
    const { cell, code } = this.#cell;
    const compiled = compile(code);
    if ("status" in compiled) return { end: compiled, droppedChars: 0, flow: null };
    const { script, flow } = compiled;
    const { context, controls } = this.#guest;
    // The isolate takes one after the other: nothing waits for the first between.
    const begun = controls.begin
      .apply(undefined, [cell, changedNames(flow).join(" ")])
      .then(() => null, told);
    const waiting = await this.#guestSegment((timeout) =>
      context.eval(script, { filename: `cell_${cell}.ts`, timeout }).catch(this.#notEntered),
    );
    const unready = await begun;
    if (this.#fault) return { end: this.#fault, droppedChars: 0, flow: null };
    // A cell that has begun was made ready: then it is told of what an earlier one left behind.
    if (unready && !this.#isEntered) throw unready.error;
    const isDone = this.#isSettled && waiting === 0;
    if (!isDone) this.#watch().catch(this.#stopFrom);
    const outcome = await this.#outcome;
    const drained = isDone || "status" in outcome ? null : await this.#drain();
    this.#isOver = true;
    return { ...(await this.#finish(drained ?? outcome)), flow };
  }

  /** V8 refuses some of what acorn takes, such as import.meta, and new variables of a frozen global: then nothing of the cell has run. */
  readonly #notEntered = (error: unknown): void => {
    const isRefused =
      error instanceof Error && !isTimeout(error) && !this.#guest.isolate.isDisposed;
    if (this.#isEntered || !isRefused) throw error;
    const { cell, code } = this.#cell;
    const message = `${error.name}: ${error.message.replace(/ \[[^\]]*\]$/, "")}`;
    const stack = `${error.message}\n${error.stack}`;
    this.#fault = { status: "error", error: runtimeCellError({ message, stack }, cell, code) };
  };

  enter(): void {
    this.#isEntered = true;
  }

  call(): void {
    this.#calls += 1;
  }

  deliver(id: number, ok: boolean, value: string): void {
    if (this.#isOver) return;
    void this.#guestSegment((timeout) =>
      this.#guest.controls.deliver.apply(undefined, [id, ok, value], { timeout }),
    );
  }

  settle(report: string): void {
    this.#isSettled = true;
    this.#end(
      parseResult(report) ??
        stop("deadlock", "the cell replaced the functions that report its result"),
    );
  }

  /** A segment in which guest code runs; it is over when the isolate answers again, with how many calls then wait. */
  #guestSegment(start: (timeoutMs: number) => Promise<unknown>): Promise<number> {
    return this.#segment(async (timeout) => {
      const failure = await start(timeout).then(() => null, told);
      if (failure) this.#stopFrom(failure.error);
      // What the guest sent came before the segment's end: who has called nobody waits for nothing. After an
      // error the isolate may have more to tell or to do, which the next cell must not meet.
      const isIdle = failure === null && this.#isSettled && this.#calls === 0;
      return isIdle ? 0 : await this.#pending();
    });
  }

  /** Runs guest code with what is left of its time; a builtin that ignores the timeout costs the process. */
  #segment<Result>(start: (timeoutMs: number) => Promise<Result>): Promise<Result> {
    const segment = this.#last.then(() => {
      const timeout = Math.max(1, Math.min(this.#cell.segmentMs, this.#cpuLeftMs()));
      const stuck = setTimeout(() => die("stuck"), timeout + stuckGraceMs);
      return start(Math.ceil(timeout)).finally(() => clearTimeout(stuck));
    });
    this.#last = segment.catch(() => undefined);
    return segment;
  }

  #cpuLeftMs(): number {
    return this.#cell.cpuMs - Number(this.#guest.isolate.cpuTime - this.#cpuAtStart) / 1e6;
  }

  /** Whatever the isolate still had to do is done with the question, under a time limit too; asked again when that was a call. */
  async #pending(): Promise<number> {
    const calls = this.#calls;
    const count = await this.#askPending();
    return calls === this.#calls ? count : await this.#pending();
  }

  #askPending(): Promise<number> {
    return this.#guest.controls.pending
      .apply(undefined, [], { timeout: this.#cell.segmentMs })
      .then((count: unknown) => (typeof count === "number" ? count : 0))
      .catch((error: unknown) => {
        this.#stopFrom(error);
        return 0;
      });
  }

  /**
   * What stopped guest code, seen from outside: a timeout, or the end of the isolate. A rejection that
   * nobody handled comes this way too, and stops nothing.
   */
  readonly #stopFrom = (error: unknown): void => {
    if (this.#guest.isolate.isDisposed) die("memory");
    if (!isTimeout(error)) return;
    this.#stop(this.#cpuLeftMs() <= 0 ? this.#cpuStop() : this.#segmentStop());
  };

  #segmentStop(): Stop {
    const seconds = this.#cell.segmentMs / 1000;
    return stop(
      "segment",
      `the cell ran longer than ${seconds} s and was stopped; variables are kept`,
    );
  }

  #cpuStop(): Stop {
    return stop("cpu", "the run has used up its computing time; variables are kept");
  }

  /** Looks after a cell that waits: for its deadline, and for a promise that nothing will ever settle. */
  async #watch(): Promise<void> {
    const deadline = Date.now() + this.#cell.cellMs;
    let idleLooks = 0;
    while (!this.#isOver) {
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      if (this.#isOver) return;
      if (Date.now() > deadline) return this.#refuseCalls();
      const waiting = await this.#segment(() => this.#pending());
      idleLooks = waiting === 0 ? idleLooks + 1 : 0;
      if (idleLooks >= looksUntilDead)
        this.#stop(
          stop(
            "deadlock",
            "the cell awaits a promise that can never settle; no host call is pending",
          ),
        );
    }
  }

  async #refuseCalls(): Promise<void> {
    const reason = `the cell ran longer than ${this.#cell.cellMs / 1000} s in all; its calls are refused`;
    this.#refusal = stop("cell", `${reason}; variables are kept`);
    await this.#guestSegment((timeout) =>
      this.#guest.controls.abort.apply(undefined, [reason], { timeout }),
    );
    await new Promise((resolve) => setTimeout(resolve, refusedGraceMs));
    this.#stop(this.#refusal);
  }

  /** A cell ends when all its calls are answered: what is left would run at an unforeseeable moment of a later cell. */
  async #drain(): Promise<Stop | null> {
    let isStopped: Stop | null = null;
    void this.#stopped.then((reason) => {
      isStopped = reason;
    });
    while (isStopped === null) {
      const waiting = await this.#segment(() => this.#pending());
      if (waiting === 0) return null;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
    return isStopped;
  }

  async #finish(given: CellResult | Stop): Promise<CellDone> {
    const { controls } = this.#guest;
    const isRefused = this.#refusal !== null && "ok" in given && !given.ok;
    const outcome = isRefused && this.#refusal ? this.#refusal : given;
    if ("status" in outcome) {
      await this.#segment(() => controls.forget.apply(undefined, []));
      await this.#segment(() => controls.flush.apply(undefined, []));
      await this.#giveUpWhenFull();
      return { end: outcome, droppedChars: 0 };
    }
    const droppedChars = Math.max(0, Math.floor(outcome.dropped));
    if (outcome.ok) {
      return { end: { status: "ok", value: outcome.value?.slice(0, 9_000) ?? null }, droppedChars };
    }
    if (failedAllocation.test(outcome.message)) await this.#giveUpWhenFull();
    const error = runtimeCellError(outcome, this.#cell.cell, this.#cell.code);
    return { end: { status: "error", error }, droppedChars };
  }

  /** A cell that failed and left no memory would take the next one down with it: better now, with the right one to blame. */
  async #giveUpWhenFull(): Promise<void> {
    const { isolate, memoryLimit } = this.#guest;
    const heap = await isolate.getHeapStatistics();
    const used = heap.total_heap_size + heap.externally_allocated_size;
    if (used > fullShare * memoryLimit) die("memory");
  }
}

function compile(code: string): CompiledCell | CellEnd {
  try {
    return compileCell(code);
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    return { status: "error", error: syntaxCellError(error, code) };
  }
}

/** For an error that is looked at later. */
function told(error: unknown): { error: unknown } {
  return { error };
}

/** The variables that a cell may have given a value. */
function changedNames(flow: CellFlow): string[] {
  const names = new Set(flow.steps.flatMap(({ writes }) => writes.map(({ name }) => name)));
  return [...names].slice(0, MAX_VARIABLES);
}

const longestResult = 100_000;

/** Guest code may have had a hand in the text, so every field is checked. */
function parseResult(text: string): CellResult | null {
  if (text.length > longestResult) return null;
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== "object" || parsed === null) return null;
  const field = (name: string): unknown => Reflect.get(parsed, name);
  const [value, message, stack, dropped] = ["value", "message", "stack", "dropped"].map(field);
  if (typeof dropped !== "number") return null;
  if (field("ok") === true && (value === null || typeof value === "string"))
    return { ok: true, value, dropped };
  if (field("ok") === false && typeof message === "string" && typeof stack === "string")
    return { ok: false, message, stack, dropped };
  return null;
}

function stop(limit: Stop["limit"], message: string): Stop {
  return { status: "stopped", limit, message };
}
