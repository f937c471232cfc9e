/** The judge's edits: whole lines, with the wrong words replaced, or taken out where the thing is gone. */
import type { Passage } from "@/lib/builtin/trial/passages/passage";
import type { Claimed } from "@/lib/builtin/trial/roles/claimed-passage";
import type { ShownPage } from "@/lib/builtin/trial/shown-page";
import type { JudgmentReply } from "@/lib/courtroom/shapes";
import { linesToRemove } from "./removed-lines";
import { withoutChoice, withoutName } from "./without-name";

type Edit = JudgmentReply["edits"][number];
/** Lines of the page, positions in what is shown, end exclusive, and what they become. */
type Change = { exhibits: string[]; from: number; to: number; lines: string[] };

const longestText = 4_000;
const most = { other: 2, oneName: 5 };

export function writeEdits(claimed: readonly Claimed[]): Edit[] {
  const page = claimed[0]?.page;
  if (!page) return [];
  const changes = merged(
    claimed.flatMap(({ claim, passages }) =>
      passages.flatMap((passage) => {
        const change = changeOf(passage, page);
        return change === null ? [] : [{ ...change, exhibits: [claim.id] }];
      }),
    ),
  );
  const names = new Set(claimed.flatMap(({ passages }) => passages.map(({ fact }) => fact.old)));
  const edits = changes.flatMap((change) => editOf(change, page));
  return edits.slice(0, names.size === 1 ? most.oneName : most.other);
}

function changeOf(passage: Passage, page: ShownPage): Omit<Change, "exhibits"> | null {
  const { index, rewritten, fact, line } = passage;
  if (rewritten !== null) return { from: index, to: index + 1, lines: [rewritten] };
  if (fact.kind !== "removed" && fact.kind !== "described" && fact.kind !== "value") return null;
  const gone = fact.kind === "value" ? null : linesToRemove(passage, page);
  if (gone) return { ...gone, lines: [] };
  const shorter =
    fact.kind === "value" ? withoutChoice(line, fact.old) : withoutName(line, fact.old);
  return shorter === null ? null : { from: index, to: index + 1, lines: [shorter] };
}

/** In the page's order; what lies inside another, or right beside it, goes with it. */
function merged(changes: readonly Change[]): Change[] {
  const sorted = [...changes].sort((a, b) => a.from - b.from || b.to - a.to);
  const found: Change[] = [];
  for (const change of sorted) {
    const last = found.at(-1);
    if (last && change.to <= last.to) last.exhibits.push(...change.exhibits);
    else if (last && change.from === last.to) {
      last.exhibits.push(...change.exhibits);
      last.lines.push(...change.lines);
      last.to = change.to;
    } else if (!last || change.from > last.to) {
      found.push({ ...change, exhibits: [...change.exhibits], lines: [...change.lines] });
    }
  }
  return found;
}

/** Grows by the line before where the text is not the only one of its kind in what is shown. */
function editOf({ exhibits, from, to, lines }: Change, page: ShownPage): Edit[] {
  const all = page.lines.map(({ text }) => text);
  const whole = all.join("\n");
  const isRemoval = lines.length === 0;
  const ids = [...new Set(exhibits)];
  for (let extra = 0; extra <= 3; extra += 1) {
    const first = Math.max(0, from - extra);
    if (!isUnbroken(page, first, to)) break;
    const kept = all.slice(first, from);
    const oldLines = all.slice(first, to);
    const hasNext = isRemoval && to < all.length && isUnbroken(page, to - 1, to + 1);
    const oldText = oldLines.join("\n") + (hasNext ? "\n" : "");
    const newText = [...kept, ...lines].join("\n") + (hasNext && kept.length > 0 ? "\n" : "");
    if (oldText.length > longestText || oldText.trim() === "") return [];
    if (whole.split(oldText).length === 2) return [{ exhibits: ids, oldText, newText }];
  }
  return [];
}

function isUnbroken(page: ShownPage, from: number, to: number): boolean {
  const [first, last] = [page.lines[from], page.lines[to - 1]];
  const hasCut = page.lines.slice(from, to).some(({ text }) => text.endsWith(" [line cut]"));
  return (
    !hasCut &&
    first !== undefined &&
    last !== undefined &&
    last.number - first.number === to - 1 - from
  );
}
