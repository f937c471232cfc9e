/** A page as the prompts of a trial show it: its lines with their numbers, headings and whether they are an example. */
export type PageLine = {
  /** Counted from 1 in the whole page. */
  number: number;
  text: string;
  /** Outermost first; of a heading its own too. */
  headings: readonly string[];
  isHeading: boolean;
  /** Under a note of what a version added, changed or deprecated. */
  isVersionNote: boolean;
  /** The language after the fence; empty for an example without one, null outside of examples. */
  example: string | null;
};

export type ShownPage = {
  path: string;
  lines: readonly PageLine[];
  /** Where the page is shown whole: then a line that is not seen is not there. */
  isWhole: boolean;
};

const excerptHead = /^\[lines (\d+)-(\d+) of (\d+); under: (.*)\]$/;

export function readShownPage(attribute: string, text: string): ShownPage {
  const path = attribute.replace(/ \(shown because it names: .*\)$/, "");
  const lines: PageLine[] = [];
  const open = { headings: [] as { level: number; text: string }[], fence: null as string | null };
  let language = "";
  let noteIndent: number | null = null;
  let number = 1;
  let total = 0;
  const underlines: string[] = [];
  const all = text.split("\n");
  for (const [at, line] of all.entries()) {
    const head = excerptHead.exec(line);
    if (head && Number(head[1]) >= number) {
      number = Number(head[1]);
      total = Number(head[3]);
      const under = head[4] === "(top)" ? [] : (head[4] ?? "").split(" > ");
      open.headings = under.map((each, index) => ({ level: index + 1, text: each }));
      open.fence = startsInExample(all.slice(at + 1)) ? "```" : null;
      language = "";
      continue;
    }
    const fence = /^\s*(```+|~~~+)\s*([\w+-]*)/.exec(line);
    if (fence && (open.fence === null || fence[1]?.startsWith(open.fence))) {
      open.fence = open.fence === null ? (fence[1] ?? "```").slice(0, 3) : null;
      language = fence[2] ?? "";
    }
    const heading =
      open.fence === null
        ? (headingOf(line) ?? underlined(line, all[at + 1] ?? "", underlines))
        : null;
    if (heading) {
      while ((open.headings.at(-1)?.level ?? 0) >= heading.level) open.headings.pop();
      open.headings.push(heading);
    }
    const indent = line.length - line.trimStart().length;
    if (/^\s*\.\. (?:version(?:added|changed|removed)|deprecated)::/.test(line))
      noteIndent = indent;
    else if (noteIndent !== null && line.trim() !== "" && indent <= noteIndent) noteIndent = null;
    lines.push({
      isVersionNote: noteIndent !== null,
      number,
      text: line,
      headings: open.headings.map((each) => each.text),
      isHeading: heading !== null,
      example: open.fence !== null && !fence ? language : null,
    });
    number += 1;
  }
  return { path, lines, isWhole: lines.length === total };
}

/**
 * An excerpt may begin inside an example. Then a fence that names a language, which only opens, comes second; or headings
 * stand behind an odd number of fences.
 */
function startsInExample(lines: readonly string[]): boolean {
  const end = lines.findIndex((line) => excerptHead.test(line));
  const own = end < 0 ? lines : lines.slice(0, end);
  const fences = own.flatMap((line, at) => {
    const language = /^\s*```+\s*([\w+-]*)/.exec(line)?.[1];
    return language === undefined ? [] : [{ language, at }];
  });
  const opening = fences.findIndex(({ language }) => language !== "");
  if (opening >= 0) return opening % 2 === 1;
  const last = fences.at(-1)?.at ?? own.length;
  return fences.length % 2 === 1 && own.slice(last).some((line) => /^#{2,6} \S/.test(line));
}

/** A title of reStructuredText: the signs below it rank in the order in which they come. */
function underlined(
  line: string,
  below: string,
  seen: string[],
): { level: number; text: string } | null {
  const sign = /^([=\-~^"'*+#`])\1{2,}\s*$/.exec(below)?.[1];
  if (sign === undefined || !/^\w/.test(line) || below.trim().length < line.length) return null;
  if (!seen.includes(sign)) seen.push(sign);
  return { level: seen.indexOf(sign) + 1, text: line.trim() };
}

function headingOf(line: string): { level: number; text: string } | null {
  const found = /^(#{1,6}|={1,6})\s+(\S.*?)\s*#*$/.exec(line);
  return found ? { level: found[1]?.length ?? 1, text: found[2] ?? "" } : null;
}

/** What tells of the past is not wrong about the present. */
export function isHistoryPage(path: string): boolean {
  return (
    /(^|[/_.-])(changes?|changelog|history|releases?|news|migrat\w*|upgrad\w*|breaking|deprecat\w*|whats-?new|blog)([/_.-]|$)/i.test(
      path,
    ) || /(^|\/)(versioned\w*|v\d+|v?\d+\.(\d+|x)[^/]*)\//.test(path)
  );
}
