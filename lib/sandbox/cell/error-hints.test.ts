import { expect, test } from "vitest";
import { errorHint } from "./error-hints";

test.each([
  [
    "ReferenceError: search_text is not defined",
    "search_text('x')",
    "There is no such tool. Use grep(pattern), locate(wording), read_lines(from, to), or context as a string.",
  ],
  [
    "ReferenceError: foo is not defined",
    "foo",
    "The sandbox has: context, documents, text_stats, grep, locate, fuzzy_search, split_sections, read_lines, llm_query, llm_query_batched, cite, FINAL, ABSTAIN.",
  ],
  [
    "ReferenceError: require is not defined",
    "require('fs')",
    "There are no modules, files or network here; the text is in context.",
  ],
  [
    "TypeError: r.line.split is not a function",
    "r.line.split(',')",
    "line is the line number of a Span; what stands on that line is lineText, the matched text is text.",
  ],
  [
    "TypeError: read_lines(...).map is not a function",
    "read_lines(1, 2).map(f)",
    "Print the value to see what it is. grep, locate and split_sections return arrays of Span; read_lines returns a string.",
  ],
  [
    "TypeError: hits is not iterable",
    "const hits = fuzzy_search('x'); for (const h of hits) print(h)",
    "fuzzy_search and llm_query return promises: write await before them.",
  ],
  [
    "TypeError: Cannot read properties of undefined (reading 'text')",
    "grep(/x/)[0].text",
    "Something was not found: print what you search in before you use it, and test for no match.",
  ],
  ["TypeError: Assignment to constant variable.", "x = 1", null],
])("%s", (message, code, hint) => {
  expect(errorHint(message, code)).toBe(hint);
});
