/**
 * What can be read of a reply while it comes. A role answers in JSON: its reasons are one field of it, and a reader
 * wants those words, not the braces around them.
 */
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "", b: "", f: "" };

/** The text of the first of these fields that has begun, as far as it has come; null before any has. */
export function growingText(reply: string, fields: readonly string[]): string | null {
  for (const field of fields) {
    const begun = new RegExp(`"${field}"\\s*:\\s*"`).exec(reply);
    if (begun) return readString(reply, begun.index + begun[0].length);
  }
  return null;
}

function readString(reply: string, from: number): string {
  let text = "";
  for (let at = from; at < reply.length; at += 1) {
    const char = reply[at] ?? "";
    if (char === '"') return text;
    if (char !== "\\") {
      text += char;
      continue;
    }
    const escaped = reply[at + 1];
    if (escaped === undefined) return text;
    if (escaped === "u") {
      const code = reply.slice(at + 2, at + 6);
      if (!/^[0-9a-f]{4}$/i.test(code)) return text;
      text += String.fromCharCode(Number.parseInt(code, 16));
      at += 5;
    } else {
      text += ESCAPES[escaped] ?? escaped;
      at += 1;
    }
  }
  return text;
}
