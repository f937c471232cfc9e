/**
 * Which converter a file needs, by its content: a Word file called notes.pdf is a Word file. Null where the file is
 * a text as it stands, or nothing that is read.
 */
import { open } from "node:fs/promises";
import { fileKind } from "@/lib/document/file-kind";
import type { DocumentFormat } from "./conversion";

const headBytes = 64 * 1024;
const tailBytes = 64 * 1024;

export async function formatOf(path: string, name: string): Promise<DocumentFormat | null> {
  const { head, ends } = await readEnds(path);
  const kind = fileKind(ends);
  if (kind.kind === "converted") return kind.format;
  return kind.kind === "text" ? textFormat(head, name) : null;
}

/** For bytes that stand in memory, such as the attachment of a mail. */
export function formatOfBytes(bytes: Uint8Array, name: string): DocumentFormat | null {
  const kind = fileKind(bytes);
  if (kind.kind === "converted") return kind.format;
  return kind.kind === "text" ? textFormat(bytes.subarray(0, headBytes), name) : null;
}

/** The beginning, and the beginning and end as if nothing stood between: what a kind is told by. */
async function readEnds(path: string): Promise<{ head: Uint8Array; ends: Uint8Array }> {
  await using file = await open(path, "r");
  const { size } = await file.stat();
  const buffer = Buffer.alloc(Math.min(size, headBytes + tailBytes));
  const headLength = Math.min(size, headBytes);
  await file.read(buffer, 0, headLength, 0);
  const tailLength = buffer.length - headLength;
  if (tailLength > 0) await file.read(buffer, headLength, tailLength, size - tailLength);
  return { head: buffer.subarray(0, headLength), ends: buffer };
}

function textFormat(head: Uint8Array, name: string): DocumentFormat | null {
  const text = asciiOf(head);
  if (isMail(text, name)) return "mail";
  return isHtml(text, name) ? "html" : null;
}

/** The ASCII of a text in nearly any encoding, UTF-16 too. */
function asciiOf(head: Uint8Array): string {
  const letters = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString("latin1");
  return letters.replaceAll("\0", "").replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "");
}

function isHtml(text: string, name: string): boolean {
  const start = text.replace(/^(?:\s+|<\?xml[^>]*>|<!--[\s\S]*?-->)+/, "");
  if (/^<(?:!doctype\s+html|html)\b/i.test(start)) return true;
  return /\.x?html?$/i.test(name) && /<[a-z][a-z0-9]*[\s>]/i.test(text);
}

const mailHeader = /^(?:[!-9;-~]+:.*(?:\r?\n[ \t].*)*(?:\r?\n|$))/;
const surelyMail =
  /^(?:received|return-path|message-id|mime-version|delivered-to|dkim-signature|content-transfer-encoding):/im;
const maybeMail = /^(?:date|to|subject):/im;

/** Header lines from the first line to an empty one, among them the sender. */
function isMail(text: string, name: string): boolean {
  const start = text.replace(/^From [^\n]*\r?\n/, "");
  let end = 0;
  for (;;) {
    const line = mailHeader.exec(start.slice(end));
    if (line === null) break;
    end += line[0].length;
  }
  if (end === 0 || (end < start.length && !/^\r?\n/.test(start.slice(end)))) return false;
  const headers = start.slice(0, end);
  if (!/^from:/im.test(headers)) return false;
  return surelyMail.test(headers) || (/\.eml$/i.test(name) && maybeMail.test(headers));
}
