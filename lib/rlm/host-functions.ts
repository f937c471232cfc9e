/** What a cell may ask of the host, each call recorded: sub-calls, nested runs and the search index. */
import { atOnce } from "@/lib/rlm/at-once";
import { givenReads } from "@/lib/rlm/cell-reads";
import type { Meter } from "@/lib/rlm/limits";
import { modelRequests } from "@/lib/rlm/model-requests";
import type { InquiryPorts, SearchHit } from "@/lib/rlm/ports";
import { readDocuments } from "@/lib/rlm/read-documents";
import { searchDocuments } from "@/lib/rlm/search-documents";
import type { InquiryTask } from "@/lib/rlm/task";
import type { HostFunctions } from "@/lib/sandbox/sandbox";

/** Places of a search that the log keeps; the hits are counted whole. */
const KEPT_PLACES = 20;
/** Searches of one inquiry: each stands in the log. */
const MOST_SEARCHES = 2_000;
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
  const requests = modelRequests(context);
  let searches = 0;
  const nextSpan = (kind: string) => {
    const key = `${context.cellSpan()}/${kind}`;
    const count = (counters.get(key) ?? 0) + 1;
    counters.set(key, count);
    return { parentSpanId: context.cellSpan(), spanId: `${key}-${count}`, count };
  };
  return {
    llmQuery: ({ prompt, context: text }) =>
      requests.subCall(nextSpan("sub-call"), { prompt, text }),
    async rlmQuery({ question, context: text }) {
      const span = nextSpan("nested-run");
      requests.takeNestedRun(span, question);
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

export type NewSpan = { spanId: string; parentSpanId: string; count: number };

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
  const { form: _form, ...free } = task;
  return await runNested({
    ...free,
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
