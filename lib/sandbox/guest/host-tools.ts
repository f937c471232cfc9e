/** The tools that the host answers: search over its index, smaller models, nested inquiries. */
import { callHost, note } from "./bridge";
import { firstOf, isRecord, limitOf } from "./record";
import { recordRead } from "./report";
import { searchOptions } from "./search-options";
import { Span } from "./span";
import { documentCount, textOf } from "./texts";

const usualHits = 10;
const mostHits = 2_000;
const longestSearch = 10_000;
const longestSubCall = 400_000;
const longestNested = 1_000_000;
/** Below the limit of waiting calls, so that a cell may still ask for something else meanwhile. */
const batchWidth = 200;

export function fuzzySearch(words: unknown, ...given: unknown[]): Promise<Span[]> {
  const { within, limit, doc } = searchOptions("fuzzy_search", given);
  const wanted = Math.min(limitOf(limit, usualHits), mostHits);
  const text = String(words);
  if (text.length > longestSearch)
    throw new Error(
      `fuzzy_search: ${text.length} characters are too many for one search (limit ${longestSearch})`,
    );
  const asked = { words: text, limit: within ? mostHits : wanted, doc };
  return callHost("fuzzy_search", asked).then((reply) => {
    for (let each = 0; each < documentCount(); each += 1)
      if (doc === null || doc === each) recordRead(each, 0, textOf(each).length);
    const spans = parseHits(reply);
    if (!within) return spans;
    const inside = spans.filter((each) => each.start >= within.start && each.end <= within.end);
    return inside.slice(0, wanted);
  });
}

function parseHits(reply: string): Span[] {
  const hits: unknown = JSON.parse(reply);
  if (!Array.isArray(hits)) throw new Error("fuzzy_search: the reply is not a list");
  return hits.map((hit) => new Span(hit.doc, hit.start, hit.end, { score: hit.score }));
}

export function llmQuery(prompt: unknown, context?: unknown): Promise<string> {
  const asked = isRecord(prompt)
    ? {
        prompt: firstOf(prompt, ["prompt", "question"]),
        context: firstOf(prompt, ["context", "text", "document"]),
      }
    : { prompt, context };
  if (typeof asked.prompt !== "string" || asked.prompt.trim() === "")
    throw new Error("llm_query(prompt, context?): prompt must be a non-empty string");
  const text = asked.context === undefined ? null : contextText(asked.context);
  const chars = asked.prompt.length + (text?.length ?? 0);
  if (chars > longestSubCall)
    throw new Error(
      `llm_query: ${chars} characters are too many for one sub-call (limit ${longestSubCall}); cut the context to the passages that matter, or split it and use llm_query_batched`,
    );
  return callHost("llm_query", { prompt: asked.prompt, context: text });
}

function contextText(context: unknown): string {
  if (context instanceof Span) return context.text;
  if (Array.isArray(context)) return context.map(contextText).join("\n---\n");
  return isRecord(context) ? JSON.stringify(context) : String(context);
}

export async function llmQueryBatched(items: unknown, context?: unknown): Promise<string[]> {
  if (!Array.isArray(items))
    throw new Error("llm_query_batched(items): an array of {prompt, context}");
  const replies: string[] = new Array(items.length).fill("");
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      replies[index] = await llmQueryOrReason(items[index], context);
    }
  };
  await Promise.all(Array.from({ length: Math.min(batchWidth, items.length) }, work));
  return replies;
}

async function llmQueryOrReason(item: unknown, context: unknown): Promise<string> {
  try {
    return await llmQuery(item, isRecord(item) ? undefined : context);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `[sub-call failed: ${reason}]`;
  }
}

export function rlmQuery(mayNest: boolean) {
  return async (question: unknown, context?: unknown): Promise<string> => {
    if (!mayNest) throw new Error("rlm_query is not available at this depth; use llm_query");
    const text = contextText(context ?? "");
    if (typeof question !== "string" || question.trim() === "")
      throw new Error("rlm_query(question, context): question must be a non-empty string");
    const chars = question.length + text.length;
    if (chars > longestNested)
      throw new Error(
        `rlm_query: ${chars} characters are too many for one nested inquiry (limit ${longestNested}); pass the part that matters`,
      );
    if (text.trim() === "") note("rlm_query was given an empty context");
    return callHost("rlm_query", { question, context: text });
  };
}
