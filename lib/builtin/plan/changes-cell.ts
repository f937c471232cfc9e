/** The cell that compares two texts passage by passage: what was changed, added and removed, each with its place. */
import type { Language } from "@/lib/builtin/question/language";
import { reasonSource } from "@/lib/builtin/reasons/reason";

const words = {
  en: {
    changed: "Changed",
    added: "Added",
    removed: "Removed",
    count: ["changed", "added", "removed"],
    same: "No passage was changed, added or removed.",
  },
  de: {
    changed: "Geändert",
    added: "Hinzugefügt",
    removed: "Gestrichen",
    count: ["geändert", "hinzugefügt", "gestrichen"],
    same: "Kein Absatz wurde geändert, hinzugefügt oder gestrichen.",
  },
  ja: {
    changed: "変更",
    added: "追加",
    removed: "削除",
    count: ["件の変更", "件の追加", "件の削除"],
    same: "変更、追加、削除された箇所はありません。",
  },
} as const;

export function changesCell(language: Language): string {
  const said = words[language];
  return `// Compute: align the passages of both texts, list the differences, and check that they turn the one into the other.
type Unit = { start: number; end: number; text: string };
const isParted = documents.every(({ text }) => (text.match(/\\n[ \\t]*\\n/g) ?? []).length > 2 && text.split(/\\n[ \\t]*\\n/).every((block) => block.length < 4000));
const unitsOf = (text: string) => {
  const units: Unit[] = [];
  let from = 0;
  for (const gap of [...text.matchAll(isParted ? /\\n[ \\t]*\\n/g : /\\n/g), null]) {
    const to = gap ? gap.index : text.length;
    const raw = text.slice(from, to);
    const start = from + raw.length - raw.trimStart().length, end = start + raw.trim().length;
    if (end > start) units.push({ start, end, text: text.slice(start, end).replace(/\\s+/g, " ") });
    from = gap ? to + gap[0].length : to;
  }
  return units;
};
const [old, now] = documents.map(({ text }) => unitsOf(text));
let head = 0, tail = 0;
while (head < old.length && head < now.length && old[head].text === now[head].text) head += 1;
while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail].text === now[now.length - 1 - tail].text) tail += 1;
const a = old.slice(head, old.length - tail), b = now.slice(head, now.length - tail);
const isTooLong = a.length * b.length > 4_000_000;
// The longest common run of passages, by the usual table.
const width = b.length + 1, table = new Uint32Array(isTooLong ? 0 : (a.length + 1) * width);
if (!isTooLong) for (let i = a.length - 1; i >= 0; i -= 1) for (let j = b.length - 1; j >= 0; j -= 1)
  table[i * width + j] = a[i].text === b[j].text ? table[(i + 1) * width + j + 1] + 1 : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
const hunks: { gone: Unit[]; come: Unit[] }[] = [];
const rebuilt: string[] = now.slice(0, head).map(({ text }) => text);
let hunk = { gone: [] as Unit[], come: [] as Unit[] };
const close = () => { if (hunk.gone.length + hunk.come.length > 0) hunks.push(hunk); hunk = { gone: [], come: [] }; };
for (let i = 0, j = 0; !isTooLong && (i < a.length || j < b.length); ) {
  if (i < a.length && j < b.length && a[i].text === b[j].text) { close(); rebuilt.push(a[i].text); i += 1; j += 1; }
  else if (j >= b.length || (i < a.length && table[(i + 1) * width + j] >= table[i * width + j + 1])) { hunk.gone.push(a[i]); i += 1; }
  else { hunk.come.push(b[j]); rebuilt.push(b[j].text); j += 1; }
}
close();
rebuilt.push(...now.slice(now.length - tail).map(({ text }) => text));
const numberOf = (text: string) => /^[#*\\s]*(?:(?:Section|Clause|Article|§|第)\\s*)?(\\d+(?:\\.\\d+)*[a-z]?)[.)条\\s]/i.exec(text)?.[1] ?? "";
const bag = (text: string) => new Set(text.toLowerCase().match(/[\\p{L}\\p{N}]+/gu)?.flatMap((word) => (/[\\p{Script=Han}\\p{Script=Hiragana}]/u.test(word) ? [...word] : [word])) ?? []);
const likeness = (x: Unit, y: Unit) => {
  const [p, q] = [bag(x.text), bag(y.text)];
  const shared = [...p].filter((word) => q.has(word)).length;
  return shared / Math.max(1, p.size + q.size - shared) + (numberOf(x.text) !== "" && numberOf(x.text) === numberOf(y.text) ? 0.5 : 0);
};
const changed: [Unit, Unit][] = [], removed: Unit[] = [], added: Unit[] = [];
for (const { gone, come } of hunks) {
  const left = [...come];
  for (const unit of gone) {
    const best = left.map((other) => ({ other, like: likeness(unit, other) })).sort((x, y) => y.like - x.like)[0];
    if (best && best.like >= 0.4) { changed.push([unit, best.other]); left.splice(left.indexOf(best.other), 1); } else removed.push(unit);
  }
  added.push(...left);
}
const same = old.length - changed.length - removed.length;
const count = changed.length + removed.length + added.length;
console.log({ passages: [old.length, now.length], same, changed: changed.length, added: added.length, removed: removed.length });
// Of a long passage the part that differs is shown, from word to word.
const shown = (unit: Unit, other: Unit | null, doc: number) => {
  const text = documents[doc].text.slice(unit.start, unit.end);
  if (!other || text.length <= 320) return { start: unit.start, end: unit.end };
  const against = documents[1 - doc].text.slice(other.start, other.end);
  let from = 0, until = 0;
  while (from < text.length && text[from] === against[from]) from += 1;
  while (until < text.length - from && until < against.length - from && text.at(-1 - until) === against.at(-1 - until)) until += 1;
  const start = Math.max(0, text.lastIndexOf(" ", Math.max(0, from - 60)) + 1), end = text.indexOf(" ", Math.min(text.length, text.length - until + 60));
  return { start: unit.start + start, end: unit.start + (end < 0 ? text.length : end) };
};
const evidence: Span[] = [];
const quoted = (unit: Unit, other: Unit | null, doc: number) => {
  const { start, end } = shown(unit, other, doc);
  const span = cite(start, end, doc);
  evidence.push(span);
  return "“" + span.text.replace(/\\s+/g, " ") + "”";
};
// Two texts that share little are no versions of one another.
const isOther = same + changed.length < 0.3 * Math.max(old.length, now.length);
if (isTooLong || isOther || count > 40) ABSTAIN(${reasonSource(language, "tooManyChanges", { count: "isTooLong ? a.length + b.length : count", share: "Math.round((100 * (isTooLong ? head + tail : same)) / Math.max(1, old.length))" })});
else if (rebuilt.join("\\n") !== now.map(({ text }) => text).join("\\n")) ABSTAIN(${reasonSource(language, "waysDisagree")});
else if (count === 0) FINAL(${JSON.stringify(said.same)}, [0, 1].map((doc) => cite(0, Math.min(80, documents[doc].text.length), doc)));
else {
  const lines = [
    ...changed.map(([was, is]) => "- ${said.changed}: " + quoted(was, is, 0) + " → " + quoted(is, was, 1)),
    ...added.map((unit) => "- ${said.added}: " + quoted(unit, null, 1)),
    ...removed.map((unit) => "- ${said.removed}: " + quoted(unit, null, 0)),
  ];
  FINAL(\`\${documents[0].name} → \${documents[1].name}: \${changed.length} ${said.count[0]}, \${added.length} ${said.count[1]}, \${removed.length} ${said.count[2]}\\n\${lines.join("\\n")}\`, evidence);
}`;
}
