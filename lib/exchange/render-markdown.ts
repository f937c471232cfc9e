/**
 * A report as Markdown, for tickets and for models. What was read or written in the run stands in fences and quotes that
 * it cannot leave: a fence is longer than any in its text.
 */
import type { AnswerPiece } from "@/lib/trace/select-answer";
import type { Block, Report, ReportStep } from "./report";
import type { ReadText } from "./run-file";
import { wholeText } from "./whole-text";
import type { Words } from "./words";

type Tools = { readText: ReadText; words: Words };

export async function* markdownOf(report: Report, tools: Tools): AsyncGenerator<string, void> {
  yield `# ${inline(report.title)}\n\n`;
  yield `${report.kind}\n\n`;
  for (const { name, value } of report.facts) yield `- **${name}**: ${inline(value)}\n`;
  yield "\n";
  for (const block of report.blocks) yield await blockText(block, tools);
  yield `## ${tools.words.steps}\n\n`;
  if (report.steps.length === 0) yield `${tools.words.noSteps}\n`;
  for (const step of report.steps) {
    yield stepHead(step);
    for (const block of step.blocks) yield await blockText(block, tools);
  }
}

/** Deeper steps are told by their number of arrows: Markdown has six levels of headings. */
function stepHead({ number, depth, title, facts, isFailed }: ReportStep): string {
  const level = Math.min(3 + depth, 6);
  const deeper = "› ".repeat(Math.min(Math.max(depth - 3, 0), 8));
  const state = isFailed ? " ✗" : "";
  return `${"#".repeat(level)} ${number}. ${deeper}${inline(title)}${state}\n\n${facts.map(inline).join(" · ")}\n\n`;
}

async function blockText(block: Block, tools: Tools): Promise<string> {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${inline(block.text)}\n\n`;
    case "paragraph":
      return `${plain(block.text)}\n\n`;
    case "answer":
      return `${quoted(block.pieces.map((piece) => answerPiece(piece, tools.words)).join(""))}\n\n`;
    case "quote":
      return `${quoted(plain(block.text))}\n>\n> — ${inline(block.source)}\n\n`;
    case "list":
      return `${block.items.map((item) => `- ${inline(item)}`).join("\n")}\n\n`;
    case "table":
      return `${table(block)}\n`;
    case "text":
      return `${inline(block.label)}:\n\n${fenced(await wholeText(block.text, tools), block.language)}\n\n`;
  }
}

const signs = {
  verified: "✓",
  computed: "=",
  given: "·",
  absent: "∅",
  seen: "~",
  unsupported: "?",
};

function answerPiece(piece: AnswerPiece, words: Words): string {
  if (piece.kind === "text") return plain(piece.text);
  const { mark } = piece.claim;
  return `**${plain(piece.text).trim()}** [${piece.number}${signs[mark]} ${words.mark[mark]}]`;
}

function table({ head, rows }: Extract<Block, { kind: "table" }>): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => inline(cell).replaceAll("|", "\\|")).join(" | ")} |\n`;
  return `${line(head)}|${" --- |".repeat(head.length)}\n${rows.map(line).join("")}`;
}

/** In one line, with nothing that Markdown or HTML would act on. */
function inline(text: string): string {
  const lines = plain(text).split(/[\n\r\u2028\u2029]/);
  return lines.length === 1
    ? (lines[0] ?? "")
    : lines
        .map((line) => line.trim())
        .filter(Boolean)
        .join(" ");
}

/** A text that stays text: no tag, link, emphasis, heading or code comes of it. */
function plain(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>~]/g, "\\$&")
    .replaceAll(/^([ \t]*)([#+-]+|=+)(?=\s|$)/gm, "$1\\$2")
    .replaceAll(/^([ \t]*\d+)([.)])(?=\s|$)/gm, "$1\\$2");
}

function quoted(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `> ${line}`)
    .join("\n");
}

function fenced(text: string, language: string): string {
  const runs = text.match(/`+/g) ?? [];
  const longest = runs.reduce((most, run) => Math.max(most, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language === "text" ? "" : language}\n${text}${text.endsWith("\n") ? "" : "\n"}${fence}`;
}
