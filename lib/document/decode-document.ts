/**
 * Turns an uploaded file into the text that everything else works on: UTF-16 in memory, line breaks as `\n`, no
 * byte order mark. What cannot be read faithfully is refused or warned about, never guessed in silence.
 */
import { Buffer, isUtf8 } from "node:buffer";
import { detectEncoding, surelyLegacy } from "./detect-encoding";
import { DocumentError } from "./document-error";
import { fileKind } from "./file-kind";
import { lineFacts } from "./line-facts";
import { mediaTypeOf } from "./media-type";
import { decodeMixed } from "./mixed-lines";
import { suspiciousPassages } from "./suspicious-passages";

export type DecodedDocument = {
  text: string;
  /** A WHATWG encoding name: `utf-8`, `shift_jis`, `windows-1252`, … */
  encoding: string;
  mediaType: string;
  /** Sentences for the reader: bytes that could not be decoded, text that addresses an AI. */
  warnings: string[];
  /** A line break at the very end starts no further line. */
  lines: number;
  /** The longest line, in UTF-16 code units. */
  longestLine: number;
  /** UTF-16 code units of the text. */
  chars: number;
};

/** The largest file that is read unless the caller says otherwise. V8 holds no string above 512 Mi code units. */
const defaultMaxDocumentBytes = 200 * 1024 * 1024;

function refuseUnlessText(bytes: Uint8Array, name: string, maxBytes: number): void {
  if (bytes.length === 0) {
    throw new DocumentError(
      "empty",
      `“${name}” is empty: it holds 0 bytes. Choose a file with text in it.`,
    );
  }
  if (bytes.length > maxBytes) {
    const size = (value: number) => `${Math.ceil(value / 1024 / 1024)} MB`;
    throw new DocumentError(
      "too-large",
      `“${name}” has ${size(bytes.length)}; the limit is ${size(maxBytes)}. Split it into parts and upload those.`,
    );
  }
  const kind = fileKind(bytes);
  if (kind.kind === "converted") {
    throw new DocumentError(
      "unreadable-format",
      `“${name}” is ${kind.called}: it is converted to text when it is uploaded, and is no text itself.`,
    );
  }
  if (kind.kind === "other") {
    throw new DocumentError(
      "unreadable-format",
      `“${name}” is ${kind.format}, not a text file. ${kind.advice}`,
    );
  }
}

function decodeBytes(
  bytes: Uint8Array,
  name: string,
): { text: string; encoding: string; damaged: number; notes: string[] } {
  const detected = detectEncoding(bytes);
  if (detected === null) {
    throw new DocumentError(
      "binary",
      `“${name}” holds binary data (NUL bytes), not text. Upload a text file, such as .txt, .md, .csv, .html, .log or .json.`,
    );
  }
  const { encoding, markBytes } = detected;
  const isMixable = markBytes === 0 && !/^(?:utf-16|iso-2022)/.test(encoding) && !isUtf8(bytes);
  const mixed = isMixable ? decodeMixed(bytes, surelyLegacy) : null;
  if (mixed !== null) {
    const { text, damaged, lines } = mixed;
    const note = `This file mixes two encodings: ${lines.toLocaleString("en-US")} of its lines are in ${mixed.encoding}, the others in utf-8. Each line was read in its own.`;
    return { text, encoding: "utf-8", damaged, notes: [note] };
  }
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(markBytes));
  return { text, encoding, damaged: damageOf(text, encoding, bytes), notes: [] };
}

/** How many characters stand for bytes that could not be decoded; those that the file itself holds are not counted. */
function damageOf(text: string, encoding: string, bytes: Uint8Array): number {
  const count = occurrences(text, "\ufffd");
  if (count === 0 || !encoding.startsWith("utf-8")) return count;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let written = 0;
  for (let at = view.indexOf("\ufffd"); at >= 0; at = view.indexOf("\ufffd", at + 3)) written += 1;
  return count - written;
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count += 1;
  return count;
}

/** Control characters that no text editor writes; a share of them above this is not text. */
const maxControlShare = 0.05;

function refuseControlCharacters(text: string, name: string): void {
  const sample =
    text.length <= 30_000
      ? text
      : [0, 0.5, 1]
          .map((part) => {
            const from = Math.floor((text.length - 10_000) * part);
            return text.slice(from, from + 10_000);
          })
          .join("");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  if (controls > sample.length * maxControlShare && controls > 1) {
    throw new DocumentError(
      "binary",
      `“${name}” does not read as text in any known encoding: ${controls} of ${sample.length} characters looked at are control characters or undecodable. Save it as UTF-8 text and upload that.`,
    );
  }
}

/** Rejects with DocumentError, whose message says what the person can do. */
export async function decodeDocument(
  bytes: Uint8Array,
  name: string,
  declaredMediaType?: string,
  maxBytes = defaultMaxDocumentBytes,
): Promise<DecodedDocument> {
  refuseUnlessText(bytes, name, maxBytes);
  const decoded = decodeBytes(bytes, name);
  refuseControlCharacters(decoded.text, name);
  const text = decoded.text.includes("\r") ? decoded.text.replace(/\r\n?/g, "\n") : decoded.text;
  if (text.trim() === "") {
    throw new DocumentError(
      "empty",
      `“${name}” holds white space only. Choose a file with text in it.`,
    );
  }
  const warnings = [...decoded.notes];
  if (decoded.damaged > 0) {
    warnings.push(
      `${decoded.damaged} place${decoded.damaged === 1 ? "" : "s"} could not be decoded as ${decoded.encoding} and show as “\ufffd”.`,
    );
  }
  const { warning } = suspiciousPassages(text);
  if (warning !== null) warnings.push(warning);
  const mediaType = mediaTypeOf(name, declaredMediaType);
  return {
    text,
    encoding: decoded.encoding,
    mediaType,
    warnings,
    ...lineFacts(text),
    chars: text.length,
  };
}
