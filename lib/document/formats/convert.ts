/** Converts a file of a known format to text. Rejects with DocumentError when the file is at fault. */
import { readFile } from "node:fs/promises";
import { DocumentError } from "@/lib/document/document-error";
import type { ConversionOrder, Converted } from "./conversion";
import { readDocx } from "./read-docx";
import { readPdf } from "./read-pdf";
import { readXlsx } from "./read-xlsx";
import type { TextWriter } from "./text-writer";

export type ConvertRequest = Pick<ConversionOrder, "source" | "name" | "format" | "cMapFolder">;

export async function convert(request: ConvertRequest, out: TextWriter): Promise<Converted> {
  const converted = await read(request, out);
  if (out.hasText) return converted;
  throw new DocumentError(
    "empty",
    `“${request.name}” holds no text. Choose a file with text in it.`,
  );
}

async function read(
  { source, name, format, cMapFolder }: ConvertRequest,
  out: TextWriter,
): Promise<Converted> {
  switch (format) {
    case "pdf":
      return readPdf({ bytes: new Uint8Array(await readFile(source)), name, cMapFolder }, out);
    case "docx":
      return readDocx({ path: source, name }, out);
    case "xlsx":
      return readXlsx({ path: source, name }, out);
    default:
      throw new Error(`${format} is not converted yet`);
  }
}
