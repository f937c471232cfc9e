/**
 * A report as one file that opens in a browser without a server and without the network.
 *
 * All text of the run stands in it as text: every character that HTML acts on is escaped, nothing of it stands in a
 * script, and a policy in the head lets no script run but the one below, by its hash.
 */
import { fill } from "@/lib/format/fill";
import { formatBytes } from "@/lib/format/size";
import { pageScript } from "./page-script";
import { pageStyle } from "./page-style";
import type { Block, Report, ReportStep } from "./report";
import type { ReadText } from "./run-file";
import { wholeText } from "./whole-text";
import type { Words } from "./words";

type Tools = {
  readText: ReadText;
  words: Words;
  /** The sha256 of a text in base64, as content policies want it. */
  hash(text: string): string;
  /** Version of the product. */
  version: string;
};

/** A text longer than this is folded away at first, so that a page of many megabytes opens. */
const LONG_BYTES = 20_000;
const DEEPEST = 8;

export async function* pageOf(report: Report, tools: Tools): AsyncGenerator<string, void> {
  yield head(report, tools);
  yield bar(tools.words);
  yield `<div class="all">\n${tree(report, tools.words)}<main>\n`;
  yield `<h1>${escapeHtml(report.title)}</h1>\n<p class="kind">${escapeHtml(report.kind)}</p>\n${facts(report)}`;
  for (const block of report.blocks) yield await blockHtml(block, tools);
  yield `<h2>${escapeHtml(tools.words.steps)}</h2>\n`;
  if (report.steps.length === 0) yield `<p>${escapeHtml(tools.words.noSteps)}</p>\n`;
  for (const step of report.steps) {
    yield stepHead(step);
    for (const block of step.blocks) yield await blockHtml(block, tools);
    yield "</details>\n";
  }
  const made = fill(tools.words.page.made, { version: tools.version });
  yield `<p class="note">${escapeHtml(made)}</p>\n</main>\n</div>\n`;
  yield `<script>${pageScript}</script>\n</body>\n</html>\n`;
}

/** Control characters have no place in a page; the replacement character stands where one was. */
export function escapeHtml(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: These are what is taken out.
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "\ufffd")
  );
}

function head(report: Report, { hash }: Tools): string {
  const policy = `default-src 'none'; style-src 'sha256-${hash(pageStyle)}'; script-src 'sha256-${hash(pageScript)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${escapeHtml(report.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(report.title.slice(0, 120))}</title>
<style>${pageStyle}</style>
</head>
<body>
`;
}

/** Hidden until the script runs: without it the buttons would do nothing. */
function bar({ page }: Words): string {
  const button = (id: string, label: string) =>
    `<button type="button" id="${id}">${escapeHtml(label)}</button>`;
  return `<div class="bar" hidden>
<input type="search" id="search" aria-label="${escapeHtml(page.search)}" placeholder="${escapeHtml(page.search)}">
<span id="hits" role="status" data-words="${escapeHtml(page.hits)}"></span>
${button("previous", page.previous)}
${button("next", page.next)}
${button("unfold", page.unfold)}
${button("fold", page.fold)}
${button("theme", page.theme)}
</div>
`;
}

function tree({ steps }: Report, { page }: Words): string {
  const rows = steps.map(
    ({ number, depth, title }) =>
      `<a class="d${Math.min(depth, DEEPEST)}" href="#s${number}">${escapeHtml(`${number}. ${title}`)}</a>\n`,
  );
  return `<nav aria-label="${escapeHtml(page.tree)}">\n<h2>${escapeHtml(page.tree)}</h2>\n${rows.join("")}</nav>\n`;
}

function facts(report: Report): string {
  const rows = report.facts.map(
    ({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>\n`,
  );
  return `<dl class="facts">\n${rows.join("")}</dl>\n`;
}

/** Steps stand one after the other, however deep: browsers give up on markup that nests hundreds of levels. */
function stepHead({
  number,
  depth,
  kind,
  title,
  facts: told,
  isFailed,
  isOpen,
}: ReportStep): string {
  const classes = ["step", `d${Math.min(depth, DEEPEST)}`, kind];
  if (isFailed) classes.push("failed");
  if (isOpen) classes.push("open");
  const sign = isFailed ? " ✗" : "";
  return `<details open class="${classes.join(" ")}" id="s${number}"><summary><b>${escapeHtml(`${number}. ${title}${sign}`)}</b> <span class="facts">${escapeHtml(told.join(" · "))}</span></summary>\n`;
}

async function blockHtml(block: Block, tools: Tools): Promise<string> {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>\n`;
    case "paragraph":
      return `<p>${escapeHtml(block.text)}</p>\n`;
    case "answer":
      return answerHtml(block, tools.words);
    case "quote":
      return `<figure><blockquote>${escapeHtml(block.text)}</blockquote><figcaption>${escapeHtml(block.source)}</figcaption></figure>\n`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>\n`;
    case "table":
      return tableHtml(block);
    case "text":
      return textHtml(block, tools);
  }
}

function answerHtml({ pieces }: Extract<Block, { kind: "answer" }>, words: Words): string {
  const marked = pieces.map((piece) => {
    if (piece.kind === "text") return escapeHtml(piece.text);
    const { mark } = piece.claim;
    const title = `${words.mark[mark]}: ${words.markNote[mark]}`;
    return `<mark class="${mark}" title="${escapeHtml(title)}">${escapeHtml(piece.text)}</mark><sup>${piece.number} ${escapeHtml(words.mark[mark])}</sup>`;
  });
  return `<div class="answer">${marked.join("")}</div>\n`;
}

function tableHtml({ head: names, rows }: Extract<Block, { kind: "table" }>): string {
  const cells = (tag: "th" | "td", row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join("")}</tr>\n`;
  const body = rows.map((row) => cells("td", row)).join("");
  return `<div class="table"><table><thead>${cells("th", names)}</thead><tbody>\n${body}</tbody></table></div>\n`;
}

async function textHtml(
  { label, text }: Extract<Block, { kind: "text" }>,
  tools: Tools,
): Promise<string> {
  const whole = await wholeText(text, tools);
  const pre = `<pre>${escapeHtml(whole)}</pre>`;
  if (whole.length <= LONG_BYTES) return `<p class="label">${escapeHtml(label)}</p>${pre}\n`;
  const size = formatBytes(typeof text === "string" ? whole.length : text.bytes);
  const folded = fill(tools.words.page.longText, { label, size });
  return `<details class="long"><summary class="label">${escapeHtml(folded)}</summary>${pre}</details>\n`;
}
