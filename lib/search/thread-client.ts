/**
 * One document thread, as the process that asks it sees it. The thread starts with the first request, does not keep
 * the process alive between requests, and is replaced when it ends or no longer answers.
 */
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { DocumentError } from "@/lib/document/document-error";
import type {
  CallKind,
  DocumentCalls,
  ThreadFailure,
  ThreadMessage,
  ThreadOptions,
} from "./document-calls";
import { DocumentReaderError } from "./document-reader-error";

export type ThreadClientOptions = ThreadOptions & {
  threadPath: string;
  /** A request unanswered for so long means that the thread hangs: it is replaced. */
  patienceMs: number;
  onWarning: (message: string) => void;
};

type Pending = {
  kind: CallKind;
  request: unknown;
  timer: NodeJS.Timeout;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
};

function errorOf(failure: ThreadFailure, message: string): Error {
  switch (failure.of) {
    case "reader":
      return new DocumentReaderError(failure.code, message);
    case "document":
      return new DocumentError(failure.code, message);
    case "program":
      return new Error(message);
  }
}

export class ThreadClient {
  readonly #options: ThreadClientOptions;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | null = null;
  #lastId = 0;
  #isClosed = false;

  constructor(options: ThreadClientOptions) {
    this.#options = options;
  }

  async ask<Kind extends CallKind>(
    kind: Kind,
    request: DocumentCalls[Kind]["request"],
  ): Promise<DocumentCalls[Kind]["result"]> {
    const worker = this.#start();
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#lastId += 1;
      const id = this.#lastId;
      const timer = setTimeout(() => this.#replace(id), this.#options.patienceMs);
      this.#pending.set(id, { kind, request, timer, resolve, reject });
      worker.ref();
      worker.postMessage({ id, kind, request });
    });
    // The thread is this folder's own program: it answers a kind of request with that kind's result.
    return (await answer) as DocumentCalls[Kind]["result"];
  }

  /** Requests that are under way are rejected. Safe to call twice. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#worker = null;
    this.#rejectAll(new DocumentReaderError("closed", "The document reader has been closed."));
    await worker?.terminate();
  }

  #start(): Worker {
    if (this.#isClosed) {
      throw new DocumentReaderError("closed", "The document reader has been closed.");
    }
    if (this.#worker !== null) return this.#worker;
    const { threadPath, cacheDir, maxBytes } = this.#options;
    if (!existsSync(threadPath)) {
      throw new DocumentReaderError(
        "thread-missing",
        `The program that reads documents is not built: ${threadPath} does not exist. Run npm run build.`,
      );
    }
    const workerData: ThreadOptions = { cacheDir, maxBytes };
    // The caller's flags are not inherited: some of them are refused by threads.
    const worker = new Worker(threadPath, { workerData, execArgv: [] });
    worker.on("message", (message: ThreadMessage) => this.#receive(worker, message));
    worker.on("error", (error) => this.#lose(worker, error));
    worker.on("exit", () => this.#lose(worker, null));
    this.#worker = worker;
    return worker;
  }

  #receive(worker: Worker, message: ThreadMessage): void {
    if (worker !== this.#worker) return;
    if (message.outcome === "warning") {
      this.#options.onWarning(message.message);
      return;
    }
    const pending = this.#take(message.id);
    if (pending === undefined) return;
    if (message.outcome === "ok") pending.resolve(message.result);
    else pending.reject(errorOf(message.failure, message.message));
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    clearTimeout(pending?.timer);
    this.#pending.delete(id);
    if (this.#pending.size === 0) this.#worker?.unref();
    return pending;
  }

  /** Gives up the request, leaves the hanging thread, and puts the other requests to a new one. */
  #replace(id: number): void {
    const hanging = this.#worker;
    this.#worker = null;
    hanging?.unref();
    hanging?.terminate().catch((error: unknown) => this.#options.onWarning(String(error)));
    this.#take(id)?.reject(
      new DocumentReaderError(
        "search-timeout",
        `The document thread did not answer within ${this.#options.patienceMs / 1000} s and was restarted. Try a simpler search.`,
      ),
    );
    if (this.#pending.size === 0) return;
    const worker = this.#start();
    for (const [pendingId, { kind, request, timer }] of this.#pending) {
      timer.refresh();
      worker.postMessage({ id: pendingId, kind, request });
    }
  }

  #lose(worker: Worker, cause: Error | null): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    this.#rejectAll(
      new DocumentReaderError(
        "thread-lost",
        `The document thread ended${cause === null ? "" : `: ${cause.message}`}. Try again; if it happens again, the document may be too large for this machine's memory.`,
        cause,
      ),
    );
  }

  #rejectAll(error: Error): void {
    for (const id of [...this.#pending.keys()]) this.#take(id)?.reject(error);
  }
}
