/** One of the product's child processes: started again when it dies, ended in time when the product stops. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

export type KeptProcess = {
  /** Rejects when the process could not be started in the first place. */
  failed: Promise<never>;
  stop(): Promise<void>;
};

export type KeptProcessOptions = {
  /** How messages name it. */
  name: string;
  file: string;
  args: string[];
  execArgv: string[];
  env: Record<string, string>;
  /**
   * A session of its own. Some systems share the processor among sessions first and heed niceness only within one:
   * pages must not share theirs with the computations that they outrank.
   */
  hasOwnSession?: boolean;
};

const patienceMs = 8_000;
/** A first start that ends sooner has failed: starting again would fail again. */
const shortestLifeMs = 5_000;
const longestPauseMs = 10_000;

export function keepProcess(options: KeptProcessOptions): KeptProcess {
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  let stopping = false;
  let starts = 0;
  let pauseMs = 500;
  let child = start();

  function start(): ChildProcess {
    const startedAt = performance.now();
    const isFirst = starts++ === 0;
    const next = fork(options.file, options.args, {
      execArgv: options.execArgv,
      env: { ...process.env, ...options.env },
      detached: options.hasOwnSession === true && process.platform !== "win32",
      // What a server prints of itself is not for the person who runs the product; its errors are.
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    next.once("exit", (code, signal) => {
      if (stopping) return;
      const lifeMs = performance.now() - startedAt;
      if (isFirst && lifeMs < shortestLifeMs) {
        failed.reject(
          new Error(`The ${options.name} could not be started: see its message above.`),
        );
        return;
      }
      if (lifeMs > 60_000) pauseMs = 500;
      setTimeout(() => {
        if (stopping) return;
        console.error(
          `The ${options.name} ended (${signal ?? `code ${code}`}); starting it again.`,
        );
        child = start();
      }, pauseMs);
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    });
    return next;
  }

  return {
    failed: failed.promise,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await Promise.race([ended, sleep(patienceMs)]);
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await ended;
    },
  };
}
