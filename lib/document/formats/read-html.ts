/** An HTML page as its reader sees it, with its links at the end, so that no address stands in the middle of a sentence. */
import { Parser } from "htmlparser2";
import { detectEncoding } from "@/lib/document/detect-encoding";
import { DocumentError } from "@/lib/document/document-error";
import type { Converted } from "./conversion";
import type { HtmlBlock } from "./html/html-table";
import { HtmlText } from "./html/html-text";
import { countOf } from "./listed";
import type { TextWriter } from "./text-writer";

export function readHtml(
  { bytes, name }: { bytes: Uint8Array; name: string },
  out: TextWriter,
): Converted {
  const { html, encoding } = decodeHtml(bytes, name);
  return { mediaType: "text/html", encoding, warnings: writeHtml(html, out) };
}

/** Writes what is seen; resolves to what to tell of the rest. */
export function writeHtml(html: string, out: TextWriter, options = { withLinks: true }): string[] {
  const text = new HtmlText((block) => writeBlock(block, out));
  const parser = new Parser({
    onopentag: (name, attributes) => text.open(name, attributes),
    onclosetag: (name) => text.close(name),
    ontext: (piece) => text.text(piece),
  });
  parser.end(html);
  text.finish();
  const { hidden, struck, links } = text.facts;
  if (options.withLinks && links.size > 0) {
    out.endLine(1);
    out.place("links");
    out.write(`Links:\n${[...links.keys()].map((link) => `- ${link}`).join("\n")}`);
    out.endLine();
  }
  const warnings: string[] = [];
  if (hidden > 0) {
    warnings.push(
      `${countOf(hidden, "part")} of the page ${hidden === 1 ? "is" : "are"} hidden and left out, for a reader does not see ${hidden === 1 ? "it" : "them"}.`,
    );
  }
  if (struck > 0) {
    warnings.push(`${countOf(struck, "passage")} struck through: in the text as {--…--}.`);
  }
  return warnings;
}

function writeBlock({ text, heading, isSpaced }: HtmlBlock, out: TextWriter): void {
  out.endLine(isSpaced ? 1 : 0);
  if (heading === null) out.write(text);
  else {
    out.place(text);
    out.write(`${"#".repeat(heading)} ${text.replace(/\s+/g, " ")}`);
  }
  out.endLine();
}

function decodeHtml(bytes: Uint8Array, name: string): { html: string; encoding: string } {
  const detected = detectEncoding(bytes);
  if (detected === null) {
    throw new DocumentError(
      "binary",
      `“${name}” begins like a web page and holds binary data. Save the page again and upload that.`,
    );
  }
  const { markBytes } = detected;
  const encoding =
    markBytes > 0 || detected.encoding.startsWith("utf-")
      ? detected.encoding
      : (declaredEncoding(bytes) ?? detected.encoding);
  return { html: new TextDecoder(encoding).decode(bytes.subarray(markBytes)), encoding };
}

/** What the page says of itself; null when it says nothing that is known. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(4_096, bytes.byteLength));
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head.toString("latin1"))?.[1];
  if (label === undefined) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    // An unknown label is answered by a RangeError.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
