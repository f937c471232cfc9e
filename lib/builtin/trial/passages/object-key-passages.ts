/** Lines of a page that show or tell of a key of a printed object, beside the keys that stand with it. */
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import { namePatternOf } from "@/lib/builtin/trial/names";
import type { PageLine, ShownPage } from "@/lib/builtin/trial/shown-page";
import type { Passage } from "./passage";
import { isHistoryPlace, tellsHistory } from "./sense";

export function objectKeyPassages(fact: Fact, page: ShownPage): Passage[] {
  const shown = page.lines.filter((line) => isShown(line, fact));
  const sections = new Set(shown.map(sectionOf));
  return page.lines.flatMap((line, index): Passage[] => {
    if (isHistoryPlace(line, page) || tellsHistory(line, page)) return [];
    const isExample = isShown(line, fact);
    const isTold =
      isTicked(line, fact.old) && (sections.has(sectionOf(line)) || tellsPeer(line, fact));
    if (!isExample && !isTold) return [];
    const rewritten = rewrite(line.text, fact, isExample);
    return [
      { fact, path: page.path, index, line, form: isExample ? "example" : "quoted", rewritten },
    ];
  });
}

/** `"tokens": 12.5` in an object that holds another of its keys, there or in the same example. */
function isShown({ text }: PageLine, { old, anchors }: Fact): boolean {
  if (!new RegExp(`"${old}"\\s*:`).test(text)) return false;
  return (
    anchors.size === 0 ||
    [...anchors].some((peer) => text.includes(`"${peer}"`)) ||
    /^\s*"/.test(text)
  );
}

function tellsPeer(line: PageLine, { anchors }: Fact): boolean {
  return (
    /\b(?:JSON|objects?|fields?|keys?)\b/i.test(line.text) &&
    [...anchors].some((peer) => isTicked(line, peer))
  );
}

function isTicked({ text, example }: PageLine, name: string): boolean {
  return example === null && new RegExp(`\`(?:[\\w]+\\.)?${name}\``).test(text);
}

function sectionOf({ headings }: PageLine): string {
  return headings.join("\n");
}

function rewrite(text: string, { old, fresh }: Fact, isExample: boolean): string | null {
  if (fresh === null) return null;
  if (isExample) return text.replace(new RegExp(`"${old}"(?=\\s*:)`, "g"), `"${fresh}"`);
  return text.replace(/`[^`]+`/g, (ticked) => ticked.replace(namePatternOf(old, "g"), () => fresh));
}
