/** Converts a file of a known format to text. Rejects with DocumentError when the file is at fault. */
import { readFile, writeFile } from "node:fs/promises";
import { DocumentError } from "@/lib/document/document-error";
import type { ConversionOrder, Converted } from "./conversion";
import { readDocx } from "./read-docx";
import { readHtml } from "./read-html";
import { readMail } from "./read-mail";
import { readPdf } from "./read-pdf";
import { readXlsx } from "./read-xlsx";
import type { TextWriter } from "./text-writer";

export type ConvertRequest = Pick<
  ConversionOrder,
  "source" | "name" | "format" | "target" | "cMapFolder"
>;

/** Mails in mails; what is deeper is named and not read. */
const deepest = 5;

export async function convert(request: ConvertRequest, out: TextWriter): Promise<Converted> {
  const converted = await read(request, out, 0);
  if (out.hasText) return converted;
  throw new DocumentError(
    "empty",
    `“${request.name}” holds no text. Choose a file with text in it.`,
  );
}

async function read(request: ConvertRequest, out: TextWriter, depth: number): Promise<Converted> {
  const { source, name, format, cMapFolder } = request;
  switch (format) {
    case "pdf":
      return readPdf({ bytes: await bytesOf(source), name, cMapFolder }, out);
    case "docx":
      return readDocx({ path: source, name }, out);
    case "xlsx":
      return readXlsx({ path: source, name }, out);
    case "html":
      return readHtml({ bytes: await bytesOf(source), name }, out);
    case "mail":
      return readMail(
        {
          bytes: await bytesOf(source),
          name,
          convertInside: (inside, to) => readInside({ ...request, ...inside }, to, depth + 1),
        },
        out,
      );
  }
}

/** What is inside a file is read as a file of its own, beside the text. */
async function readInside(
  { bytes, ...request }: ConvertRequest & { bytes: Uint8Array },
  out: TextWriter,
  depth: number,
): Promise<Converted> {
  if (depth > deepest) {
    throw new DocumentError(
      "unreadable-format",
      `It is a mail in a mail, ${depth} deep. Upload it as a file of its own.`,
    );
  }
  const source = `${request.target}.inside-${depth}`;
  await writeFile(source, bytes, { mode: 0o600 });
  return read({ ...request, source }, out, depth);
}

async function bytesOf(path: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path));
}
