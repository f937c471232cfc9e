/** What a role's prompt holds, read back from its blocks: the engine knows nothing but what the role is shown. */
import { type ReadBlock, readBlocks } from "@/lib/courtroom/blocks";
import { type DriftType, driftType } from "@/lib/trace/court";
import { readShownChange, type ShownChange } from "./shown-change";
import { readShownPage, type ShownPage } from "./shown-page";

export type Claim = {
  id: string;
  driftType: DriftType | null;
  path: string;
  /** What the checker remarks; empty for nothing. */
  note: string;
  changeQuote: string;
  docQuote: string;
};

/** An answer of the defense whose quote was found. */
export type Contest = { exhibit: string; ground: string; quote: string };

export type TrialPrompt = {
  title: string;
  change: ShownChange;
  pages: readonly ShownPage[];
  claims: readonly Claim[];
  contests: readonly Contest[];
  /** The quotes that owners found to need no notice, from the precedents. */
  precedents: readonly { path: string; passage: string }[];
  /** For each exhibit, how many reviewers called it wrong, and how many spoke of it. */
  reviews: ReadonlyMap<string, { wrong: number; all: number }>;
  /** Text in what is shown speaks to reviewers or to an AI. */
  speaksToReviewers: boolean;
};

const address =
  /\b(?:jur(?:y|ors?)\b.*\b(?:vote|must|should)|vote (?:not[- ]?)?guilty|AI (?:reviewers?|assistants?|models?|agents?)|ignore (?:all |any |the )?(?:previous|above|prior)|documentation reviewers|do not (?:mention|flag|report))\b/i;

export function readTrialPrompt(prompt: string): TrialPrompt {
  const blocks = readBlocks(prompt);
  const textOf = (name: string) => blocks.find((block) => block.name === name)?.text ?? "";
  const title = textOf("TITLE");
  const shown = blocks.filter(({ name }) =>
    ["TITLE", "DESCRIPTION", "CHANGE", "DOC"].includes(name),
  );
  return {
    title,
    change: readShownChange(textOf("CHANGE"), title),
    pages: blocks.filter(({ name }) => name === "DOC").map(pageOf),
    claims: readClaims(textOf("CLAIMS")),
    contests: readContests(textOf("DEFENSE")),
    precedents: readPrecedents(textOf("PRECEDENTS")),
    reviews: readReviews(textOf("REVIEWS")),
    speaksToReviewers: shown.some(({ text }) => address.test(text)),
  };
}

function pageOf({ attribute, text }: ReadBlock): ShownPage {
  return readShownPage(attribute, text);
}

function readClaims(text: string): Claim[] {
  return text.split("\n\n").flatMap((paragraph) => {
    const lines = paragraph.split("\n");
    const head = /^Exhibit (E\d+) \(([\w-]+)\) in (.*?)(?:; note by the checker: (.*))?$/.exec(
      lines[0] ?? "",
    );
    if (!head) return [];
    const field = (name: string) => {
      const line = lines.find((each) => each.startsWith(`${name}: `));
      return line === undefined ? "" : readJsonString(line.slice(name.length + 2));
    };
    const type = driftType.safeParse(head[2]);
    return [
      {
        id: head[1] ?? "",
        driftType: type.success ? type.data : null,
        path: head[3] ?? "",
        note: head[4] ?? "",
        changeQuote: field("change"),
        docQuote: field("page"),
      },
    ];
  });
}

function readContests(text: string): Contest[] {
  const pattern =
    /^On (E\d+): contests \(([\w-]+)\), quote found in the (?:change|page): ("(?:[^"\\]|\\.)*")/gm;
  return [...text.matchAll(pattern)].map((found) => ({
    exhibit: found[1] ?? "",
    ground: found[2] ?? "",
    quote: readJsonString(found[3] ?? ""),
  }));
}

function readPrecedents(text: string): { path: string; passage: string }[] {
  return [...text.matchAll(/^(.+?): ("(?:[^"\\]|\\.)*"): /gm)].map((found) => ({
    path: found[1] ?? "",
    passage: readJsonString(found[2] ?? ""),
  }));
}

function readReviews(text: string): Map<string, { wrong: number; all: number }> {
  const counts = new Map<string, { wrong: number; all: number }>();
  for (const line of text.split("\n")) {
    const findings = /^Reviewer \d+ \([^)]*\): [\w-]+; ([^.]*)\./.exec(line)?.[1] ?? "";
    for (const [, id = "", finding] of findings.matchAll(/(E\d+) (wrong|fine|unclear)/g)) {
      const count = counts.get(id) ?? { wrong: 0, all: 0 };
      counts.set(id, { wrong: count.wrong + (finding === "wrong" ? 1 : 0), all: count.all + 1 });
    }
  }
  return counts;
}

/** A JSON string as a prompt holds it; the text itself where it is none. */
function readJsonString(written: string): string {
  if (!/^"(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"$/.test(written)) return written;
  const read: unknown = JSON.parse(written);
  return typeof read === "string" ? read : written;
}
