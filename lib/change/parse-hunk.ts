/** One hunk of a patch: as many lines as its head promises, each with its place on both sides and in the patch. */
import type { ChangeLine, ChangeSide, Hunk } from "./change";
import type { PatchLine, PatchLines } from "./patch-lines";

const hunkHead = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@ ?(.*)$/;

const sides: Readonly<Record<string, ChangeSide>> = {
  "+": "added",
  "-": "removed",
  " ": "context",
};

export type ParsedHunk = { hunk: Hunk; problem: string | null };

/** Reads on from the line behind the head. Null when `head` is none. */
export function parseHunk(head: PatchLine, lines: PatchLines): ParsedHunk | null {
  const parts = hunkHead.exec(head.text);
  if (!parts) return null;
  const [, oldStart = "0", oldCount = "1", newStart = "0", newCount = "1", heading = ""] = parts;
  const left = { old: Number(oldCount), new: Number(newCount) };
  const at = { old: Number(oldStart), new: Number(newStart) };
  const read: ChangeLine[] = [];
  let end = head.end;
  for (let line = lines.peek(); line; line = lines.peek()) {
    if (line.text.startsWith("\\")) {
      end = line.end;
      lines.next();
      continue;
    }
    if (left.old <= 0 && left.new <= 0) break;
    const side = sideOf(line);
    if (side === null) break;
    lines.next();
    end = line.end;
    read.push(changeLine(line, side, at));
    if (side !== "added") left.old -= 1;
    if (side !== "removed") left.new -= 1;
    if (side !== "added") at.old += 1;
    if (side !== "removed") at.new += 1;
  }
  const hunk = {
    heading,
    oldStart: Number(oldStart),
    newStart: Number(newStart),
    lines: read,
    start: head.start,
    end,
  };
  return { hunk, problem: problemOf(head, left, lines.peek()) };
}

/** A line that a mail program stripped of its last blank is an empty unchanged one. */
function sideOf(line: PatchLine): ChangeSide | null {
  return line.text === "" ? "context" : (sides[line.text[0] ?? ""] ?? null);
}

function changeLine(
  line: PatchLine,
  side: ChangeSide,
  at: { old: number; new: number },
): ChangeLine {
  return {
    side,
    text: line.text.slice(1),
    oldLine: side === "added" ? null : at.old,
    newLine: side === "removed" ? null : at.new,
    start: Math.min(line.start + 1, line.end),
    patchLine: line.number,
  };
}

function problemOf(
  head: PatchLine,
  left: { old: number; new: number },
  following: PatchLine | null,
): string | null {
  if (left.old !== 0 || left.new !== 0) {
    return following
      ? `The hunk in line ${head.number} of the patch is shorter or longer than its head says.`
      : `The patch ends inside the hunk that begins in line ${head.number}: its end is missing.`;
  }
  if (following && /^[+ -]/.test(following.text) && !/^(---|\+\+\+|-- ?$)/.test(following.text)) {
    return `The hunk in line ${head.number} of the patch is longer than its head says.`;
  }
  return null;
}
