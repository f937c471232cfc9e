/**
 * Finds a wording or a pattern in a text. Patterns come from people and models, so they run under a time limit that
 * stops even a single match that never ends, and in short turns, so that other requests are answered in between.
 */
import { createContext, Script } from "node:vm";
import { DocumentReaderError } from "./document-reader-error";
import { lineIndexAt } from "./line-starts";

export type FindRequest = {
  query: string;
  /** False looks for the query as it is written. */
  regex: boolean;
  caseSensitive: boolean;
  /** Hits listed; all are counted. */
  limit: number;
  /** Lists hits from this offset on; 0 unless given. */
  from?: number;
};

type FoundPlace = {
  start: number;
  end: number;
  line: number;
  /** Counted from 1, in UTF-16 code units. */
  column: number;
};

export type FindResult = {
  /** Hits in the whole text, or as many as were counted when `complete` is false. */
  total: number;
  hits: FoundPlace[];
  /** False when the time limit ended the search early. */
  complete: boolean;
};

type FindLimits = {
  /** For the whole search. */
  totalMs: number;
  /** For one turn, after which others are served. */
  turnMs: number;
};

const defaultFindLimits: FindLimits = { totalMs: 2_000, turnMs: 25 };

const maxQueryChars = 2_000;
/** Hits between two looks at the clock. */
const hitsPerLook = 64;

function patternOf({ query, regex, caseSensitive }: FindRequest): RegExp {
  if (query === "" || query.length > maxQueryChars) {
    throw new DocumentReaderError(
      "bad-pattern",
      query === ""
        ? "There is nothing to look for. Type a word or a pattern."
        : `The search has ${query.length} characters; at most ${maxQueryChars} are searched for. Shorten it.`,
    );
  }
  const source = regex ? query : query.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  // Property classes exist with the u flag only, and that flag rejects escapes that people write without need.
  const unicode = regex && /\\[pP]\{|\\u\{/.test(query) ? "u" : "";
  try {
    return new RegExp(source, `gm${caseSensitive ? "" : "i"}${unicode}`);
  } catch (error) {
    throw new DocumentReaderError(
      "bad-pattern",
      `This is no valid pattern: ${error instanceof Error ? error.message : String(error)}. Correct it, or search for it as plain text.`,
      error,
    );
  }
}

const turn = { run: (): void => undefined };
const context = createContext({ turn });
const runTurn = new Script("turn.run()");

/** Runs `work` and stops it when the time is over, wherever it is. False when it was stopped. */
function runBounded(work: () => void, timeoutMs: number): boolean {
  turn.run = work;
  try {
    runTurn.runInContext(context, { timeout: Math.max(1, Math.ceil(timeoutMs)) });
    return true;
  } catch (error) {
    // The error belongs to the context's realm: it is no instance of this realm's Error.
    const isOver = typeof error === "object" && error !== null && "code" in error;
    if (isOver && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return false;
    throw error;
  }
}

type Progress = { total: number; hits: { start: number; end: number }[]; done: boolean };

function lookFurther(
  pattern: RegExp,
  text: string,
  request: FindRequest,
  progress: Progress,
  until: number,
): void {
  const from = request.from ?? 0;
  for (;;) {
    const match = pattern.exec(text);
    if (match === null) {
      progress.done = true;
      return;
    }
    progress.total += 1;
    if (match.index >= from && progress.hits.length < request.limit) {
      progress.hits.push({ start: match.index, end: match.index + match[0].length });
    }
    if (match[0] === "") pattern.lastIndex += 1;
    if (progress.total % hitsPerLook === 0 && performance.now() > until) return;
  }
}

export type FindSource = { text: string; lineStarts: Uint32Array };

function placed({ lineStarts }: FindSource, hit: { start: number; end: number }): FoundPlace {
  const index = lineIndexAt(lineStarts, hit.start);
  return { ...hit, line: index + 1, column: hit.start - (lineStarts[index] ?? 0) + 1 };
}

/** Calls `pause` between turns. Rejects with `search-timeout` when the limit is reached before the first hit. */
export async function findInText(
  source: FindSource,
  request: FindRequest,
  pause: () => Promise<unknown>,
  limits = defaultFindLimits,
): Promise<FindResult> {
  const pattern = patternOf(request);
  const progress: Progress = { total: 0, hits: [], done: false };
  let spentMs = 0;
  let inTime = true;
  while (inTime && !progress.done && spentMs < limits.totalMs) {
    if (spentMs > 0) await pause();
    const start = performance.now();
    inTime = runBounded(
      () => lookFurther(pattern, source.text, request, progress, start + limits.turnMs),
      limits.totalMs - spentMs,
    );
    spentMs += performance.now() - start;
  }
  if (!progress.done && progress.total === 0) {
    throw new DocumentReaderError(
      "search-timeout",
      `The search was stopped after ${limits.totalMs / 1000} s without a hit: the pattern needs too many attempts on this text. Avoid nested repetitions such as (a+)+ and begin it with a fixed word.`,
    );
  }
  return {
    total: progress.total,
    hits: progress.hits.map((hit) => placed(source, hit)),
    complete: progress.done,
  };
}
