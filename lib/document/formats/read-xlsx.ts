/** The sheets of a workbook: each a line with its name, then its rows in CSV, one a line, as a reader sees them. */
import { sheetReference } from "@/lib/document/place-outline";
import type { Converted } from "./conversion";
import { countOf, listOf } from "./listed";
import {
  mainPart,
  type OfficeFile,
  officeWarnings,
  readPart,
  relationshipsOf,
} from "./office-parts";
import { attribute } from "./read-xml";
import type { TextWriter } from "./text-writer";
import { readWorkbook, type Sheet, type Workbook } from "./xlsx/read-workbook";
import { type SheetFacts, type SheetRow, SheetRows } from "./xlsx/sheet-rows";
import { openZipParts } from "./zip-parts";

const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** So many empty rows stay empty lines; over a longer gap the rows are counted anew. */
const mostEmptyRows = 20;

export async function readXlsx(
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
  const workbook = await readWorkbook(file, await mainPart(file, "xl/workbook.xml"));
  const warnings: string[] = [];
  for (const sheet of workbook.sheets) {
    if (sheet.part === null) continue;
    out.endLine(1);
    out.place(sheet.name);
    out.mark(`# Sheet: ${sheet.name.replace(/\s+/g, " ")}\n`);
    const facts = await writeRows(file, { sheet, part: sheet.part, workbook }, out);
    await writeNotes(file, { name: sheet.name, part: sheet.part }, out);
    warnings.push(...sheetWarnings(sheet, facts));
  }
  return {
    mediaType,
    encoding: "utf-8",
    warnings: [
      ...hiddenSheets(workbook.sheets),
      ...warnings,
      ...pictureWarnings(file),
      ...(await officeWarnings(file)),
    ],
  };
}

type SheetParts = { sheet: Sheet; part: string; workbook: Workbook };

async function writeRows(
  file: OfficeFile,
  { sheet, part, workbook }: SheetParts,
  out: TextWriter,
): Promise<SheetFacts> {
  let next: number | null = null;
  let column = 1;
  const rows = new SheetRows(workbook, ({ row, cells }: SheetRow) => {
    const first = cells.findIndex((cell) => cell !== undefined);
    const gap = next === null ? 0 : row - next;
    if (next === null || gap < 0 || gap > mostEmptyRows || first < column) {
      if (next !== null) out.endLine(1);
      column = Math.min(first, next === null ? rows.firstColumn : column);
      out.place(sheet.name, { row, column });
    } else if (gap > 0) out.mark("\n".repeat(gap));
    next = row + 1;
    out.write(`${csvLine(cells, column)}\n`);
  });
  await readPart(file, part, rows);
  return rows.facts;
}

function csvLine(cells: readonly (string | undefined)[], column: number): string {
  let line = csvField(cells[column] ?? "");
  for (let at = column + 1; at < cells.length; at += 1) line += `,${csvField(cells[at] ?? "")}`;
  return line;
}

/** A row is a line: line breaks in a cell become spaces. */
function csvField(text: string): string {
  const line = /[\n\r\t\f\u0085\u2028\u2029]/.test(text) ? text.replace(/\s+/g, " ").trim() : text;
  return line.includes(",") || line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line;
}

/** What readers have noted on cells. */
async function writeNotes(
  file: OfficeFile,
  { name, part }: { name: string; part: string },
  out: TextWriter,
): Promise<void> {
  const related = await relationshipsOf(file, part);
  const target = related.find(({ type }) => type === "comments")?.target;
  if (target === undefined) return;
  const notes: { cell: string; text: string }[] = [];
  let isText = false;
  await readPart(file, target, {
    open(element, attributes) {
      if (element === "comment") notes.push({ cell: attribute(attributes, "ref") ?? "", text: "" });
      else if (element === "t") isText = true;
    },
    close(element) {
      if (element === "t") isText = false;
    },
    text(text) {
      const note = notes.at(-1);
      if (isText && note !== undefined) note.text += text;
    },
  });
  if (notes.length === 0) return;
  out.endLine(1);
  out.mark(`# Notes on sheet: ${name}\n`);
  for (const { cell, text } of notes) {
    out.place(`${sheetReference(name)}!${cell}`);
    out.write(`${cell}: ${text.replace(/\s+/g, " ").trim()}\n`);
  }
}

function hiddenSheets(sheets: readonly Sheet[]): string[] {
  const hidden = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => `“${name}”`);
  return hidden.length === 0
    ? []
    : [`Hidden in the workbook, and in the text all the same: ${listOf(hidden)}.`];
}

function sheetWarnings({ name }: Sheet, facts: SheetFacts): string[] {
  const warnings: string[] = [];
  const { hiddenRows, hiddenColumns, withoutResult } = facts;
  const hidden = [
    ...(hiddenRows > 0 ? [countOf(hiddenRows, "row")] : []),
    ...(hiddenColumns > 0 ? [countOf(hiddenColumns, "column")] : []),
  ];
  if (hidden.length > 0) {
    warnings.push(`Hidden in sheet “${name}”, and in the text all the same: ${hidden.join(", ")}.`);
  }
  if (withoutResult > 0) {
    warnings.push(
      `${countOf(withoutResult, "formula")} in sheet “${name}” ${withoutResult === 1 ? "has" : "have"} no result in the file and stand empty. Open it in Excel, save it, and upload it again.`,
    );
  }
  return warnings;
}

function pictureWarnings({ parts }: OfficeFile): string[] {
  const charts = parts.names.filter((part) => /\/charts\/chart\d*\.xml$/.test(part)).length;
  const pictures = parts.names.filter((part) => /^xl\/media\//.test(part)).length;
  const found = [
    ...(charts > 0 ? [countOf(charts, "chart")] : []),
    ...(pictures > 0 ? [countOf(pictures, "picture")] : []),
  ];
  return found.length === 0 ? [] : [`Not read: ${found.join(", ")} in this workbook.`];
}
