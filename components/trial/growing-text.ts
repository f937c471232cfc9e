/**
 * What can be read of a reply while it comes. A role answers in JSON: its words are fields of it, and a reader wants
 * those words, not the braces around them.
 */
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "", b: "", f: "" };

/** A text of the reply, as far as it has come, and the field that it is of. */
export type GrowingField = { name: string; text: string };

/** Every text that has begun, in the order of the reply; those of a list share its name. What stands before the object is left out. */
export function growingFields(reply: string): GrowingField[] {
  const fields: GrowingField[] = [];
  const around: string[] = [];
  let name = "";
  let before = "";
  const start = reply.indexOf("{");
  for (let at = start; at >= 0 && at < reply.length; at += 1) {
    const char = reply[at] ?? "";
    if (/\s/.test(char)) continue;
    if (char === '"') {
      const { text, end } = readString(reply, at + 1);
      if (around.at(-1) === "{" && before !== ":") name = text;
      else fields.push({ name, text });
      at = end;
    } else if (char === "{" || char === "[") around.push(char);
    else if (char === "}" || char === "]") around.pop();
    before = char;
  }
  return fields;
}

/** The text of this field, as far as it has come; null before it has begun. */
export function growingText(reply: string, field: string): string | null {
  return growingFields(reply).find(({ name }) => name === field)?.text ?? null;
}

/** `end` is the place of the closing quote, or the end of what has come. */
function readString(reply: string, from: number): { text: string; end: number } {
  let text = "";
  for (let at = from; at < reply.length; at += 1) {
    const char = reply[at] ?? "";
    if (char === '"') return { text, end: at };
    if (char !== "\\") {
      text += char;
      continue;
    }
    const escaped = reply[at + 1];
    if (escaped === undefined) break;
    if (escaped === "u") {
      const code = reply.slice(at + 2, at + 6);
      if (!/^[0-9a-f]{4}$/i.test(code)) break;
      text += String.fromCharCode(Number.parseInt(code, 16));
      at += 5;
    } else {
      text += ESCAPES[escaped] ?? escaped;
      at += 1;
    }
  }
  return { text, end: reply.length };
}
