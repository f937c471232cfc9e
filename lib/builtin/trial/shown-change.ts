/** A change as the prompts of a trial show it, read back into files, hunks and lines. */
export type ShownSide = "removed" | "added" | "context";
export type ShownLine = { side: ShownSide; text: string };
export type ShownHunk = { heading: string; lines: readonly ShownLine[] };

export type ShownFile = {
  path: string;
  /** What it was called before; null where it kept its name. */
  oldPath: string | null;
  status: "added" | "deleted" | "modified" | "moved";
  isTest: boolean;
  hunks: readonly ShownHunk[];
};

export type ShownChange = {
  files: readonly ShownFile[];
  /** False where hunks were left out: then a name that is not seen may still stand there. */
  isWhole: boolean;
  /** What the change was called; empty where the role does not see it. */
  title: string;
};

const sides: Readonly<Record<string, ShownSide>> = { "+": "added", "-": "removed", " ": "context" };

export function readShownChange(text: string, title: string): ShownChange {
  const files: { file: ShownFile; hunks: { heading: string; lines: ShownLine[] }[] }[] = [];
  let isWhole = true;
  for (const line of text.split("\n")) {
    if (line.startsWith("=== ")) {
      const hunks: { heading: string; lines: ShownLine[] }[] = [];
      files.push({ file: { ...readHead(line.slice(4)), hunks }, hunks });
    } else if (line.startsWith("@@ ")) {
      const heading = /^@@ [^@]*@@ ?(.*)$/.exec(line)?.[1] ?? "";
      files.at(-1)?.hunks.push({ heading, lines: [] });
    } else if (line.startsWith("[not shown:") || line === "[hunk cut]") {
      isWhole = false;
    } else {
      const side = sides[line[0] ?? ""];
      if (side)
        files
          .at(-1)
          ?.hunks.at(-1)
          ?.lines.push({ side, text: line.slice(1) });
    }
  }
  return { files: files.map(({ file }) => file), isWhole, title };
}

function readHead(head: string): Omit<ShownFile, "hunks"> {
  const found =
    /^(.*?)(?: \(((?:test|renamed from|copied from|added|deleted|binary)\b.*)\))?$/.exec(head);
  const remarks = found?.[2] ?? "";
  const oldPath = /(?:renamed|copied) from ([^,]+)/.exec(remarks)?.[1] ?? null;
  const isAdded = /\badded\b/.test(remarks);
  const isDeleted = /\bdeleted\b/.test(remarks);
  const moved = oldPath !== null && remarks.includes("renamed from") ? "moved" : "modified";
  return {
    path: found?.[1] ?? head,
    oldPath,
    status: isAdded ? "added" : isDeleted ? "deleted" : moved,
    isTest: /^test\b/.test(remarks),
  };
}

/** Removed lines with the added ones right behind them, as an edit replaces one by the other. */
export function replacedBlocks(hunk: ShownHunk): { removed: string[]; added: string[] }[] {
  const blocks: { removed: string[]; added: string[] }[] = [];
  let open = { removed: [] as string[], added: [] as string[] };
  const close = () => {
    if (open.removed.length > 0 || open.added.length > 0) blocks.push(open);
    open = { removed: [], added: [] };
  };
  for (const { side, text } of hunk.lines) {
    if (side === "context") close();
    else if (side === "removed") {
      if (open.added.length > 0) close();
      open.removed.push(text);
    } else open.added.push(text);
  }
  close();
  return blocks;
}
