/** Lines of a page that teach a one-letter flag beside its long form, or type it after the program's name. */
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import type { PageLine, ShownPage } from "@/lib/builtin/trial/shown-page";
import type { Passage } from "./passage";
import { isHistoryPlace, tellsHistory } from "./sense";

export function flagPassages(fact: Fact, page: ShownPage): Passage[] {
  const { old, key } = fact;
  if (key === null) return [];
  const flag = new RegExp(`(?<![\\w-])${old}(?![\\w-])`);
  const programs = programsOf(page);
  return page.lines.flatMap((line, index): Passage[] => {
    if (!flag.test(line.text) || isHistoryPlace(line, page) || tellsHistory(line, page)) return [];
    const isTaught = line.text.includes(key) && /[`*|]/.test(line.text);
    const typed = isTaught ? null : typedWith(line, flag);
    const isOwn = [...programs, ...fact.scope].some((word) => typed?.split("-")[0] === word);
    if (!isTaught && !isOwn) return [];
    const form = isTaught ? (/^\s*\|/.test(line.text) ? "row" : "item") : "example";
    return [{ fact, path: page.path, index, line, form, rewritten: rewrite(line, fact, isTaught) }];
  });
}

const command = /^(?:\$ |> |sudo |npx |bunx |uvx |\.\/)*([a-z][\w./-]*)\s/;

/** The program of a command that holds the flag. */
function typedWith(line: PageLine, flag: RegExp): string | null {
  const commands =
    line.example === null
      ? [...line.text.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? "")
      : [line.text.trim()];
  const holding = commands.find((each) => flag.test(each));
  return command.exec(holding ?? "")?.[1] ?? null;
}

/** What the page is about: words of its path, its title, and programs that it shows with a long flag. */
function programsOf({ path, lines }: ShownPage): Set<string> {
  const title = lines[0]?.headings[0] ?? lines.find(({ isHeading }) => isHeading)?.text ?? "";
  const told = `${path} ${title}`.match(/[A-Za-z][\w-]*/g) ?? [];
  const typed = lines.flatMap(({ text }) =>
    [...text.matchAll(/(?:^\s*\$? ?|`|npx )([a-z][\w-]*)(?: [\w./-]+)? --[a-z]/g)].map(
      (found) => found[1] ?? "",
    ),
  );
  return new Set([...told.map((word) => word.toLowerCase()), ...typed]);
}

/** In a list the letter goes, or becomes the new one; in a command the long form takes its place. */
function rewrite({ text }: PageLine, { old, fresh, key }: Fact, isTaught: boolean): string | null {
  const letter = new RegExp(`(?<![\\w-])${old}(?![\\w-])`);
  if (fresh !== null || !isTaught) return text.replace(letter, () => fresh ?? key ?? old);
  const gone = text.replace(new RegExp(`([\`*]*)${old}\\1(?:,| \\||/)? ?`), "");
  return gone === text ? null : gone;
}
