/** Plans for questions about the parts of a text themselves. */
import { abstainStep, nearPass, type Plan, pass, step } from "@/lib/builtin/cell";
import { type Conversation, findFact } from "@/lib/builtin/conversation";
import type { Language } from "@/lib/builtin/question/language";
import { type PartsQuestion, readPartsQuestion } from "@/lib/builtin/question/parts-question";
import { readQuestion } from "@/lib/builtin/question/reading";
import { reason, reasonSource } from "@/lib/builtin/reasons/reason";
import { chooseHeading, headingsCell, readHeadings } from "./headings";
import { partSource } from "./part-source";
import { titleOf } from "./title-of";
import { unexplained } from "./unexplained";

export function planPartsQuestion(conversation: Conversation): Plan {
  const reading = readQuestion(conversation.question);
  const asked = readPartsQuestion(reading, titleOf(conversation));
  const { language } = reading;
  if (asked === null) return pass(reason(language, "noResult"));
  const leftover = reading.leftover();
  if (leftover.length > 0) return nearPass(unexplained(leftover, language));
  const forms = readHeadings(findFact(conversation.turns, "headings"));
  if (forms === null)
    return step(`I look for the headings of each ${asked.part.key}.`, headingsCell(asked.part));
  if (forms.length === 0) return nearPass(reason(language, "noHeadings", { part: asked.part.key }));
  const choice = chooseHeading(forms, asked.claim?.count ?? null, {
    part: asked.part.key,
    language,
  });
  if ("reason" in choice) return { kind: "step", step: abstainStep(choice.reason) };
  const why = `The headings like "${choice.form.first.slice(0, 60)}" run on from 1 without a gap, so they are the parts.`;
  if (asked.goal !== "count") return step(why, longestCell(asked, choice.form.source, language));
  return step(why, countCell(choice.form.source, asked, language));
}

function countCell(source: string, { part }: PartsQuestion, language: Language): string {
  const counter = language === "ja" ? (part.counter ?? "") : "";
  return `// Compute: count the headings and look at the first, the last and the shortest part.
const parts = split_sections(${source});
const lengths = parts.map((part) => part.body.trim().length);
console.log(parts.length, parts[0].title.trim(), "…", parts.at(-1)?.title.trim(), "shortest body:", Math.min(...lengths));
const copies = parts.filter((part) => part.body.trim() === "").length;
if (copies > parts.length / 4) ABSTAIN(${reasonSource(language, "contents", { copies: "copies", count: "parts.length" })});
else FINAL(\`\${parts.length}${counter}\`, [parts[0], parts[parts.length - 1]].map((part) => cite(part.start, part.start + part.title.length)));`;
}

const sizes = {
  words: 'part.body.split(/\\s+/).filter((word) => word !== "").length',
  characters: "part.body.length",
  lines: 'part.body.trim().split("\\n").length',
};

function longestCell(
  { goal, unit, part }: PartsQuestion,
  source: string,
  language: Language,
): string {
  const units = unit === null ? (["words", "characters", "lines"] as const) : [unit];
  const rows = units.map((name) => `  ${name}: (part: { body: string }) => ${sizes[name]},`);
  const better = goal === "longest" ? "b.size - a.size" : "a.size - b.size";
  const answer =
    unit === null ? "winners[0].name" : `\`\${winners[0].name}: \${winners[0].size} ${unit}\``;
  return `// Compute: measure the body of every ${part.key}${unit === null ? " in each unit that may be meant; they must agree" : ""}.
${partSource(part, source)}
const sizes = {
${rows.join("\n")}
};
const winners = Object.entries(sizes).map(([unit, sizeOf]) => {
  const ranked = parts.map((part) => ({ unit, name: nameOf(part), size: sizeOf(part), part })).sort((a, b) => ${better});
  console.log(unit, ranked.slice(0, 3).map(({ name, size }) => \`\${size} \${name}\`));
  return { ...ranked[0], tied: ranked[0].size === ranked[1].size };
});
if (winners.some((winner) => winner.tied)) ABSTAIN(${reasonSource(language, "equallyLong")});
else if (winners.some((winner) => winner.name !== winners[0].name)) ABSTAIN(${reasonSource(language, "dependsOnUnit", { winners: 'winners.map(({ unit, name }) => `${name} (${unit})`).join("; ")' })});
else FINAL(${answer}, [cite(winners[0].part.start, winners[0].part.start + winners[0].part.title.length)]);`;
}
