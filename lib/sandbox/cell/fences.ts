/** The fenced blocks of a reply, found line by line; a fence that is never closed runs to the end. */
export type FencedBlock = {
  /** Lower case; empty when the fence has none. */
  tag: string;
  body: string;
  /** The last line with text between this fence and the one before. */
  lead: string;
};

const fenceLine = /^[ \t]*```+[ \t]*([\w+#-]*)/;
const closingLine = /^[ \t]*```+[ \t]*$/;

type Parts = { blocks: FencedBlock[]; outside: string[] };

export function fencedBlocks(text: string): FencedBlock[] {
  return parts(text).blocks;
}

/** What stands in no fence. */
export function outsideFences(text: string): string {
  return parts(text).outside.join("\n");
}

function parts(text: string): Parts {
  const blocks: FencedBlock[] = [];
  const outside: string[] = [];
  let open: { tag: string; lead: string; lines: string[] } | null = null;
  let lead = "";
  for (const line of text.split("\n")) {
    if (open && closingLine.test(line)) {
      blocks.push(blockOf(open));
      open = null;
      lead = "";
    } else if (open) {
      open.lines.push(line);
    } else {
      const tag: string | undefined = fenceLine.exec(line)?.[1];
      if (tag !== undefined) open = { tag: tag.toLowerCase(), lead, lines: [] };
      else outside.push(line);
      if (line.trim() !== "") lead = line;
    }
  }
  if (open) blocks.push(blockOf(open));
  return { blocks, outside };
}

function blockOf(open: { tag: string; lead: string; lines: string[] }): FencedBlock {
  return { tag: open.tag, lead: open.lead, body: open.lines.join("\n") };
}
