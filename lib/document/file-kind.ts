/**
 * Says what a file is by its first bytes, so that an error can name it.
 * A name's ending is not believed: a PDF called notes.txt is a PDF.
 */
import { Buffer } from "node:buffer";

export type FileKind =
  | { kind: "text" }
  /** A format whose text a converter reads. */
  | { kind: "converted"; format: "pdf" | "docx" | "xlsx"; called: string }
  /** A known format that is not text; `format` completes "This is …". */
  | { kind: "other"; format: string; advice: string };

type Signature = { bytes: string; at?: number; format: string; advice: string };

const exportAsText = "Save or export it as plain text, Markdown, CSV or HTML and upload that.";
const picture = "Upload the text itself; pictures are not read.";
const recording = "Upload a transcript of it; sound and film are not read.";
const program = "Only texts can be uploaded.";
const unpack = "Unpack it and upload the texts inside.";

const signatures: readonly Signature[] = [
  { bytes: "\x89PNG\r\n", format: "a PNG picture", advice: picture },
  { bytes: "\xff\xd8\xff", format: "a JPEG picture", advice: picture },
  { bytes: "GIF87a", format: "a GIF picture", advice: picture },
  { bytes: "GIF89a", format: "a GIF picture", advice: picture },
  { bytes: "WEBP", at: 8, format: "a WebP picture", advice: picture },
  { bytes: "II*\0", format: "a TIFF picture", advice: picture },
  { bytes: "MM\0*", format: "a TIFF picture", advice: picture },
  { bytes: "ftypheic", at: 4, format: "a HEIC picture", advice: picture },
  { bytes: "ftypavif", at: 4, format: "an AVIF picture", advice: picture },
  { bytes: "ftyp", at: 4, format: "an MP4 film or recording", advice: recording },
  { bytes: "ID3", format: "an MP3 recording", advice: recording },
  { bytes: "OggS", format: "an Ogg recording", advice: recording },
  { bytes: "WAVE", at: 8, format: "a WAV recording", advice: recording },
  { bytes: "fLaC", format: "a FLAC recording", advice: recording },
  { bytes: "\x1aE\xdf\xa3", format: "a Matroska or WebM film", advice: recording },
  { bytes: "\x1f\x8b", format: "a gzip archive", advice: unpack },
  { bytes: "BZh", format: "a bzip2 archive", advice: unpack },
  { bytes: "\xfd7zXZ\0", format: "an xz archive", advice: unpack },
  { bytes: "7z\xbc\xaf\x27\x1c", format: "a 7-Zip archive", advice: unpack },
  { bytes: "Rar!\x1a\x07", format: "a RAR archive", advice: unpack },
  { bytes: "\x28\xb5\x2f\xfd", format: "a Zstandard archive", advice: unpack },
  { bytes: "ustar", at: 257, format: "a tar archive", advice: unpack },
  { bytes: "{\\rtf", format: "a Rich Text file (RTF)", advice: exportAsText },
  {
    bytes: "SQLite format 3\0",
    format: "an SQLite database",
    advice: "Export the table as CSV and upload that.",
  },
  { bytes: "PAR1", format: "a Parquet file", advice: "Export the table as CSV and upload that." },
  { bytes: "\x7fELF", format: "a program (ELF)", advice: program },
  { bytes: "\0asm", format: "a WebAssembly program", advice: program },
  { bytes: "\xca\xfe\xba\xbe", format: "a program (Java or Mach-O)", advice: program },
  { bytes: "\xcf\xfa\xed\xfe", format: "a program (Mach-O)", advice: program },
];

/** What a ZIP holds inside decides what it is; the first match wins. */
const zipKinds: readonly { entry: string; kind: FileKind }[] = [
  { entry: "word/", kind: { kind: "converted", format: "docx", called: "a Word file (.docx)" } },
  { entry: "xl/", kind: { kind: "converted", format: "xlsx", called: "an Excel file (.xlsx)" } },
  { entry: "ppt/", kind: other("a PowerPoint file (.pptx)", exportAsText) },
  {
    entry: "mimetypeapplication/vnd.oasis.opendocument",
    kind: other("an OpenDocument file", exportAsText),
  },
  { entry: "mimetypeapplication/epub+zip", kind: other("an EPUB book", exportAsText) },
];

function other(format: string, advice: string): FileKind {
  return { kind: "other", format, advice };
}

function startsWith(head: string, signature: Signature): boolean {
  return head.startsWith(signature.bytes, signature.at ?? 0);
}

function zipKind(bytes: Uint8Array): FileKind {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends =
    view.subarray(0, 4096).toString("latin1") + view.subarray(-65_536).toString("latin1");
  const inside = zipKinds.find((candidate) => ends.includes(candidate.entry));
  return inside?.kind ?? other("a ZIP archive", unpack);
}

/** Office keeps a file with a password inside the container of its old formats. */
function oldOfficeKind(bytes: Uint8Array): FileKind {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.includes("EncryptedPackage", 0, "utf16le")
    ? other("an Office file with a password", "Save a copy without the password and upload that.")
    : other(
        "an old Office file (.doc, .xls, .ppt or .msg)",
        "Save it as .docx or .xlsx, or as text, and upload that.",
      );
}

export function fileKind(bytes: Uint8Array): FileKind {
  const head = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(512, bytes.byteLength),
  ).toString("latin1");
  if (/^(?:\xef\xbb\xbf)?\s*%PDF-\d/.test(head)) {
    return { kind: "converted", format: "pdf", called: "a PDF" };
  }
  if (head.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return oldOfficeKind(bytes);
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return zipKind(bytes);
  // Two letters are no proof: an ordinary text may begin with them, but it holds no NUL.
  if (head.startsWith("MZ") && head.includes("\0")) {
    return other("a Windows program", program);
  }
  if (head.startsWith("BM") && head.includes("\0")) {
    return other("a BMP picture", picture);
  }
  const known = signatures.find((signature) => startsWith(head, signature));
  return known === undefined ? { kind: "text" } : other(known.format, known.advice);
}
