/** A few sandbox processes kept warm, since starting one takes longer than most cells. Each serves one run and is then ended. */
import path from "node:path";
import { canLeaveNetwork } from "./can-leave-network";
import { openIsolatedVmSandbox } from "./isolated-vm-sandbox";
import { type OpenSandbox, SandboxLostError } from "./sandbox";
import { type ProcessCommand, SandboxProcess } from "./sandbox-process";

export type SandboxPoolOptions = {
  /** Processes kept warm beside those in use. */
  size?: number;
  /** The bundled sandbox process; `.build/sandbox-child.js` of the working folder unless given. */
  childPath?: string;
  /** A Node.js of the version that isolated-vm is built for; the running one unless given. */
  nodePath?: string;
};

export type SandboxPool = {
  open: OpenSandbox;
  /** Ends every process of the pool, those in use too. Safe to call twice. */
  close(): Promise<void>;
};

const readyMs = 30_000;
/** Starting takes computing time, which first belongs to the run that is about to begin, and then to those under way. */
const refillAfterMs = 2_000;

export function createSandboxPool(options: SandboxPoolOptions = {}): SandboxPool {
  const pool = new ProcessPool(sandboxCommand(options), options.size ?? 1);
  return {
    open: (request) => openIsolatedVmSandbox(request, () => pool.take()),
    close: () => pool.close(),
  };
}

class ProcessPool {
  readonly #command: ProcessCommand;
  readonly #size: number;
  readonly #warm: Promise<SandboxProcess>[] = [];
  readonly #alive = new Set<SandboxProcess>();
  #isClosed = false;

  constructor(command: ProcessCommand, size: number) {
    this.#command = command;
    this.#size = size;
    this.#refill();
  }

  async take(): Promise<SandboxProcess> {
    if (this.#isClosed) throw new SandboxLostError("The sandbox pool is closed.");
    const warm = await this.#warm.shift()?.catch(() => null);
    const process = warm?.isAlive ? warm : await this.#start();
    setTimeout(() => this.#refill(), refillAfterMs).unref();
    void process.ended.then(() => this.#refill());
    return process;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const ended = [...this.#alive].map((process) => {
      process.kill("closed");
      return process.ended;
    });
    await Promise.all(ended);
  }

  #refill(): void {
    while (!this.#isClosed && this.#warm.length < this.#size) {
      const started = this.#start();
      // A process that does not start is told to whoever takes it.
      started.catch(() => undefined);
      this.#warm.push(started);
    }
  }

  #spawn(): SandboxProcess {
    try {
      return new SandboxProcess(this.#command);
    } catch (cause) {
      const message =
        "No sandbox process can be started: the machine may be out of processes or file handles.";
      throw new SandboxLostError(message, cause);
    }
  }

  async #start(): Promise<SandboxProcess> {
    const process = this.#spawn();
    this.#alive.add(process);
    void process.ended.then(() => this.#alive.delete(process));
    const isReady = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => process.kill("silent"), readyMs);
      process.listen((frame) => {
        if (frame.type !== "ready") return;
        clearTimeout(timer);
        resolve(true);
      });
      void process.ended.then(() => {
        clearTimeout(timer);
        resolve(false);
      });
    });
    if (isReady) return process;
    const { reason, detail } = await process.ended;
    throw new SandboxLostError(`A sandbox process did not start (${reason}): ${detail}`);
  }
}

/** The fences outside the isolate: no files to write, no processes to start, and no network where the system can take it away. */
function sandboxCommand(options: SandboxPoolOptions): ProcessCommand {
  const node = options.nodePath ?? process.execPath;
  const child = options.childPath ?? path.resolve(".build/sandbox-child.js");
  const nodeArguments = [
    "--no-warnings",
    // isolated-vm asks for it: isolates made from different snapshots can crash the process.
    "--no-node-snapshot",
    "--enable-experimental-regexp-engine-on-excessive-backtracks",
    // At V8's own threshold an honest search of a large text falls back too, and takes forty times as long.
    "--regexp-backtracks-before-fallback=50000000",
    "--max-old-space-size=256",
    "--permission",
    "--allow-addons",
    "--allow-fs-read=*",
    child,
  ];
  return canLeaveNetwork()
    ? { file: "unshare", arguments: ["-rn", node, ...nodeArguments] }
    : { file: node, arguments: nodeArguments };
}
