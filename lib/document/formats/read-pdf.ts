/**
 * The text layer of a PDF, page by page. A line that holds only a form feed stands between two pages, as `pdftotext`
 * writes it; a page without text says so in its place.
 *
 * Nothing is drawn and no script of the file runs.
 */
import "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { z } from "zod";
import { DocumentError } from "@/lib/document/document-error";
import type { Converted } from "./conversion";
import { countOf, listOf } from "./listed";
import { annotationLines } from "./pdf-annotations";
import { textOfItems } from "./pdf-lines";
import type { TextWriter } from "./text-writer";

export const noTextOnPage = "[This page holds no text: it is empty or a picture.]";

const attachedFiles = z.record(z.string(), z.object({ filename: z.string() })).nullable();

type PdfRequest = { bytes: Uint8Array; name: string; cMapFolder: string };

type PageFacts = { empty: number[]; unmapped: number[]; broken: number[] };

export async function readPdf(
  { bytes, name, cMapFolder }: PdfRequest,
  out: TextWriter,
): Promise<Converted> {
  const pdf = await open(bytes, name, cMapFolder);
  const facts: PageFacts = { empty: [], unmapped: [], broken: [] };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    await readPage(pdf, number, out, facts);
  }
  if (facts.broken.length === pdf.numPages) {
    throw new DocumentError(
      "damaged",
      `“${name}” is a damaged PDF: none of its pages can be read. Open it in a PDF program, save it again and upload that.`,
    );
  }
  if (!out.hasText) {
    throw new DocumentError(
      "no-text",
      `“${name}” holds pictures of pages and no text: it seems to be scanned (${countOf(pdf.numPages, "page")}). Run text recognition (OCR) over it and upload the result.`,
    );
  }
  const warnings = [...pageWarnings(facts, pdf.numPages), ...(await attachmentWarnings(pdf))];
  await pdf.loadingTask.destroy();
  return { mediaType: "application/pdf", encoding: "utf-8", warnings };
}

async function open(
  bytes: Uint8Array,
  name: string,
  cMapFolder: string,
): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      data: bytes,
      cMapUrl: cMapFolder,
      cMapPacked: true,
      verbosity: 0,
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      useWasm: false,
      enableXfa: false,
    }).promise;
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") {
      throw new DocumentError(
        "encrypted",
        `“${name}” is protected by a password. Save a copy without it and upload that.`,
        error,
      );
    }
    throw new DocumentError(
      "damaged",
      `“${name}” is a damaged PDF and cannot be opened. Open it in a PDF program, save it again and upload that.`,
      error,
    );
  }
}

async function readPage(
  pdf: PDFDocumentProxy,
  number: number,
  out: TextWriter,
  facts: PageFacts,
): Promise<void> {
  if (number > 1) {
    out.endLine();
    out.mark("\f\n");
  }
  out.place(`page ${number}`);
  const text = await pageText(pdf, number).catch((error: unknown) => {
    if (!(error instanceof Error)) throw error;
    facts.broken.push(number);
    return null;
  });
  if (text === null) {
    out.mark("[This page is damaged and cannot be read.]");
    return;
  }
  if (text.trim() === "") {
    facts.empty.push(number);
    out.mark(noTextOnPage);
    return;
  }
  if (isUnmapped(text)) facts.unmapped.push(number);
  out.write(text);
}

async function pageText(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const text = textOfItems(items.filter((item) => "str" in item));
  const added = annotationLines(await page.getAnnotations());
  page.cleanup();
  return [text, ...added].filter((part) => part !== "").join("\n");
}

/** Fonts without a table of letters come out as unknown characters, or as private ones, of which a few are signs. */
function isUnmapped(text: string): boolean {
  const letters = text.match(/\S/gu)?.length ?? 0;
  const unknown = text.match(/[\ue000-\uf8ff]/g)?.length ?? 0;
  return text.includes("\ufffd") || unknown * 5 > letters;
}

function pageWarnings({ empty, unmapped, broken }: PageFacts, pages: number): string[] {
  const warnings: string[] = [];
  if (empty.length > 0) {
    warnings.push(
      `${countOf(empty.length, "page")} of ${pages} ${empty.length === 1 ? "holds" : "hold"} no text and may be scanned: ${pageList(empty)}. What is pictured there is not read; run text recognition (OCR) over the file to have it read.`,
    );
  }
  if (unmapped.length > 0) {
    warnings.push(
      `Letters on ${countOf(unmapped.length, "page")} cannot be told and show as “\ufffd” or as other signs, because the file does not say which they are: ${pageList(unmapped)}.`,
    );
  }
  if (broken.length > 0) {
    warnings.push(
      `${countOf(broken.length, "page")} of ${pages} ${broken.length === 1 ? "is" : "are"} damaged and cannot be read: ${pageList(broken)}.`,
    );
  }
  return warnings;
}

async function attachmentWarnings(pdf: PDFDocumentProxy): Promise<string[]> {
  const given: unknown = await pdf.getAttachments();
  const found = attachedFiles.safeParse(given instanceof Map ? Object.fromEntries(given) : given);
  const names = Object.values(found.data ?? {}).map(({ filename }) => filename);
  if (names.length === 0) return [];
  return [
    `Attached inside this PDF and not read: ${listOf(names)}. Upload them as files of their own.`,
  ];
}

/** `3–5, 9`, the first twenty ranges. */
function pageList(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last.to === number - 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return `page ${listOf(ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)))}`;
}
