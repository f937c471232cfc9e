/**
 * The sandbox process: one run, one isolate. This thread reads frames, compiles cells, times segments
 * and watches memory; guest code runs on the isolate's own thread. It dies with its parent.
 */
import { writeSync } from "node:fs";
import { Socket } from "node:net";
import { readReply } from "@/lib/sandbox/cell/read-reply";
import { openFramePipe } from "./frame-pipe";
import type { ChildFrame, OpenFrame, ParentFrame } from "./frames";
import { type GuestIsolate, openGuestIsolate } from "./guest-isolate";
import { die, killSelf } from "./last-words";
import { type Cell, isTimeout, type RunningCell, runCell } from "./run-cell";
import { warmUp } from "./warm-up";
import { type MemoryWatch, watchMemory } from "./watch-memory";

const pipeDescriptor = 3;
const heartbeatMs = 1_000;
const rehearseAfterMs = 20;
const longestRehearsalMs = 1_000;

const pipe = openFramePipe(new Socket({ fd: pipeDescriptor, readable: true, writable: true }), {
  // The parent is the product itself: what it sends is taken as it is.
  onFrame: (frame) => void take(frame as ParentFrame).catch(surrender),
  onViolation: () => die("stuck"),
  onEnd: killSelf,
});

let isOpen = false;
let guest: GuestIsolate | null = null;
let memory: MemoryWatch | null = null;
let running: RunningCell | null = null;
let hadCell = false;

/** An isolate that V8 has disposed of answers nothing more; anything else is a defect of this program. */
function surrender(error: unknown): never {
  if (guest?.isolate.isDisposed) die("memory");
  writeSync(2, error instanceof Error ? `${error.stack}\n` : `${error}\n`);
  return killSelf();
}

function send(frame: ChildFrame | UncheckedFrame): void {
  pipe.send(frame);
}

/** What the guest says goes on as it came: the parent checks it. */
type UncheckedFrame = {
  type: "tool-used" | "final" | "host-call" | "report";
  [field: string]: unknown;
};

async function take(frame: ParentFrame): Promise<void> {
  switch (frame.type) {
    case "open":
      return open(frame);
    case "read-reply":
      return read(frame);
    case "run":
      return run(frame);
    case "host-reply":
      return running?.deliver(frame.id, frame.ok, frame.value);
  }
}

async function read(frame: Extract<ParentFrame, { type: "read-reply" }>): Promise<void> {
  const reply = readReply(frame.reply, frame);
  send({ type: "reply-read", reply });
  if (frame.run && reply.kind === "cell") await run({ ...frame.run, code: reply.code });
}

async function open(frame: OpenFrame): Promise<void> {
  isOpen = true;
  try {
    guest = await openGuestIsolate(frame, takePost);
    memory = watchMemory(guest.residentLimit);
    send({ type: "opened" });
    rehearseSoon(guest);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    send({ type: "open-failed", message: message.slice(0, 1_000) });
  }
}

/** Not when the first cell comes at once: it would wait for the tools that it does not use, too. */
function rehearseSoon(opened: GuestIsolate): void {
  setTimeout(() => {
    if (!hadCell) void rehearse(opened).catch(surrender);
  }, rehearseAfterMs);
}

/** What takes too long for that is left to the cells that need it. */
async function rehearse({ isolate, controls }: GuestIsolate): Promise<void> {
  try {
    await controls.rehearse.apply(undefined, [], { timeout: longestRehearsalMs });
  } catch (error) {
    if (isolate.isDisposed || !isTimeout(error)) throw error;
  }
}

async function run(cell: Cell): Promise<void> {
  if (!guest || !memory) throw new Error("a cell came before the sandbox was opened");
  hadCell = true;
  memory.takePeakBytes();
  const cpuBefore = guest.isolate.cpuTime;
  running = runCell(guest, cell);
  const heartbeat = setInterval(() => send({ type: "alive" }), heartbeatMs);
  const { end, droppedChars, flow } = await running.ended;
  clearInterval(heartbeat);
  running = null;
  send({
    type: "cell-end",
    cell: cell.cell,
    end,
    droppedChars,
    cpuMs: Number(guest.isolate.cpuTime - cpuBefore) / 1e6,
    peakMemoryBytes: memory.takePeakBytes(),
    flow,
  });
}

function takePost(kind: unknown, id: unknown, first: unknown, second: unknown): void {
  if (typeof first !== "string" || typeof second !== "string") return;
  if (kind === "print") send({ type: "printed", text: first });
  else if (kind === "note") send({ type: "note", text: first.slice(0, 1_000) });
  else if (kind === "use") send({ type: "tool-used", use: first });
  else if (kind === "final") send({ type: "final", call: first });
  else if (kind === "report") send({ type: "report", report: first });
  else if (kind === "entered") running?.enter();
  else if (kind === "settled") running?.settle(first);
  else if (kind === "call") {
    running?.call();
    send({ type: "host-call", id, tool: first, request: second });
  }
}

// Ctrl-C and a service that is stopped reach the whole group of processes; when this one ends is the parent's decision.
for (const signal of ["SIGINT", "SIGHUP", "SIGTERM"] as const) process.on(signal, () => {});
send({ type: "ready" });
warmUp(() => isOpen);
