/**
 * The guest's world, made once in its isolate before any cell runs: tools in, dangers out.
 * What it returns is held by the child process alone; guest code cannot reach it.
 */
import {
  abortCalls,
  beginBridge,
  connect,
  deliver,
  forgetCalls,
  type Post,
  pendingCalls,
} from "./bridge";
import { cite } from "./cite";
import { fixRandomAndTime, forgetMatches, seedRandom } from "./determinism";
import { ABSTAIN, beginFinal, FINAL } from "./final";
import { grep } from "./grep";
import { freezePromises, removeGlobals } from "./harden";
import { fuzzySearch, llmQuery, llmQueryBatched, rlmQuery } from "./host-tools";
import { locate } from "./locate";
import { beginPrinting, flushPrinted, printWith, setPrintLimit } from "./printer";
import { readLines, splitSections, textStats } from "./read-text";
import { rehearse } from "./rehearse";
import { beginReport, sendReads } from "./report";
import { beginCell, settle } from "./settle";
import { Section, Span } from "./span";
import { documentCount, lineCount, loadTexts, nameOf, textOf } from "./texts";

export type GuestConfig = { names: string[]; mayNest: boolean; outputChars: number; seed: string };

export type GuestControls = {
  /** Before the first cell, from which on it is heard what this sends. */
  rehearse(): void;
  /** Without a time limit, so it runs no guest code. `names`: the variables whose values the cell may change, with spaces between. */
  begin(cell: number, names: string): void;
  deliver(id: number, ok: boolean, value: string): void;
  /** How many host calls wait for their reply. */
  pending(): number;
  abort(reason: string): void;
  forget(): void;
  flush(): void;
};

export function boot(post: Post, config: GuestConfig, contents: string[]): GuestControls {
  loadTexts(config.names, contents);
  removeGlobals();
  fixRandomAndTime();
  setPrintLimit(config.outputChars);
  defineTools(config.mayNest);
  for (const shared of [Span, Span.prototype, Section, Section.prototype]) Object.freeze(shared);
  freezePromises();
  return {
    rehearse() {
      beginCell();
      rehearse();
    },
    begin(cell, names) {
      connect(post);
      beginBridge();
      beginReport(names);
      beginPrinting();
      beginFinal();
      beginCell();
      forgetMatches();
      seedRandom(`${config.seed}#${cell}`);
    },
    deliver,
    pending: pendingCalls,
    abort: abortCalls,
    forget: forgetCalls,
    flush() {
      flushPrinted();
      sendReads();
    },
  };
}

function defineTools(mayNest: boolean): void {
  const log = printWith("");
  define("console", {
    log,
    info: log,
    debug: log,
    table: log,
    dir: log,
    warn: printWith("[warn] "),
    error: printWith("[error] "),
  });
  define("print", log);
  define("context", textOf(0));
  define(
    "documents",
    Array.from({ length: documentCount() }, (_, doc) => documentView(doc)),
  );
  define("text_stats", textStats);
  define("grep", grep);
  define("locate", locate);
  define("fuzzy_search", fuzzySearch);
  define("split_sections", splitSections);
  define("read_lines", readLines);
  define("llm_query", llmQuery);
  define("llm_query_batched", llmQueryBatched);
  define("rlm_query", rlmQuery(mayNest));
  define("cite", cite);
  define("FINAL", FINAL);
  define("ABSTAIN", ABSTAIN);
  define("__settle", settle);
}

function documentView(doc: number): object {
  return Object.freeze({
    name: nameOf(doc),
    text: textOf(doc),
    get lineCount() {
      return lineCount(doc);
    },
  });
}

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, {
    value: typeof value === "string" ? value : Object.freeze(value),
    writable: false,
    configurable: false,
    enumerable: true,
  });
}
