/** One cell in one process, from its frame to its end: gathers what it says, answers its calls, and ends a process that hangs. */
import type { CellVariable, TextRead } from "@/lib/trace/cell-facts";
import type { FinalCall, ToolUse } from "@/lib/trace/event";
import type { ChildFrame, RunFrame } from "./child/frames";
import {
  type AnswerCall,
  type HostCall,
  type HostReply,
  type RecordedCall,
  record,
} from "./host-calls";
import type { ProcessEnd, SandboxProcess } from "./sandbox-process";

/** A process that says nothing for so long is hung: while a cell runs it gives a sign of life every second. */
const silenceMs = 10_000;
/** How long past a cell's own deadline its process is let live. */
const deadlineGraceMs = 5_000;
const mostNotes = 50;
const mostToolUses = 200;
/** More than the guest's own limits allow: whoever passes them is not the guest's script. */
const mostWaitingCalls = 300;
const mostCalls = 11_000;

export type CellEndFrame = Extract<ChildFrame, { type: "cell-end" }>;

/** What a cell has said so far. */
type Gathered = {
  printed: string;
  notes: string[];
  toolUses: ToolUse[];
  final: FinalCall | null;
  calls: RecordedCall[];
  variables: CellVariable[];
  reads: TextRead[];
};

/** How the cell ended, or how its process did, or that it is not the cell it was the first time. */
type SessionEnd =
  | CellEndFrame
  | { type: "lost"; process: ProcessEnd }
  | { type: "diverged"; error: unknown };

export type CellSession = Gathered & { end: SessionEnd; wallMs: number };

export type CellSessionOptions = {
  process: SandboxProcess;
  frame: RunFrame;
  /** The process runs the cell already; otherwise it is sent. */
  isBegun?: boolean;
  answer: AnswerCall;
  outputChars: number;
  /** What the run may still hold of replies, which are kept for a new process; used up by each. */
  replyRoom: ReplyRoom;
};

export type ReplyRoom = { chars: number };

export async function runCellSession(options: CellSessionOptions): Promise<CellSession> {
  const gathered: Gathered = {
    printed: "",
    notes: [],
    toolUses: [],
    final: null,
    calls: [],
    variables: [],
    reads: [],
  };
  const startedAt = performance.now();
  const end = await sessionEnd(options, gathered);
  return { ...gathered, end, wallMs: performance.now() - startedAt };
}

function sessionEnd(options: CellSessionOptions, gathered: Gathered): Promise<SessionEnd> {
  const { process, frame, outputChars } = options;
  const replies = orderedReplies(options, gathered.calls);
  return new Promise((resolve) => {
    const hang = () => process.kill("silent");
    const deadline = setTimeout(hang, frame.cellMs + deadlineGraceMs);
    let silence = setTimeout(hang, silenceMs);
    const finish = (end: SessionEnd) => {
      clearTimeout(deadline);
      clearTimeout(silence);
      process.listen(() => {});
      replies.close();
      resolve(end);
    };
    process.listen((given) => {
      clearTimeout(silence);
      silence = setTimeout(hang, silenceMs);
      if (given.type === "cell-end") finish(given);
      else if (given.type === "host-call")
        replies.add(given).catch((error: unknown) => finish({ type: "diverged", error }));
      else gather(gathered, given, outputChars);
    });
    void process.ended.then((end) => finish({ type: "lost", process: end }));
    if (!options.isBegun) process.send(frame);
  });
}

function gather(gathered: Gathered, frame: ChildFrame, outputChars: number): void {
  switch (frame.type) {
    case "printed":
      gathered.printed += frame.text.slice(0, outputChars - gathered.printed.length);
      break;
    case "note":
      if (gathered.notes.length < mostNotes) gathered.notes.push(frame.text);
      break;
    case "tool-used":
      if (gathered.toolUses.length < mostToolUses) gathered.toolUses.push(frame.use);
      break;
    case "final":
      gathered.final ??= frame.call;
      break;
    case "report":
      gathered.variables = frame.report.variables;
      gathered.reads = frame.report.reads;
      break;
    default:
  }
}

/** Starts every call at once; sends a reply when those of all earlier calls are sent. */
function orderedReplies(options: CellSessionOptions, calls: RecordedCall[]) {
  const { process, answer, replyRoom } = options;
  let isOpen = true;
  let started = 0;
  let last: Promise<void> = Promise.resolve();
  return {
    add(call: HostCall): Promise<void> {
      started += 1;
      if (started > mostCalls || started - calls.length > mostWaitingCalls) {
        process.kill("violation", "too many host calls");
        return Promise.resolve();
      }
      const earlier = last;
      const answered = answer(call);
      last = answered.then(async (given) => {
        await earlier;
        if (!isOpen) return;
        const reply = fitting(call, given, replyRoom);
        calls.push(record(call, reply));
        process.send({ type: "host-reply", id: call.id, ok: reply.ok, value: reply.value });
      });
      return last;
    },
    close() {
      isOpen = false;
    },
  };
}

function fitting(call: HostCall, reply: HostReply, room: ReplyRoom): HostReply {
  if (reply.value.length > room.chars)
    return {
      ok: false,
      value: `${call.tool}: the replies of this run are too long together; go on with what you have`,
    };
  room.chars -= reply.value.length;
  return reply;
}
