/**
 * One sandbox process, seen from the product, which takes it for hostile: frames are checked, silence
 * and floods end it. What becomes of a run that loses its process is decided elsewhere.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { Duplex } from "node:stream";
import { type FramePipe, openFramePipe } from "./child/frame-pipe";
import { type ChildFrame, childFrame, type ParentFrame } from "./child/frames";
import type { LastWord } from "./child/last-words";

export type ProcessCommand = { file: string; arguments: readonly string[] };

/** Why a process is gone: its own last word, or what the product had against it. */
export type ProcessEnd = {
  reason: LastWord | "violation" | "silent" | "closed" | "unknown";
  detail: string;
};

/** Behind the worker: twenty cells at once must leave the pages and the database their share. */
const SANDBOX_NICENESS = 15;

type Listener = (frame: ChildFrame) => void;

/** Enough for a last word; the rest of what a process writes there is nobody's concern. */
const mostErrorChars = 2_000;

export class SandboxProcess {
  readonly #child: ChildProcess;
  readonly #pipe: FramePipe;
  #listener: Listener = () => {};
  #errorText = "";
  #reason: ProcessEnd["reason"] | null = null;
  #detail = "";
  #isReady = false;
  /** Resolves once the process has ended, however it did. */
  readonly ended: Promise<ProcessEnd>;

  constructor(command: ProcessCommand) {
    this.#child = spawn(command.file, [...command.arguments], {
      cwd: "/",
      // Without a time zone and a locale of its own, equal cells would differ from machine to machine.
      env: { NODE_ENV: "production", TZ: "UTC", LC_ALL: "en_US.UTF-8" },
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    giveWay(this.#child.pid);
    this.ended = new Promise((resolve) => {
      this.#child.on("error", (error) => this.#note("unknown", error.message));
      this.#child.once("close", () => resolve(this.#end()));
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      if (this.#errorText.length < mostErrorChars) this.#errorText += text;
    });
    const stream = this.#child.stdio[3];
    if (!(stream instanceof Duplex)) throw new Error("the sandbox process has no pipe");
    this.#pipe = openFramePipe(stream, {
      onFrame: (frame) => this.#take(frame),
      onViolation: (reason) => this.kill("violation", reason),
      onEnd: () => this.kill("closed"),
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isAlive(): boolean {
    return this.#reason === null && this.#child.exitCode === null && !this.#child.killed;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Frames go to one listener at a time. */
  listen(listener: Listener): void {
    this.#listener = listener;
  }

  send(frame: ParentFrame): void {
    if (this.isAlive) this.#pipe.send(frame);
  }

  kill(reason: ProcessEnd["reason"], detail = ""): void {
    this.#note(reason, detail);
    this.#child.kill("SIGKILL");
  }

  #note(reason: ProcessEnd["reason"], detail: string): void {
    if (this.#reason !== null) return;
    this.#reason = reason;
    this.#detail = detail;
  }

  #take(given: unknown): void {
    const frame = childFrame.safeParse(given);
    if (frame.success) {
      if (frame.data.type === "ready") this.#isReady = true;
      this.#listener(frame.data);
    } else if (isGuestsOwn(given)) {
      this.#listener({ type: "note", text: "the sandbox refused a malformed message of the cell" });
    } else {
      this.kill("violation", frame.error.message.slice(0, 500));
    }
  }

  #end(): ProcessEnd {
    const word = /^(memory|stuck|catastrophe)$/m.exec(this.#errorText)?.[1];
    if (word === "memory" || word === "stuck" || word === "catastrophe")
      return { reason: word, detail: "" };
    const reason = this.#reason === "closed" ? "unknown" : (this.#reason ?? "unknown");
    return { reason, detail: this.#detail || this.#errorText.trim() };
  }
}

/** Guest code can forge the contents of these by itself, so they say nothing about the process. */
function isGuestsOwn(given: unknown): boolean {
  if (typeof given !== "object" || given === null || !("type" in given)) return false;
  return (
    given.type === "tool-used" ||
    given.type === "final" ||
    given.type === "host-call" ||
    given.type === "report"
  );
}

/** Guest code computes behind the product: pages answer and logs are written while many cells run. */
function giveWay(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, SANDBOX_NICENESS);
  } catch (error) {
    // A process that has ended already is told by its end.
    const isGone =
      error instanceof Error && "errno" in error && error.errno === -constants.errno.ESRCH;
    if (!isGone) throw error;
  }
}
