import { escapePattern } from "@/lib/builtin/cell";

/** The name comes first, behind the marks of a row, an item or a heading. */
export function leadsWith(text: string, name: string): boolean {
  const escaped = escapePattern(name);
  return new RegExp(
    `^\\s*(?:\\|\\s*|[-*+]\\s+|\\d+\\.\\s+|#+\\s+|=+\\s+|:param\\s+(?:[\\w.\\[\\]]+\\s+)*|\\.\\. [\\w:-]+::\\s*)?(?:<a [^>]*>)?[\`*_[("'.~]*(?:(?:def|class|function|func)\\s+)?(?:[\\w$]+\\.)*[\`*_[("'.]*(?:-\\w,?\\s*)?${escaped}(?![\\w$-])`,
  ).test(text);
}
