/** Lines of a page that tell to run a script or a target. */
import { escapePattern } from "@/lib/builtin/cell";
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import type { ShownPage } from "@/lib/builtin/trial/shown-page";
import type { Passage } from "./passage";
import { isHistoryPlace, tellsHistory } from "./sense";

const runners: Readonly<Record<string, string>> = {
  npm: "(?:npm (?:run|run-script)|yarn(?: run)?|pnpm(?: run)?|bun run)",
  make: "make",
};

export function taskPassages(fact: Fact, page: ShownPage): Passage[] {
  const runner = runners[fact.key ?? ""];
  if (runner === undefined) return [];
  const call = new RegExp(`((?<![\\w-])${runner} )${escapePattern(fact.old)}(?![\\w:.-]*\\w)`);
  return page.lines.flatMap((line, index): Passage[] => {
    const isCode = line.example !== null || /^(?:\s{4,}|\s*\$ )/.test(line.text);
    const said = isCode ? line.text : (line.text.match(/`[^`]+`/g) ?? []).join(" ");
    if (!call.test(said) || isHistoryPlace(line, page) || tellsHistory(line, page)) return [];
    const { fresh } = fact;
    const rewritten =
      fresh === null ? null : line.text.replace(call, (_all, before: string) => before + fresh);
    const form = isCode ? "example" : "quoted";
    return [{ fact, path: page.path, index, line, form, rewritten }];
  });
}
