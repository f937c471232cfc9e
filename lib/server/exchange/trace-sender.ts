/**
 * Sends the traces of ended runs to an OpenTelemetry collector, behind the runs: nothing of it delays or fails one. What
 * could not be sent after a few tries is given up, and told in the log of the process. A trace that is sent twice is the
 * same trace, since its ids follow from the run's.
 */
import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { otlpFrame, otlpSpansOf } from "@/lib/exchange/otlp-of-run";
import { wholeText } from "@/lib/exchange/whole-text";
import { reportWords } from "@/lib/exchange/words";
import { cutText } from "@/lib/format/cut-text";
import packageJson from "@/package.json";
import { hashOf } from "./export-run";
import { blobTexts, type ExportDeps, exportedRun } from "./exported-run";
import { postTraces, type SendResult } from "./post-traces";

export type TraceSender = {
  /** Takes an ended run and returns at once. */
  send(runId: string): void;
  /** Resolves when all that was taken is sent or given up; what has not begun after `graceMs` is given up. */
  close(graceMs?: number): Promise<void>;
};

export type TraceSenderOptions = {
  endpoint: string;
  /** Secret. */
  headers: Readonly<Record<string, string>>;
  /** Tells in the log of the process. */
  tell(sentence: string): void;
  /** Waits before each further try, in milliseconds. */
  retryMs?: readonly number[];
  timeoutMs?: number;
};

/** Runs that wait to be sent; more are given up, and told. */
const MOST_WAITING = 1_000;
/** Collectors refuse requests of many megabytes. */
const REQUEST_CHARS = 2_000_000;
const TEXT_CHARS = 100_000;
const GRACE_MS = 5_000;

export function createTraceSender(deps: ExportDeps, options: TraceSenderOptions): TraceSender {
  const { endpoint, headers, tell, retryMs = [1_000, 5_000, 20_000], timeoutMs = 10_000 } = options;
  const waiting: string[] = [];
  const stopping = new AbortController();
  let working: Promise<void> | null = null;
  const name = new URL(endpoint).host;

  async function work(): Promise<void> {
    for (let runId = waiting.shift(); runId !== undefined; runId = waiting.shift()) {
      if (stopping.signal.aborted)
        tell(`The trace of run ${runId} was not sent to ${name}: the process ends.`);
      else await sendRun(runId);
    }
    working = null;
  }

  async function sendRun(runId: string): Promise<void> {
    try {
      for await (const request of requestsOf(deps, runId)) {
        const result = await withRetries(request);
        if (result.kind === "sent" && result.remark === null) continue;
        const why = result.kind === "sent" ? result.remark : result.reason;
        tell(`The trace of run ${runId} was not taken whole by ${name}: ${why}`);
        if (result.kind !== "sent") return;
      }
    } catch (error) {
      tell(`The trace of run ${runId} could not be sent to ${name}: ${messageOf(error)}`);
    }
  }

  async function withRetries(request: string): Promise<SendResult> {
    const post = () => postTraces({ endpoint, headers, timeoutMs, body: request });
    let result = await post();
    for (const wait of retryMs) {
      if (result.kind !== "try-again") return result;
      await sleep(Math.max(wait, result.afterMs), undefined, { signal: stopping.signal });
      result = await post();
    }
    return result;
  }

  return {
    send(runId) {
      if (stopping.signal.aborted || waiting.length >= MOST_WAITING)
        return tell(`The trace of run ${runId} was not sent to ${name}: too many wait already.`);
      waiting.push(runId);
      working ??= work();
    },
    async close(graceMs = GRACE_MS) {
      const timer = setTimeout(() => stopping.abort(), graceMs);
      await working;
      clearTimeout(timer);
      stopping.abort();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The spans of a run in requests that a collector takes. */
async function* requestsOf(deps: ExportDeps, runId: string): AsyncGenerator<string, void> {
  const { version } = packageJson;
  const run = await exportedRun(deps, runId);
  const readText = blobTexts(deps);
  const { head, end } = otlpFrame({ version });
  let spans: string[] = [];
  let chars = 0;
  const tools = {
    version,
    hash: hashOf("hex"),
    text: async (body: Parameters<typeof wholeText>[0]) =>
      cutText(await wholeText(body, { readText, words: reportWords.en }), TEXT_CHARS),
  };
  for await (const span of otlpSpansOf(run, tools)) {
    const json = JSON.stringify(span);
    if (spans.length > 0 && chars + json.length > REQUEST_CHARS) {
      yield `${head}${spans.join(",")}${end}`;
      spans = [];
      chars = 0;
    }
    spans.push(json);
    chars += json.length;
  }
  if (spans.length > 0) yield `${head}${spans.join(",")}${end}`;
}
