/** What the rules find wrong in one page after one hunk, as the prompts of a trial would show both. */
import { findFacts } from "@/lib/builtin/trial/facts/find-facts";
import { findPassages } from "@/lib/builtin/trial/passages/find-passages";
import { readShownChange } from "@/lib/builtin/trial/shown-change";
import { readShownPage } from "@/lib/builtin/trial/shown-page";

export type SmallCase = {
  file: string;
  /** Signed lines of a hunk. */
  change: readonly string[];
  page: readonly string[];
  path?: string;
};

export type WrongLine = { text: string; rewritten: string | null; kind: string };

export function wrongLines({ file, change, page, path = "docs/guide.md" }: SmallCase): WrongLine[] {
  const shown = readShownChange([`=== ${file}`, "@@ -1,1 +1,1 @@", ...change].join("\n"), "");
  const head = `[lines 1-${page.length} of ${page.length}; under: (top)]`;
  const read = readShownPage(path, [head, ...page].join("\n"));
  const found = findPassages(findFacts(shown), [read], { isClaimed: false, title: "" });
  return found.map(({ line, rewritten, fact }) => ({
    text: line.text,
    rewritten,
    kind: fact.kind,
  }));
}
