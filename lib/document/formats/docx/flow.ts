/**
 * The text of a Word part (body, note, header) as it streams by: paragraphs and tables, in the order of the page.
 *
 * Changes that nobody has accepted are told in CriticMarkup, `{++added++}`, `{--struck--}`, `{>>Author: comment<<}`:
 * to take one side would silently decide what the document says.
 */
import { attribute, type XmlAttributes, type XmlHandler } from "@/lib/document/formats/read-xml";
import type { ListNumbers } from "./list-numbers";
import { outlineOf, type ParagraphStyle } from "./read-styles";
import { runText } from "./run-text";

export type Block =
  | { kind: "paragraph"; text: string; outline: number | null }
  | { kind: "table"; rows: string[][] };

export type FlowFacts = {
  added: number;
  struck: number;
  authors: Set<string>;
  /** Runs of text that Word does not show. */
  hidden: number;
  pictures: number;
  /** Ids of notes, in the order in which the text refers to them. */
  footnotes: string[];
  endnotes: string[];
};

export type FlowContext = {
  styleOf: (id: string | null) => ParagraphStyle;
  lists: ListNumbers;
  /** What stands at the end of a commented passage, by the comment's id. */
  comments: ReadonlyMap<string, string>;
  facts: FlowFacts;
  /** Blocks as they end; `note` is the id of the note or comment that they belong to. */
  onBlock(block: Block, note: string | null): void;
};

type Paragraph = {
  pieces: string[];
  style: string | null;
  outline: number | null;
  listId: string | null;
  depth: number | null;
  /** Text boxes that are anchored in the paragraph; they follow it. */
  boxes: Block[];
};

type Table = { rows: string[][]; row: string[] | null; cell: string[] | null; span: number };
type Drawing = { description: string; hasText: boolean };
type Sink = (block: Block) => void;

const revisionMarks: Readonly<Record<string, readonly [string, string]>> = {
  ins: ["{++", "++}"],
  moveTo: ["{++", "++}"],
  del: ["{--", "--}"],
  moveFrom: ["{--", "--}"],
};

/** Elements of notes, each with an id. */
const noteNames = new Set(["footnote", "endnote", "comment"]);
/**
 * What older programs are offered instead, how a paragraph was formatted before, how a word is pronounced: all repeat
 * what stands beside them.
 */
const isSkipped = (name: string) =>
  name === "Fallback" || name === "rt" || name.endsWith("PrChange");
const textNames = new Set(["t", "delText"]);

export class Flow implements XmlHandler {
  readonly #context: FlowContext;
  readonly #names: string[] = [];
  readonly #paragraphs: Paragraph[] = [];
  readonly #tables: Table[] = [];
  readonly #sinks: Sink[];
  readonly #drawings: Drawing[] = [];
  readonly #revisions: (readonly [string, string])[] = [];
  #note: string | null = null;
  /** Depth inside what is no part of the text. */
  #skipped = 0;
  #isHidden = false;
  #isText = false;

  constructor(context: FlowContext) {
    this.#context = context;
    this.#sinks = [(block) => context.onBlock(block, this.#note)];
  }

  open(name: string, attributes: XmlAttributes): void {
    const parent = this.#names.at(-1) ?? "";
    this.#names.push(name);
    if (isSkipped(name)) this.#skipped += 1;
    if (this.#skipped > 0) return;
    if (noteNames.has(name)) this.#note = attribute(attributes, "id") ?? null;
    else if (parent === "pPr" || parent === "numPr") this.#paragraphProperty(name, attributes);
    else if (parent === "rPr") this.#runProperty(name, attributes);
    else if (parent === "r") this.#inRun(name, attributes);
    else this.#structure(name, attributes);
    if (textNames.has(name)) this.#isText = true;
  }

  close(name: string): void {
    this.#names.pop();
    if (isSkipped(name)) this.#skipped -= 1;
    if (this.#skipped > 0) return;
    if (textNames.has(name)) this.#isText = false;
    const parent = this.#names.at(-1) ?? "";
    if (name === "p") this.#endParagraph();
    else if (name === "r") this.#isHidden = false;
    else if (name === "tbl") this.#endTable();
    else if (name === "tr") this.#endRow();
    else if (name === "tc") this.#endCell();
    else if (name === "txbxContent") this.#sinks.pop();
    else if (name === "drawing" || name === "pict" || name === "object") this.#endDrawing();
    else if (name in revisionMarks && !parent.endsWith("Pr")) this.#endRevision();
    else if (noteNames.has(name)) this.#note = null;
  }

  text(text: string): void {
    if (!this.#isText || this.#skipped > 0) return;
    if (this.#isHidden) this.#context.facts.hidden += text.trim() === "" ? 0 : 1;
    else this.#add(text);
  }

  #add(text: string): void {
    this.#paragraphs.at(-1)?.pieces.push(text);
  }

  #paragraphProperty(name: string, attributes: XmlAttributes): void {
    const paragraph = this.#paragraphs.at(-1);
    const value = attribute(attributes, "val") ?? "";
    if (paragraph === undefined) return;
    if (name === "pStyle") paragraph.style = value;
    else if (name === "outlineLvl") paragraph.outline = outlineOf(value);
    else if (name === "numId") paragraph.listId = value;
    else if (name === "ilvl") paragraph.depth = Number(value);
  }

  #runProperty(name: string, attributes: XmlAttributes): void {
    if (name !== "vanish" || this.#names.at(-3) !== "r") return;
    this.#isHidden = !/^(?:0|false|off)$/.test(attribute(attributes, "val") ?? "");
  }

  #inRun(name: string, attributes: XmlAttributes): void {
    const { facts, comments } = this.#context;
    const id = attribute(attributes, "id") ?? "";
    if (name === "footnoteReference") this.#add(`[^${facts.footnotes.push(id)}]`);
    else if (name === "endnoteReference") this.#add(`[^e${facts.endnotes.push(id)}]`);
    else if (name === "commentReference") this.#add(comments.get(id) ?? "");
    else if (name === "drawing" || name === "pict" || name === "object") this.#beginDrawing();
    else if (!this.#isHidden) this.#add(runText(name, attributes));
  }

  #structure(name: string, attributes: XmlAttributes): void {
    if (name === "p") this.#beginParagraph();
    else if (name === "tbl") {
      this.#tables.push({ rows: [], row: null, cell: null, span: 1 });
    } else if (name === "tr") this.#startRow();
    else if (name === "tc") this.#startCell();
    else if (name === "gridSpan") this.#setSpan(Number(attribute(attributes, "val") ?? "1"));
    else if (name === "txbxContent") this.#beginTextBox();
    else if (name === "docPr") this.#describe(attributes);
    else if (name === "drawing" || name === "pict" || name === "object") this.#beginDrawing();
    else if (name in revisionMarks && !(this.#names.at(-2) ?? "").endsWith("Pr")) {
      this.#beginRevision(name, attributes);
    }
  }

  #beginParagraph(): void {
    this.#paragraphs.push({
      pieces: this.#revisions.map(([begin]) => begin),
      style: null,
      outline: null,
      listId: null,
      depth: null,
      boxes: [],
    });
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) return;
    const { styleOf, lists } = this.#context;
    const style = styleOf(paragraph.style);
    const listId = paragraph.listId ?? style.listId;
    const number =
      listId === null || listId === "0"
        ? ""
        : lists.next(listId, paragraph.depth ?? style.depth ?? 0);
    const pieces = [...paragraph.pieces, ...this.#revisions.map(([, end]) => end)];
    const own = joined(pieces);
    const text = number === "" || own.trim() === "" ? own : `${number} ${own.trimStart()}`;
    const sink = this.#sinks.at(-1);
    sink?.({ kind: "paragraph", text, outline: paragraph.outline ?? style.outline });
    for (const box of paragraph.boxes) sink?.(box);
  }

  #beginRevision(name: string, attributes: XmlAttributes): void {
    const marks = revisionMarks[name] ?? ["", ""];
    const { facts } = this.#context;
    if (marks[0] === "{++") facts.added += 1;
    else facts.struck += 1;
    const author = attribute(attributes, "author")?.trim() ?? "";
    if (author !== "") facts.authors.add(author);
    this.#revisions.push(marks);
    this.#add(marks[0]);
  }

  #endRevision(): void {
    const marks = this.#revisions.pop();
    if (marks !== undefined) this.#add(marks[1]);
  }

  #startRow(): void {
    const table = this.#tables.at(-1);
    if (table !== undefined) table.row = [];
  }

  #endRow(): void {
    const table = this.#tables.at(-1);
    if (table === undefined || table.row === null) return;
    table.rows.push(table.row);
    table.row = null;
  }

  #startCell(): void {
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    const cell: string[] = [];
    table.cell = cell;
    table.span = 1;
    this.#sinks.push((block) => cell.push(inCell(block)));
  }

  /** A cell over several columns leaves the others empty, so that columns stay one below the other. */
  #setSpan(columns: number): void {
    const table = this.#tables.at(-1);
    if (table !== undefined && columns >= 1 && columns <= 100) table.span = columns;
  }

  #endCell(): void {
    const table = this.#tables.at(-1);
    if (table === undefined || table.cell === null) return;
    this.#sinks.pop();
    table.row?.push(table.cell.filter((text) => text !== "").join(" "));
    for (let column = 1; column < table.span; column += 1) table.row?.push("");
    table.cell = null;
  }

  #endTable(): void {
    const table = this.#tables.pop();
    if (table === undefined) return;
    this.#sinks.at(-1)?.({ kind: "table", rows: table.rows });
    // A table inside a cell: the outer cell goes on.
    const outer = this.#tables.at(-1);
    if (outer !== undefined) outer.span = Math.max(1, outer.span);
  }

  #beginTextBox(): void {
    const drawing = this.#drawings.at(-1);
    if (drawing !== undefined) drawing.hasText = true;
    const boxes = this.#paragraphs.at(-1)?.boxes;
    this.#sinks.push((block) => boxes?.push(block));
  }

  #beginDrawing(): void {
    this.#drawings.push({ description: "", hasText: false });
  }

  #describe(attributes: XmlAttributes): void {
    const drawing = this.#drawings.at(-1);
    if (drawing === undefined) return;
    drawing.description = attribute(attributes, "descr") ?? attribute(attributes, "title") ?? "";
  }

  #endDrawing(): void {
    const drawing = this.#drawings.pop();
    if (drawing === undefined || drawing.hasText) return;
    this.#context.facts.pictures += 1;
    const description = drawing.description.replace(/\s+/g, " ").trim();
    this.#add(description === "" ? "[Picture]" : `[Picture: ${description}]`);
  }
}

/** Marks that hold nothing go, and those that meet become one. */
function joined(pieces: readonly string[]): string {
  return pieces
    .join("")
    .replace(/\{\+\+\+\+\}|\{----\}/g, "")
    .replace(/\+\+\}\{\+\+|--\}\{--/g, "")
    .replace(/[ \t]+$/, "");
}

function inCell(block: Block): string {
  if (block.kind === "paragraph") return block.text.replace(/\s+/g, " ").trim();
  return block.rows.map((row) => row.join(", ")).join("; ");
}
