import { expect, test } from "vitest";
import { asyncToolNames, reservedNames, toolDeclarations } from "./tool-declarations";

/** Wording: tried on real documents, so a change here is a change of the prompt. */
const declared = `/** The text, as one read-only string. All string and regex methods of JavaScript work on it and are fast. */
declare const context: string;
/** Every document; documents[0].text === context. */
declare const documents: readonly { name: string; text: string; lineCount: number }[];

/** A place in a text. It prints as its line; text is exactly what stands there. Lines count from 1; end is exclusive. */
interface Span { doc: number; start: number; end: number; line: number; text: string; lineText: string; groups?: string[]; score?: number }

/** Size, most frequent kinds of line with an example each, and the end of the text. */
declare function text_stats(doc?: number): { chars: number; lines: number; longestLine: number; commonLines: string[]; end: string };
/** All regex hits, in the whole text or within one Span. In a string pattern (flags "im" unless given) a space matches any white space, line breaks too; a RegExp is taken as it is. */
declare function grep(pattern: RegExp | string, options?: { within?: Span; flags?: string; limit?: number; doc?: number }): Span[];
/** Where this exact wording stands (white space, width and quote marks may differ). Empty if nowhere. */
declare function locate(wording: string, options?: { within?: Span; limit?: number; doc?: number }): Span[];
/** Best places for words that may be misspelt or inflected; score 1 is exact. */
declare function fuzzy_search(words: string, options?: { within?: Span; limit?: number }): Promise<Span[]>;
/** The text cut into parts, each from one hit of the heading pattern to the next; title is the hit, body what follows it. */
declare function split_sections(heading: RegExp | string, doc?: number): (Span & { title: string; body: string })[];
/** Lines from..to as one string. */
declare function read_lines(from: number, to: number, doc?: number): string;
/** A smaller model reads only prompt and context. For meaning, not for counting. At most 400,000 characters. */
declare function llm_query(prompt: string, context?: string): Promise<string>;
/** The same, in parallel; a failed one comes back as "[sub-call failed: …]". */
declare function llm_query_batched(items: { prompt: string; context: string }[]): Promise<string[]>;
/** The Span of a quote, or of start..end. Throws when the quote does not stand in the text. */
declare function cite(quote: string, options?: { within?: Span }): Span;
declare function cite(start: number, end: number, doc?: number): Span;
/** Ends the inquiry. evidence: the Spans or exact quotes that the answer rests on. */
declare function FINAL(answer: string, evidence: (Span | string)[]): void;
/** Ends the inquiry without an answer, when the text does not settle the question; say what was looked for. */
declare function ABSTAIN(reason: string): void;`;

test("the declarations are, word for word, those that were tried", () => {
  expect(toolDeclarations({ mayNest: false })).toBe(declared);
});

test("a nested inquiry is declared only where there may be one, after llm_query_batched", () => {
  const nested = toolDeclarations({ mayNest: true });
  expect(nested.replace(/\n\/\*\* A nested inquiry .*\n.*rlm_query.*;/, "")).toBe(declared);
  expect(nested).toMatch(/llm_query_batched\(.*\n.*nested inquiry/);
});

test("every declared name is reserved, and those that answer later are known", () => {
  for (const [, name] of declared.matchAll(/declare (?:const|function) (\w+)/g))
    expect(reservedNames).toContain(name);
  expect([...asyncToolNames].sort()).toEqual([
    "fuzzy_search",
    "llm_query",
    "llm_query_batched",
    "rlm_query",
  ]);
});
