/** What a cell may ask of the host, each call recorded: sub-calls, nested runs and the search index. */
import { ModelCallError } from "@/lib/model/model";
import { atOnce } from "@/lib/rlm/at-once";
import { callRecorded } from "@/lib/rlm/call-model";
import { givenReads } from "@/lib/rlm/cell-reads";
import type { Meter } from "@/lib/rlm/limits";
import type { InquiryPorts, SearchHit } from "@/lib/rlm/ports";
import { readDocuments } from "@/lib/rlm/read-documents";
import { searchDocuments } from "@/lib/rlm/search-documents";
import { subCallRequest } from "@/lib/rlm/sub-call-request";
import type { InquiryTask } from "@/lib/rlm/task";
import type { HostFunctions } from "@/lib/sandbox/sandbox";

/** Places of a search that the log keeps; the hits are counted whole. */
const KEPT_PLACES = 20;
/** Searches of one inquiry: each stands in the log. */
const MOST_SEARCHES = 2_000;
/** It stands whole in the log and in every prompt of the nested run. */
const LONGEST_QUESTION = 20_000;
/** Nested runs of one inquiry at a time: each holds a sandbox process. */
const NESTED_AT_ONCE = 4;

export type RunNested = (task: InquiryTask) => Promise<string>;

export type HostContext = {
  task: InquiryTask;
  ports: InquiryPorts;
  meter: Meter;
  /** Path of the span of the cell that runs now. */
  cellSpan: () => string;
  runNested: RunNested;
  /** Receives each answered sub-call of the cell, for what the engine looks up unasked. */
  onSubCall(span: number, call: { reply: string; context: string | null }): void;
};

export function hostFunctions(context: HostContext): HostFunctions {
  const counters = new Map<string, number>();
  const nestedTurn = atOnce(NESTED_AT_ONCE);
  let searches = 0;
  const nextSpan = (kind: string) => {
    const key = `${context.cellSpan()}/${kind}`;
    const count = (counters.get(key) ?? 0) + 1;
    counters.set(key, count);
    return { parentSpanId: context.cellSpan(), spanId: `${key}-${count}`, count };
  };
  return {
    llmQuery: ({ prompt, context: text }) =>
      subCall(context, nextSpan("sub-call"), { prompt, text }),
    async rlmQuery({ question, context: text }) {
      const span = nextSpan("nested-run");
      takeNestedRun(context, question, span);
      return await nestedTurn(() => nestedRun(context, span, { question, text }));
    },
    async fuzzySearch(query) {
      searches += 1;
      if (searches > MOST_SEARCHES)
        throw new Error(
          `fuzzy_search: the run's ${MOST_SEARCHES} searches are used up; go on with grep`,
        );
      return await search(context, nextSpan("search"), query);
    },
  };
}

type NewSpan = { spanId: string; parentSpanId: string; count: number };

async function subCall(
  { task, ports, meter, onSubCall }: HostContext,
  span: NewSpan,
  query: { prompt: string; text: string | null },
): Promise<string> {
  const chars = query.prompt.length + (query.text?.length ?? 0);
  const limit = meter.takeSubCall(chars);
  const isRecorded = ports.log.find(span.spanId, "model-call-start") !== null;
  if (limit && !isRecorded) throw new Error(`llm_query: ${limit}; go on with what you have`);
  const given = query.text ?? query.prompt;
  const reads = isRecorded ? [] : givenReads(given, await readDocuments(task, ports));
  try {
    const reply = await callRecorded(
      {
        ...span,
        name: `sub-call ${span.count}`,
        request: subCallRequest(task, query),
        continues: null,
        addedCount: 1,
        reads,
      },
      ports,
    );
    meter.add(reply, chars);
    onSubCall(span.count, { reply: reply.text, context: query.text });
    return reply.text;
  } catch (error) {
    if (error instanceof ModelCallError)
      throw new Error(`llm_query: ${error.message}`, { cause: error });
    throw error;
  }
}

/** A nested run asks a model at least once: it counts as a sub-call. */
function takeNestedRun({ task, ports, meter }: HostContext, question: string, span: NewSpan): void {
  if (task.depth >= task.budget.depth)
    throw new Error("rlm_query: not available at this depth; use llm_query");
  if (question.length > LONGEST_QUESTION)
    throw new Error(
      `rlm_query: the question has ${question.length} characters (limit ${LONGEST_QUESTION}); pass long texts as its context`,
    );
  const limit = meter.takeSubCall(question.length);
  const isRecorded = ports.log.find(span.spanId, "nested-run-start") !== null;
  if (limit && !isRecorded) throw new Error(`rlm_query: ${limit}; go on with what you have`);
}

async function nestedRun(
  { task, ports, runNested }: HostContext,
  span: NewSpan,
  query: { question: string; text: string },
): Promise<string> {
  await ports.log.emit({
    type: "nested-run-start",
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    name: `nested run ${span.count}`,
    question: query.question,
    context: await ports.bodies.keep(query.text),
    reads: givenReads(query.text, await readDocuments(task, ports)),
  });
  const kept = await ports.documents.keep(query.text);
  return await runNested({
    ...task,
    question: query.question,
    documents: [{ id: kept.sha256, name: "context", path: kept.path, textSha256: kept.sha256 }],
    reading: "rlm",
    spanPrefix: `${span.spanId}/`,
    parentSpanId: span.spanId,
    depth: task.depth + 1,
  });
}

async function search(
  { task, ports }: HostContext,
  span: NewSpan,
  query: { words: string; limit: number; doc: number | null },
): Promise<SearchHit[]> {
  ports.log.note({
    type: "tool-call-start",
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    name: "fuzzy_search",
    tool: "fuzzy_search",
    argument: query.words.slice(0, 200),
  });
  const hits = await searchDocuments(task.documents, ports.documents.search, query);
  ports.log.note({
    type: "tool-call-end",
    spanId: span.spanId,
    outcome: { status: "ok" },
    hits: hits.length,
    places: hits
      .slice(0, KEPT_PLACES)
      .map(({ doc, start, end, line }) => ({ doc, start, end, line })),
  });
  return hits;
}
