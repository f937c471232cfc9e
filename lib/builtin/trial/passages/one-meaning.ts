/**
 * Where several sections define a thing of one name, only one of them is what changed: the one that shares most words
 * with the place of the change. Where none stands out, nothing is said of any.
 */
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import { isCommon, isDistinctive, wordsOfName } from "@/lib/builtin/trial/names";
import { leadsWith } from "./leads-with";
import type { Passage } from "./passage";

export function withOneMeaning(passages: readonly Passage[]): Passage[] {
  const byFact = new Map<Fact, Passage[]>();
  for (const passage of passages) {
    byFact.set(passage.fact, [...(byFact.get(passage.fact) ?? []), passage]);
  }
  return [...byFact].flatMap(([fact, found]) => (isAmbiguous(fact) ? chosen(fact, found) : found));
}

/** An option or a key of one name may be there for several commands; a class or an error code hardly is. */
function isAmbiguous({ kind, old, isDefined }: Fact): boolean {
  const isOne = isDefined && isDistinctive(old) && !old.startsWith("--");
  return kind === "value" || (kind === "removed" && !isOne);
}

function chosen(fact: Fact, found: readonly Passage[]): readonly Passage[] {
  const name = fact.key ?? fact.old;
  const isDefining = ({ line, form }: Passage) =>
    form !== "example" && form !== "prose" && leadsWith(line.text, name);
  const sections = new Map<string, Passage[]>();
  for (const passage of found.filter(isDefining)) {
    const key = sectionOf(passage);
    sections.set(key, [...(sections.get(key) ?? []), passage]);
  }
  if (sections.size < 2) return found;
  const scored = [...sections]
    .map(([key, own]) => ({ key, score: Math.max(...own.map((each) => kinship(fact, each))) }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (!best || best.score === next?.score) return [];
  return found.filter((passage) => sectionOf(passage) === best.key);
}

function sectionOf({ path, line }: Passage): string {
  const above = line.isHeading ? line.headings.slice(0, -1) : line.headings;
  return [path, ...above].join("\n");
}

/** How many words of the change's place stand in the passage's: its path, its headings, the line itself. */
function kinship({ old, key, scope, hints }: Fact, { path, line }: Passage): number {
  const own = new Set(wordsOfName(key ?? old));
  const near = wordsIn([path.replace(/\.\w+$/, ""), ...line.headings].join(" "));
  const said = wordsIn(line.text);
  const count = (words: ReadonlySet<string>, among: ReadonlySet<string>) =>
    [...words].filter((word) => among.has(word) && !own.has(word) && !isCommon(word)).length;
  return count(scope, near) + count(scope, said) + count(hints, said) * 0.5;
}

function wordsIn(text: string): Set<string> {
  const names = text.match(/[A-Za-z_$][\w$]*/g) ?? [];
  return new Set(names.flatMap((name) => [name.toLowerCase(), ...wordsOfName(name)]));
}
