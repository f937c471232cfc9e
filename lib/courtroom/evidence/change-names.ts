/** What a change touched, by name: each weighs by its fate, whether it vanished, was altered, came or only stood near. */
import {
  type Change,
  type ChangedFile,
  type ChangeLine,
  type Hunk,
  pathOf,
} from "@/lib/change/change";
import { isTestPath } from "@/lib/courtroom/funnel/path-rule";
import { isCodeLike, isTelling, tokensOf } from "./tokens";

export type ChangeText = { title: string; body: string; change: Change };

const weights = {
  removed: 4,
  leftStanding: 3,
  countsDiffer: 2.5,
  altered: 2,
  added: 1.5,
  addedNearOld: 1.2,
  near: 0.5,
  inTitleAsCode: 2,
  inTitle: 1,
  inBody: 1,
} as const;

type Counts = { removed: number; added: number; context: number };

const none: Counts = { removed: 0, added: 0, context: 0 };

export function weighNames({ title, body, change }: ChangeText): Map<string, number> {
  const counts = countNames(change);
  const weighed = new Map<string, number>();
  for (const [name, count] of counts) weighed.set(name, weightOf(count));
  const raise = (name: string, by: number) => weighed.set(name, (weighed.get(name) ?? 0) + by);
  for (const name of tellingTokens(title)) {
    const isName = isCodeLike(name) || weighed.has(name);
    raise(name, isName ? weights.inTitleAsCode : weights.inTitle);
  }
  const quoted = (body.match(/`[^`\n]+`/g) ?? []).join(" ");
  for (const name of tellingTokens(quoted)) raise(name, weights.inBody);
  return weighed;
}

/** The names that stand in these texts, less for plain words: for choosing which hunks to show beside them. */
export function weighShown(
  weights: ReadonlyMap<string, number>,
  texts: readonly string[],
): ReadonlyMap<string, number> {
  const shown = new Set(texts.flatMap((text) => tokensOf(text)));
  const kept = [...weights].filter(([name]) => shown.has(name));
  return new Map(kept.map(([name, weight]) => [name, weight * (isCodeLike(name) ? 1 : 0.3)]));
}

const telling = new WeakMap<ChangedFile, readonly Hunk[]>();

/** The hunks of code that change more than form. */
export function tellingHunks(file: ChangedFile): readonly Hunk[] {
  const known = telling.get(file);
  if (known) return known;
  const hunks = isTestPath(pathOf(file)) ? [] : file.hunks.filter((each) => !changesFormOnly(each));
  telling.set(file, hunks);
  return hunks;
}

function weightOf({ removed, added, context }: Counts): number {
  if (removed > 0 && added === 0) return context === 0 ? weights.removed : weights.leftStanding;
  if (removed > 0) return removed === added ? weights.altered : weights.countsDiffer;
  if (added > 0) return context === 0 ? weights.added : weights.addedNearOld;
  return weights.near;
}

function countNames(change: Change): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  // A name that was seen needs no second look: most stand many times in a change.
  const plain = new Set<string>();
  const count = (text: string, side: keyof Counts) => {
    for (const name of tokensOf(text)) {
      const known = counts.get(name);
      if (known) known[side] += 1;
      else if (plain.has(name)) continue;
      else if (isTelling(name)) counts.set(name, { ...none, [side]: 1 });
      else plain.add(name);
    }
  };
  for (const file of change.files) {
    const path = pathOf(file);
    if (isTestPath(path)) continue;
    for (const hunk of tellingHunks(file)) {
      for (const line of hunk.lines) count(line.text, line.side);
      count(hunk.heading, "context");
    }
    const stem = path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
    count(stem, "context");
    if (file.status === "deleted" || file.status === "renamed")
      count(file.oldPath ?? "", "removed");
  }
  return counts;
}

function tellingTokens(text: string): string[] {
  return tokensOf(text).filter(isTelling);
}

/** Quotes, white space, line breaks, trailing commas and semicolons are form. An operator never is. */
function changesFormOnly({ lines }: Hunk): boolean {
  const side = (kept: readonly ChangeLine["side"][]) =>
    foldForm(lines.flatMap((line) => (kept.includes(line.side) ? [line.text] : [])).join(""));
  // What differs without its surroundings differs with them: most hunks end here.
  if (side(["removed"]) !== side(["added"])) return false;
  return side(["removed", "context"]) === side(["added", "context"]);
}

function foldForm(text: string): string {
  return text
    .replace(/[\s;]+/g, "")
    .replace(/['"`]/g, '"')
    .replace(/,(?=[)\]}])/g, "")
    .replace(/,$/, "");
}
