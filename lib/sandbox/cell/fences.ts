/** The fenced blocks of a reply, found line by line; a fence that is never closed runs to the end. */
export type FencedBlock = {
  /** Lower case; empty when the fence has none. */
  tag: string;
  body: string;
  /** The last line with text before the fence. */
  lead: string;
};

const fenceLine = /^[ \t]*```+[ \t]*([\w+#-]*)/;
const closingLine = /^[ \t]*```+[ \t]*$/;

export function fencedBlocks(text: string): FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: { tag: string; lead: string; lines: string[] } | null = null;
  let lead = "";
  for (const line of text.split("\n")) {
    if (open && closingLine.test(line)) {
      blocks.push({ tag: open.tag, lead: open.lead, body: open.lines.join("\n") });
      open = null;
      lead = "";
    } else if (open) {
      open.lines.push(line);
    } else {
      const tag = fenceLine.exec(line)?.[1];
      if (tag !== undefined) open = { tag: tag.toLowerCase(), lead, lines: [] };
      else if (line.trim() !== "") lead = line;
    }
  }
  if (open) blocks.push({ tag: open.tag, lead: open.lead, body: open.lines.join("\n") });
  return blocks;
}
