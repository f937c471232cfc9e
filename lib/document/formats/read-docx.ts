/** The text of a Word file: headings, numbered paragraphs, tables, notes, and what its authors still discuss. */
import type { Converted } from "./conversion";
import { type Block, Flow, type FlowContext, type FlowFacts } from "./docx/flow";
import { ListNumbers } from "./docx/list-numbers";
import { readLists } from "./docx/read-lists";
import { readStyles } from "./docx/read-styles";
import { countOf, listOf } from "./listed";
import {
  mainPart,
  type OfficeFile,
  officeWarnings,
  readPart,
  relationshipsOf,
} from "./office-parts";
import { pipeTable } from "./pipe-table";
import { attribute } from "./read-xml";
import type { TextWriter } from "./text-writer";
import { openZipParts } from "./zip-parts";

const mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export async function readDocx(
  { path, name }: { path: string; name: string },
  out: TextWriter,
): Promise<Converted> {
  const parts = await openZipParts(path, name);
  try {
    return await readFile({ parts, name }, out);
  } finally {
    parts.close();
  }
}

async function readFile(file: OfficeFile, out: TextWriter): Promise<Converted> {
  const main = await mainPart(file, "word/document.xml");
  const related = await relationshipsOf(file, main);
  const targetOf = (type: string) => related.find((one) => one.type === type)?.target;
  const context: Omit<FlowContext, "comments" | "onBlock"> = {
    styleOf: await readStyles(file, targetOf("styles")),
    lists: new ListNumbers(await readLists(file, targetOf("numbering"))),
    facts: newFacts(),
  };
  const comments = await readComments(file, targetOf("comments"), context);
  const { facts } = context;
  await readPart(
    file,
    main,
    new Flow({ ...context, comments, onBlock: (block) => writeBlock(block, out) }),
  );
  for (const [type, label, prefix, ids] of [
    ["footnotes", "footnote", "", facts.footnotes],
    ["endnotes", "endnote", "e", facts.endnotes],
  ] as const) {
    const notes = await readNotes(file, targetOf(type), { ...context, comments });
    writeNotes({ notes, ids, label, prefix }, out);
  }
  for (const type of ["header", "footer"]) {
    const targets = related.filter((one) => one.type === type).map(({ target }) => target);
    await writeMargins(file, { type, targets, context: { ...context, comments } }, out);
  }
  return {
    mediaType,
    encoding: "utf-8",
    warnings: [...flowWarnings(facts, comments.size), ...(await officeWarnings(file))],
  };
}

function newFacts(): FlowFacts {
  return {
    added: 0,
    struck: 0,
    authors: new Set(),
    hidden: 0,
    pictures: 0,
    footnotes: [],
    endnotes: [],
  };
}

function writeBlock(block: Block, out: TextWriter): void {
  const text = textOf(block);
  if (text.trim() === "") {
    out.endLine();
    return;
  }
  if (block.kind === "paragraph" && block.outline !== null) {
    out.endLine(1);
    out.place(withoutMarks(text));
    out.write(`${"#".repeat(Math.min(6, block.outline + 1))} ${text.replace(/\s+/g, " ").trim()}`);
    out.endLine();
    return;
  }
  out.endLine(block.kind === "table" ? 1 : 0);
  out.write(text);
  out.endLine(block.kind === "table" ? 1 : 0);
}

function textOf(block: Block): string {
  return block.kind === "table" ? pipeTable(block.rows) : block.text;
}

/** A heading as it reads with its changes accepted. */
function withoutMarks(text: string): string {
  return text
    .replace(/\{--.*?--\}|\{>>.*?<<\}|\[\^e?\d+\]/gs, "")
    .replace(/\{\+\+|\+\+\}/g, "")
    .trim();
}

type NoteTexts = ReadonlyMap<string, string>;

async function readNotes(
  file: OfficeFile,
  part: string | undefined,
  context: Omit<FlowContext, "onBlock">,
): Promise<NoteTexts> {
  const notes = new Map<string, string>();
  if (part === undefined) return notes;
  const flow = new Flow({
    ...context,
    onBlock(block, note) {
      const text = textOf(block).replace(/\s+/g, " ").trim();
      if (note === null || text === "") return;
      const before = notes.get(note);
      notes.set(note, before === undefined ? text : `${before} ${text}`);
    },
  });
  await readPart(file, part, flow);
  return notes;
}

async function readComments(
  file: OfficeFile,
  part: string | undefined,
  context: Omit<FlowContext, "comments" | "onBlock">,
): Promise<NoteTexts> {
  if (part === undefined) return new Map();
  const authors = new Map<string, string>();
  await readPart(file, part, {
    open(name, attributes) {
      if (name !== "comment") return;
      authors.set(attribute(attributes, "id") ?? "", attribute(attributes, "author") ?? "");
    },
  });
  const texts = await readNotes(file, part, { ...context, comments: new Map() });
  return new Map(
    [...texts].map(([id, text]) => {
      const author = authors.get(id)?.trim() ?? "";
      return [id, `{>>${author === "" ? "" : `${author}: `}${text}<<}`];
    }),
  );
}

type Notes = { notes: NoteTexts; ids: readonly string[]; label: string; prefix: string };

function writeNotes({ notes, ids, label, prefix }: Notes, out: TextWriter): void {
  for (const [index, id] of ids.entries()) {
    const text = notes.get(id);
    if (text === undefined) continue;
    out.endLine(index === 0 ? 1 : 0);
    out.place(`${label} ${prefix}${index + 1}`);
    out.write(`[^${prefix}${index + 1}]: ${text}`);
  }
}

type Margins = { type: string; targets: readonly string[]; context: Omit<FlowContext, "onBlock"> };

/** What stands above or below every page, once for each wording. */
async function writeMargins(
  file: OfficeFile,
  { type, targets, context }: Margins,
  out: TextWriter,
): Promise<void> {
  const texts = new Set<string>();
  for (const target of targets) {
    const lines: string[] = [];
    const onBlock = (block: Block) => lines.push(textOf(block));
    await readPart(file, target, new Flow({ ...context, onBlock }));
    const text = lines.join("\n").trim();
    if (text !== "") texts.add(text);
  }
  for (const text of texts) {
    out.endLine(1);
    out.place(`page ${type}`);
    out.write(`[Page ${type}: ${text}]`);
  }
}

function flowWarnings(facts: FlowFacts, comments: number): string[] {
  const warnings: string[] = [];
  const { added, struck, authors, hidden, pictures } = facts;
  if (added + struck > 0) {
    const by = authors.size === 0 ? "" : `, by ${listOf([...authors], 5)}`;
    warnings.push(
      `This file holds changes that nobody has accepted or rejected: ${countOf(added, "addition")} {++…++} and ${countOf(struck, "deletion")} {--…--}${by}. The text shows both.`,
    );
  }
  if (comments > 0) {
    warnings.push(`${countOf(comments, "comment")} of its authors stand in the text as {>>…<<}.`);
  }
  if (hidden > 0) {
    warnings.push(
      `${countOf(hidden, "passage")} ${hidden === 1 ? "is" : "are"} formatted as hidden and left out, for a reader does not see ${hidden === 1 ? "it" : "them"}.`,
    );
  }
  if (pictures > 0) {
    warnings.push(
      `${countOf(pictures, "picture")} ${pictures === 1 ? "stands" : "stand"} in the text as [Picture]; what is pictured is not read.`,
    );
  }
  return warnings;
}
