/**
 * Exact replacements in a page's own bytes. What is not replaced stays as it is: line breaks, a byte order mark, a
 * missing last line break, and bytes that are no UTF-8.
 */
import "server-only";

export type Edit = { oldText: string; newText: string };

export type AppliedEdits =
  | { ok: true; bytes: Uint8Array }
  /** `edit` counts from 0. */
  | { ok: false; edit: number; message: string };

/** The text of a page as quotes and edits mean it: `\n` line breaks, no byte order mark. */
export function pageText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll(/\r\n?/g, "\n");
}

export function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): AppliedEdits {
  const page = readRaw(bytes);
  const { text, at } = withPlainLineBreaks(page.raw);
  const spans: { start: number; end: number; newText: string; edit: number }[] = [];
  for (const [edit, each] of edits.entries()) {
    const [oldText, newText] = [page.spell(each.oldText), page.spell(each.newText)];
    if (oldText === null || newText === null)
      return {
        ok: false,
        edit,
        message:
          "The page is not UTF-8, and this edit holds characters beyond ASCII. Make the edit by hand.",
      };
    const start = text.indexOf(oldText);
    if (start < 0 || oldText === "")
      return { ok: false, edit, message: `“${shortened(each.oldText)}” is not on the page.` };
    if (text.indexOf(oldText, start + 1) >= 0)
      return {
        ok: false,
        edit,
        message: `“${shortened(each.oldText)}” stands on the page more than once. Take more of the text round it.`,
      };
    spans.push({ start, end: start + oldText.length, newText, edit });
  }
  spans.sort((a, b) => a.start - b.start);
  const meeting = spans.find((span, index) => span.start < (spans[index - 1]?.end ?? 0));
  if (meeting)
    return {
      ok: false,
      edit: meeting.edit,
      message: "Two of the edits change the same words. Make one of them.",
    };
  const lineBreak = usualLineBreak(page.raw);
  let edited = "";
  let from = 0;
  for (const { start, end, newText } of spans) {
    edited += page.raw.slice(from, at(start)) + newText.replaceAll("\n", lineBreak);
    from = at(end);
  }
  return { ok: true, bytes: page.write(edited + page.raw.slice(from)) };
}

type RawPage = {
  raw: string;
  /** A text as the raw page would hold it; null when it cannot. */
  spell(text: string): string | null;
  write(raw: string): Uint8Array;
};

/** UTF-16 is told by its byte order mark. What is neither that nor UTF-8 is held byte for byte, and takes ASCII alone. */
function readRaw(bytes: Uint8Array): RawPage {
  const plain = (text: string) => text.replaceAll(/\r\n?/g, "\n");
  const mark = Buffer.from(bytes.subarray(0, 2)).toString("hex");
  if (mark === "fffe" || mark === "feff") {
    const swapped = (buffer: Buffer) => (mark === "feff" ? buffer.swap16() : buffer);
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    return {
      raw: swapped(Buffer.from(even)).toString("utf16le"),
      spell: plain,
      write: (text) => Uint8Array.from(swapped(Buffer.from(text, "utf16le"))),
    };
  }
  try {
    const raw = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { raw, spell: plain, write: (text) => new TextEncoder().encode(text) };
  } catch (reason) {
    if (!(reason instanceof TypeError)) throw reason;
    return {
      raw: Buffer.from(bytes).toString("latin1"),
      spell: (text) => (/^[\0-\x7f]*$/.test(text) ? plain(text) : null),
      write: (text) => Uint8Array.from(Buffer.from(text, "latin1")),
    };
  }
}

/** `at` leads from an offset of the plain text to that of the raw one. */
function withPlainLineBreaks(raw: string): { text: string; at(offset: number): number } {
  /** Where a `\r` of a `\r\n` was left out: offsets of the plain text. */
  const dropped: number[] = [];
  const text = raw.replaceAll(/\r\n?/g, (lineBreak, offset: number) => {
    if (lineBreak.length === 2) dropped.push(offset - dropped.length);
    return "\n";
  });
  return {
    text,
    at(offset) {
      let [low, high] = [0, dropped.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((dropped[middle] ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      return offset + low;
    },
  };
}

function usualLineBreak(raw: string): string {
  const all = raw.split("\n").length - 1;
  const windows = raw.split("\r\n").length - 1;
  if (all === 0 && raw.includes("\r")) return "\r";
  return windows * 2 > all ? "\r\n" : "\n";
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text;
}
