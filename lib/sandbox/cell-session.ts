/** One cell in one process, from its frame to its end: gathers what it says, answers its calls, and ends a process that hangs. */
import type { FinalCall, ToolUse } from "@/lib/trace/event";
import type { ChildFrame, RunFrame } from "./child/frames";
import { type AnswerCall, type HostCall, type RecordedCall, record } from "./host-calls";
import type { ProcessEnd, SandboxProcess } from "./sandbox-process";

/** A process that says nothing for so long is hung: while a cell runs it gives a sign of life every second. */
const silenceMs = 10_000;
/** How long past a cell's own deadline its process is let live. */
const deadlineGraceMs = 5_000;
const mostNotes = 50;
const mostToolUses = 200;

export type CellEndFrame = Extract<ChildFrame, { type: "cell-end" }>;

export type CellSession = {
  /** How the cell ended, or how its process did. */
  end: CellEndFrame | { type: "lost"; process: ProcessEnd } | { type: "diverged"; error: unknown };
  printed: string;
  notes: string[];
  toolUses: ToolUse[];
  final: FinalCall | null;
  calls: RecordedCall[];
  wallMs: number;
};

export type CellSessionOptions = {
  process: SandboxProcess;
  frame: RunFrame;
  answer: AnswerCall;
  outputChars: number;
};

export async function runCellSession(options: CellSessionOptions): Promise<CellSession> {
  const { process, frame, outputChars } = options;
  const session: CellSession = {
    end: { type: "lost", process: { reason: "unknown", detail: "" } },
    printed: "",
    notes: [],
    toolUses: [],
    final: null,
    calls: [],
    wallMs: 0,
  };
  const startedAt = performance.now();
  const replies = orderedReplies(options, session.calls);
  session.end = await new Promise<CellSession["end"]>((resolve) => {
    const deadline = setTimeout(() => process.kill("silent"), frame.cellMs + deadlineGraceMs);
    let silence = setTimeout(() => {}, 0);
    const listenOn = () => {
      clearTimeout(silence);
      silence = setTimeout(() => process.kill("silent"), silenceMs);
    };
    const finish = (end: CellSession["end"]) => {
      clearTimeout(deadline);
      clearTimeout(silence);
      process.listen(() => {});
      resolve(end);
    };
    listenOn();
    process.listen((given) => {
      listenOn();
      if (given.type === "cell-end") finish(given);
      else if (given.type === "host-call")
        replies.add(given).catch((error: unknown) => finish({ type: "diverged", error }));
      else gather(session, given, outputChars);
    });
    void process.ended.then((end) => finish({ type: "lost", process: end }));
    process.send(frame);
  });
  replies.close();
  session.wallMs = performance.now() - startedAt;
  return session;
}

function gather(session: CellSession, frame: ChildFrame, outputChars: number): void {
  switch (frame.type) {
    case "printed":
      session.printed += frame.text.slice(0, outputChars - session.printed.length);
      break;
    case "note":
      if (session.notes.length < mostNotes) session.notes.push(frame.text);
      break;
    case "tool-used":
      if (session.toolUses.length < mostToolUses) session.toolUses.push(frame.use);
      break;
    case "final":
      session.final ??= frame.call;
      break;
    default:
  }
}

/** Starts every call at once; sends a reply when those of all earlier calls are sent. */
function orderedReplies({ process, answer }: CellSessionOptions, calls: RecordedCall[]) {
  let isOpen = true;
  let last: Promise<void> = Promise.resolve();
  return {
    add(call: HostCall): Promise<void> {
      const earlier = last;
      const answered = answer(call);
      last = answered.then(async (reply) => {
        await earlier;
        if (!isOpen) return;
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
