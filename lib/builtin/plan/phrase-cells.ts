/** The cells that count wordings in the whole text and in its parts. */
import { literal } from "@/lib/builtin/cell";
import type { Language } from "@/lib/builtin/question/language";
import type { PartKind } from "@/lib/builtin/question/part-noun";
import type { PhraseQuestion } from "@/lib/builtin/question/phrase-question";
import { reasonSource } from "@/lib/builtin/reasons/reason";
import { partSource } from "./part-source";
import { type PhraseReading, phraseReadings } from "./phrase-pattern";

export type PhraseTask = { asked: PhraseQuestion; language: Language; mayHoldNotes: boolean };

const withoutNotes = 'context.replace(/《[^》]*》|［＃[^］]*］|｜/g, "")';

function textsSource({ asked, mayHoldNotes }: PhraseTask): string {
  const bare = `  "without ruby and notes": ${withoutNotes},`;
  if (asked.options.withoutNotes) return `const texts: Record<string, string> = {\n${bare}\n};`;
  const all = mayHoldNotes ? `\n${bare}` : "";
  return `const texts: Record<string, string> = {\n  "the text": context,${all}\n};`;
}

function readingsSource(name: string, readings: readonly PhraseReading[]): string {
  const rows = readings.map((reading) => `    ${literal(reading.name)}: ${reading.source},`);
  return `  ${literal(name)}: {\n${rows.join("\n")}\n  },`;
}

function wordingsSource({ asked }: PhraseTask): string {
  const rows = asked.wordings.map((wording) =>
    readingsSource(wording.text, phraseReadings(wording, asked.options)),
  );
  return `const wordings: Record<string, Record<string, RegExp>> = {\n${rows.join("\n")}\n};`;
}

/** Counts over the whole text; every open reading must give the same number. */
export function countCell(task: PhraseTask): string {
  const compare = task.asked.goals.includes("compare");
  const lines = task.asked.goals.includes("lines-count");
  const count = lines
    ? 'text.split("\\n").filter((line) => line.search(shape) >= 0).length'
    : "text.match(shape)?.length ?? 0";
  return `// Compute: count ${lines ? "the lines with the wording" : "the wording"} in each way the question can be read; all must agree.
${textsSource(task)}
${wordingsSource(task)}
const counts = Object.entries(wordings).map(([wording, shapes]) => {
  const ways = Object.entries(texts).flatMap(([where, text]) =>
    Object.entries(shapes).map(([way, shape]) => ({ way: \`\${way}, in \${where}\`, count: ${count} })));
  const first = Object.values(shapes)[0].exec(context);
  Object.values(shapes)[0].lastIndex = 0;
  return { wording, ways, count: ways[0].count, agree: ways.every((way) => way.count === ways[0].count), first };
});
for (const { wording, ways } of counts) console.log(wording, ways.map(({ way, count }) => \`\${count} \${way}\`).join(" | "));
const unclear = counts.find((counted) => !counted.agree);
const evidence = counts.flatMap(({ first }) => (first ? [cite(first.index, first.index + first[0].length)] : []));
if (unclear) {
  ABSTAIN(${reasonSource(task.language, "ambiguousWording", { wording: "unclear.wording", ways: 'unclear.ways.map(({ way, count }) => `${count} ${way}`).join("; ")' })});
} else {
  ${compare ? compareAnswer(task.language) : `FINAL(\`${unitAnswer(task.language, lines)}\`, evidence);`}
}`;
}

function unitAnswer(language: Language, lines: boolean): string {
  const count = "${counts[0].count}";
  if (language === "ja") return `${count}${lines ? "行" : "回"}`;
  if (language === "de") return `${count} ${lines ? "Zeilen" : "Mal"}`;
  return `${count} ${lines ? "lines" : "times"}`;
}

function compareAnswer(language: Language): string {
  const one =
    language === "ja"
      ? "`「${counted.wording}」は${counted.count}回`"
      : `\`"\${counted.wording}": \${counted.count}\``;
  const more = {
    en: '`"${most.wording}" occurs more often`',
    de: "`„${most.wording}“ kommt häufiger vor`",
    ja: "`「${most.wording}」の方が多い`",
  }[language];
  const equal = literal(
    { en: "Both occur equally often", de: "Beide kommen gleich oft vor", ja: "同じ回数です" }[
      language
    ],
  );
  return `const ranked = [...counts].sort((a, b) => b.count - a.count);
  const most = ranked[0];
  const listed = ranked.map((counted) => ${one}).join("${language === "ja" ? "、" : ", "}");
  if (ranked[1].count === most.count) FINAL(${equal} + \`${language === "ja" ? "(${listed})" : " (${listed})"}\`, evidence);
  else FINAL(${more} + \`${language === "ja" ? "(${listed})" : " (${listed})"}\`, evidence);`;
}

export type PartsTask = PhraseTask & { parts: { kind: PartKind; source: string } };

/** Searches each part; every open reading must find the same parts, and a second way must agree. */
export function partsCell(task: PartsTask): string {
  return `// Compute: search every ${task.parts.kind.key} for the wording, then find the same parts from the hits in the whole text.
${partSource(task.parts.kind, task.parts.source)}
${wordingsSource(task)}
const shapeSets = Object.values(wordings).map((shapes) => Object.entries(shapes));
const holds = (body: string, shape: RegExp) => body.search(shape) >= 0;
const wanted = (found: boolean[]) => ${combination(task.asked.combine)};
const ways = shapeSets.reduce<{ way: string; shapes: RegExp[] }[]>((sofar, shapes) =>
  sofar.flatMap((one) => shapes.map(([way, shape]) => ({ way: one.way ? \`\${one.way} / \${way}\` : way, shapes: [...one.shapes, shape] }))), [{ way: "", shapes: [] }]);
const results = ways.map(({ way, shapes }) => ({ way, shapes, holding: parts.filter((part) => wanted(shapes.map((shape) => holds(part.body, shape)))) }));
const { holding, shapes } = results[0];
const partOf = (hit: { start: number }) => parts.findLast((part) => part.bodyStart <= hit.start && hit.start < part.bodyStart + part.body.length);
const hitSets = shapes.map((shape) => new Set(grep(shape).map(partOf)));
const again = parts.filter((part) => wanted(hitSets.map((set) => set.has(part))));
console.log(\`${task.parts.kind.key}s: \${parts.length}; each wording alone: \${hitSets.map((set) => set.size).join(", ")}\`);
console.log(results.map(({ way, holding }) => \`\${holding.length} \${way}\`).join(" | "), "; second way:", again.length);
console.log(holding.slice(0, 10).map(nameOf).join("\\n"));
const unclear = results.some((result) => result.holding.map((part) => part.start).join() !== holding.map((part) => part.start).join());
const evidence = holding.slice(0, 8).flatMap((part) => ${task.asked.combine === "none" ? "[cite(part.start, part.start + part.title.length)]" : firstHits});
${goalSource(task)}`;
}

const firstHits =
  "shapes.flatMap((shape) => grep(shape, { within: part.span }).slice(0, 1).map((hit) => cite(hit.start, hit.end)))";

function combination(combine: PhraseQuestion["combine"]): string {
  if (combine === "none") return "!found.some(Boolean)";
  if (combine === "all") return "found.every(Boolean)";
  if (combine === "only-first") return "found[0] && !found.slice(1).some(Boolean)";
  return "found.some(Boolean)";
}

function goalSource({ asked, language, parts }: PartsTask): string {
  const checks = `if (unclear) ABSTAIN(${reasonSource(language, "ambiguousParts", { ways: 'results.map(({ way, holding }) => `${holding.length} ${way}`).join("; ")' })});
else if (again.length !== holding.length) ABSTAIN(${reasonSource(language, "waysDisagree")});`;
  const noun = language === "en" ? ` ${parts.kind.key}s` : "";
  if (asked.goals.includes("part-most")) {
    return `const ranked = parts.map((part) => ({ name: nameOf(part), count: part.body.match(shapes[0])?.length ?? 0 })).sort((a, b) => b.count - a.count);
console.log(ranked.slice(0, 4));
${checks}
else if (ranked[0].count === ranked[1].count) ABSTAIN(${reasonSource(language, "severalMost", { count: "ranked[0].count" })});
else FINAL(${asked.withCount ? "`${ranked[0].name}: ${ranked[0].count}`" : "ranked[0].name"}, evidence);`;
  }
  if (asked.goals.includes("parts-list")) {
    const none = { en: "None.", de: "Keine.", ja: "ありません。" }[language];
    return `${checks}
else FINAL(holding.map(nameOf).join("\\n") || ${literal(none)}, evidence);`;
  }
  if (asked.goals.includes("occurrences")) {
    return `const total = context.match(shapes[0])?.length ?? 0;
const inParts = parts.reduce((sum, part) => sum + (part.body.match(shapes[0])?.length ?? 0), 0);
console.log({ total, inParts });
${checks}
else if (total !== inParts) ABSTAIN(${reasonSource(language, "outsideParts", { total: "total", inside: "inParts" })});
else FINAL(\`\${total}, in \${holding.length}${noun}\`, evidence);`;
  }
  return `${checks}
else FINAL(\`\${holding.length}${noun}\`, evidence);`;
}
