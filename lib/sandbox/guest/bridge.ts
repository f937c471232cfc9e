/**
 * The guest's side of the wire: calls wait here for their replies, remarks and uses of tools leave here.
 *
 * Only primitives cross, and everything is counted, because guest code may call in a loop. Waiting
 * calls live in an object without prototype: guest code may have replaced any method of any other.
 */
import { cutText } from "./cut-text";
import type { Span } from "./span";

export type Post = (kind: string, id: number, first: string, second: string) => void;

type Waiting = {
  resolve: (value: string) => void;
  reject: (error: Error) => void;
  /** Made when the call was made, so that its stack names the line of the cell. */
  failure: Error;
};

const limits = {
  pendingCalls: 256,
  callsInCell: 10_000,
  argumentChars: 1_300_000,
  argumentCharsInCell: 20_000_000,
  notesInCell: 8,
  usesInCell: 100,
  placesInUse: 20,
};

const { stringify } = JSON;
const waiting: Record<number, Waiting> = Object.create(null);
let post: Post = () => {};
let lastId = 0;
let pendingCount = 0;
let refusal: string | null = null;
let spent = { calls: 0, chars: 0, notes: 0, uses: 0 };

export function connect(to: Post): void {
  post = to;
}

export function beginBridge(): void {
  refusal = null;
  spent = { calls: 0, chars: 0, notes: 0, uses: 0 };
}

export function send(kind: string, first: string, second = ""): void {
  post(kind, 0, first, second);
}

export function callHost(tool: string, request: Record<string, unknown>): Promise<string> {
  return new Promise((resolve, reject) => {
    const body = stringify(request);
    checkCall(body.length);
    lastId += 1;
    pendingCount += 1;
    waiting[lastId] = { resolve, reject, failure: new Error() };
    post("call", lastId, tool, body);
  });
}

function checkCall(chars: number): void {
  if (refusal !== null) throw new Error(refusal);
  if (pendingCount >= limits.pendingCalls)
    throw new Error(`too many host calls at once (${limits.pendingCalls}); await some first`);
  if (chars > limits.argumentChars)
    throw new Error(
      `the argument has ${chars} characters, which is too many for one call (limit ${limits.argumentChars})`,
    );
  spent.calls += 1;
  spent.chars += chars;
  if (spent.calls > limits.callsInCell)
    throw new Error(`too many host calls in this cell (${limits.callsInCell})`);
  if (spent.chars > limits.argumentCharsInCell)
    throw new Error("too much text sent to host calls in this cell");
}

/** Called by the child process, under its timeout: what awaits the call goes on inside this call. */
export function deliver(id: number, ok: boolean, value: string): void {
  const call = waiting[id];
  if (!call) return;
  delete waiting[id];
  pendingCount -= 1;
  if (ok) call.resolve(value);
  else fail(call, value);
}

function fail({ reject, failure }: Waiting, message: string): void {
  Object.defineProperty(failure, "message", { value: message, writable: true, configurable: true });
  reject(failure);
}

export function pendingCalls(): number {
  return pendingCount;
}

/** Refuses what waits and what is yet to come in this cell. */
export function abortCalls(reason: string): void {
  refusal = reason;
  const calls = takeWaiting();
  for (let index = 0; index < calls.length; index += 1) {
    const call = calls[index];
    if (call) fail(call, reason);
  }
}

/** Drops what waits without a word: nothing of a stopped cell may run on. */
export function forgetCalls(): void {
  takeWaiting();
}

function takeWaiting(): Waiting[] {
  const taken: Waiting[] = [];
  for (const id in waiting) {
    const call = waiting[id];
    if (call) taken[taken.length] = call;
    delete waiting[id];
  }
  pendingCount = 0;
  return taken;
}

/** A remark of a tool, which the model sees beside the output. */
export function note(text: string): void {
  spent.notes += 1;
  if (spent.notes <= limits.notesInCell) send("note", cutText(text, 500));
}

/** Reports what a text tool read: the first places, and how many there were. */
export function reportUse(
  tool: string,
  argument: string,
  hits: number | null,
  spans: readonly Span[],
): void {
  spent.uses += 1;
  if (spent.uses > limits.usesInCell) return;
  const places = [];
  for (let index = 0; index < spans.length && index < limits.placesInUse; index += 1) {
    const span = spans[index];
    if (span) places.push({ doc: span.doc, start: span.start, end: span.end, line: span.line });
  }
  send("use", stringify({ tool, argument: cutText(argument, 200), hits, places }));
}
