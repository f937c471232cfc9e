/**
 * How text that anyone may have written stands in a prompt: between markers that name the hash of what they hold, so
 * that a text cannot easily hold its own end.
 *
 *     <<CHANGE 3fa9c1d25b0e7a11>>
 *     …
 *     <</CHANGE 3fa9c1d25b0e7a11>>
 */
export type BlockName =
  | "TITLE"
  | "DESCRIPTION"
  | "CHANGE"
  | "DOC"
  | "CLAIMS"
  | "DEFENSE"
  | "REVIEWS"
  | "REPLY"
  | "PRECEDENTS"
  | "APPEAL";

/** `hash` gives the sha256 of a text in hexadecimal. */
export type HashText = (text: string) => string;

export class ForgedBlockError extends Error {
  readonly code = "forged-block";

  constructor(name: BlockName) {
    super(`The text of the block ${name} holds its own end marker. It is not shown to any model.`);
    this.name = "ForgedBlockError";
  }
}

/** `attribute` stands after the marker on the opening line, such as a page's path: one line, no `>`. Throws ForgedBlockError. */
export function block(
  name: BlockName,
  text: string,
  { hash, attribute = "" }: { hash: HashText; attribute?: string },
): string {
  const marker = hash(`${name}\n${text}`).slice(0, 16);
  if (text.includes(marker)) throw new ForgedBlockError(name);
  const about = attribute === "" ? "" : ` ${attribute.replaceAll(/[\r\n>]/g, " ").trim()}`;
  return `<<${name} ${marker}${about}>>\n${text}\n<</${name} ${marker}>>`;
}

export type ReadBlock = { name: string; attribute: string; text: string };

/** The blocks of a prompt, in order: what the rule-based engine reads, and tests. */
export function readBlocks(prompt: string): ReadBlock[] {
  const blocks: ReadBlock[] = [];
  const opening = /<<([A-Z]+) ([0-9a-f]{16})([^>\n]*)>>\n/g;
  for (let found = opening.exec(prompt); found; found = opening.exec(prompt)) {
    const [, name = "", marker = "", attribute = ""] = found;
    const start = opening.lastIndex;
    const end = prompt.indexOf(`\n<</${name} ${marker}>>`, start);
    if (end < 0) continue;
    blocks.push({ name, attribute: attribute.trim(), text: prompt.slice(start, end) });
    opening.lastIndex = end;
  }
  return blocks;
}
