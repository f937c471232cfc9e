/**
 * The host of cells that run again: sub-calls and nested runs are answered by what the log recorded for equal
 * requests, found by content. No model is within reach here; what the record does not answer is noted.
 */
import { ModelCallError, type ModelReply, type ModelRequest } from "@/lib/model/model";
import type { InquiryPorts } from "@/lib/rlm/ports";
import type { RecordedRun } from "@/lib/rlm/recorded-run";
import { searchDocuments } from "@/lib/rlm/search-documents";
import { subCallRequest } from "@/lib/rlm/sub-call-request";
import type { HostFunctions } from "@/lib/sandbox/sandbox";
import type { TraceEventOf } from "@/lib/trace/event";

/** Gives each recorded reply once: of equal requests the span's own first. Null when none is left. */
export type TakeReply = (
  request: ModelRequest,
  spanId: string,
) => (() => Promise<ModelReply>) | null;

export type RecordedHost = HostFunctions & {
  /** Names the cell that runs next. */
  begin(cellSpan: string): void;
  /** The first call that the record does not answer, in words; null when it answered all. */
  missing(): string | null;
  replies(): number;
};

type Options = {
  run: RecordedRun;
  documents: readonly { path: string }[];
  search: InquiryPorts["documents"]["search"];
  readBody: InquiryPorts["bodies"]["read"];
  takeReply: TakeReply;
};

const SHOWN_CHARS = 160;

export function recordedHost(options: Options): RecordedHost {
  const { config } = options.run.start;
  const nested = createNestedRuns(options);
  const counters = new Map<string, number>();
  let cellSpan = "";
  let missing: string | null = null;
  let replies = 0;
  let subCalls = 0;
  const next = (kind: "sub-call" | "nested-run") => {
    const key = `${cellSpan}/${kind}`;
    const count = (counters.get(key) ?? 0) + 1;
    counters.set(key, count);
    return {
      spanId: `${key}-${count}`,
      name: `${kind === "sub-call" ? kind : "nested run"} ${count}`,
    };
  };
  const miss = (tool: string, name: string, words: string): Error => {
    missing ??= `${name} (${tool}) asks something that the record does not answer: “${cut(words)}”`;
    return new Error(`${tool}: no recorded reply`);
  };
  return {
    async llmQuery({ prompt, context }) {
      const { spanId, name } = next("sub-call");
      subCalls += 1;
      const request = asRecorded(
        options.run,
        spanId,
        subCallRequest(config, { prompt, text: context }),
      );
      const reply = options.takeReply(request, spanId);
      if (!reply) {
        if (subCalls > config.budget.subCalls) throw usedUp("llm_query", config.budget.subCalls);
        throw miss("llm_query", name, prompt);
      }
      replies += 1;
      try {
        return (await reply()).text;
      } catch (error) {
        if (error instanceof ModelCallError)
          throw new Error(`llm_query: ${error.message}`, { cause: error });
        throw error;
      }
    },
    async rlmQuery({ question, context }) {
      const { name } = next("nested-run");
      subCalls += 1;
      const end = await nested.take(question, context);
      if (!end) throw miss("rlm_query", name, question);
      replies += 1;
      if (end.answer) return end.answer.text;
      const reason = end.outcome.status === "error" ? `: ${end.outcome.message}` : "";
      throw new Error(`rlm_query: the nested run ended without an answer${reason}`);
    },
    fuzzySearch: (query) => searchDocuments(options.documents, options.search, query),
    begin(span) {
      cellSpan = span;
    },
    missing: () => missing,
    replies: () => replies,
  };
}

function cut(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > SHOWN_CHARS ? `${line.slice(0, SHOWN_CHARS - 1)}…` : line;
}

function usedUp(tool: string, subCalls: number): Error {
  return new Error(
    `${tool}: the run's ${subCalls} sub-calls are used up; go on with what you have`,
  );
}

/** The request as this run's own sub-calls were put: another version of the program may put them otherwise. */
function asRecorded(run: RecordedRun, spanId: string, request: ModelRequest): ModelRequest {
  const calls = run.events.filter(
    (event) => event.type === "model-call-start" && event.role === "sub",
  );
  const like = calls.find((event) => event.spanId === spanId) ?? calls[0];
  if (like?.type !== "model-call-start") return request;
  const { model, temperature, maxOutputTokens } = like;
  return { ...request, model, temperature, maxOutputTokens };
}

/** Nested runs by their question and the text they were given; each result is given once. */
function createNestedRuns({ run, readBody }: Options) {
  const ends = new Map<string, TraceEventOf<"nested-run-end">>();
  for (const event of run.events)
    if (event.type === "nested-run-end") ends.set(event.spanId, event);
  const left = run.events.flatMap((event) =>
    event.type === "nested-run-start" ? [{ start: event, end: ends.get(event.spanId) }] : [],
  );
  return {
    async take(
      question: string,
      context: string,
    ): Promise<TraceEventOf<"nested-run-end"> | undefined> {
      const kept = context.toWellFormed().replaceAll("\u0000", "\ufffd");
      for (const [index, { start, end }] of left.entries()) {
        if (start.question !== question || !end) continue;
        if ((await readBody(start.context)) !== kept) continue;
        left.splice(index, 1);
        return end;
      }
      return undefined;
    },
  };
}
