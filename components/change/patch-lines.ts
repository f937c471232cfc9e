/**
 * A patch as a reader looks at it: files, and of each the lines with their numbers and where they begin in the patch,
 * so that quotes can be marked at their offsets. What cannot be read as a patch is shown as plain lines.
 */
export type PatchLine = {
  side: "removed" | "added" | "context";
  /** Without its sign. */
  text: string;
  /** Offset of `text` in the patch, in UTF-16 code units. */
  start: number;
  oldLine: number | null;
  newLine: number | null;
};

export type PatchHunk = { heading: string; oldStart: number; lines: PatchLine[] };

export type PatchFile = {
  path: string;
  hunks: PatchHunk[];
  added: number;
  removed: number;
  /** What the patch says of the file besides its lines: `rename from a`, `Binary files differ`. */
  remarks: string[];
};

type Counters = { oldLine: number; newLine: number; oldLeft: number; newLeft: number };

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/;
const REMARK = /^(?:rename |copy |new file|deleted file|old mode|new mode|Binary files|GIT binary)/;

export function readPatch(patch: string): PatchFile[] {
  const files: PatchFile[] = [];
  const at: Counters = { oldLine: 0, newLine: 0, oldLeft: 0, newLeft: 0 };
  let start = 0;
  for (const line of patch.split("\n")) {
    readLine(files, at, line, start);
    start += line.length + 1;
  }
  return files;
}

function readLine(files: PatchFile[], at: Counters, line: string, start: number): void {
  if (at.oldLeft > 0 || at.newLeft > 0) {
    addLine(files, at, line, start);
    return;
  }
  const file = files.at(-1);
  const hunk = HUNK.exec(line);
  if (hunk) {
    at.oldLine = Number(hunk[1]);
    at.newLine = Number(hunk[3]);
    at.oldLeft = Number(hunk[2] ?? 1);
    at.newLeft = Number(hunk[4] ?? 1);
    file?.hunks.push({ heading: hunk[5] ?? "", oldStart: at.oldLine, lines: [] });
  } else if (line.startsWith("diff --git ")) {
    const path = / b\/(.+)$/.exec(line)?.[1] ?? line.slice("diff --git ".length);
    files.push(emptyFile(path));
  } else if (line.startsWith("--- ")) {
    if (!file || file.hunks.length > 0) files.push(emptyFile(pathOf(line)));
  } else if (line.startsWith("+++ ") && !line.endsWith("/dev/null")) {
    if (file) file.path = pathOf(line);
  } else if (REMARK.test(line)) file?.remarks.push(line);
}

function addLine(files: PatchFile[], at: Counters, line: string, start: number): void {
  const file = files.at(-1);
  if (!file || line.startsWith("\\")) return;
  const sign = line[0] ?? " ";
  const side = sign === "-" ? "removed" : sign === "+" ? "added" : "context";
  const isOld = side !== "added";
  const isNew = side !== "removed";
  file.hunks.at(-1)?.lines.push({
    side,
    text: line.slice(1).replace(/\r$/, ""),
    start: start + 1,
    oldLine: isOld ? at.oldLine : null,
    newLine: isNew ? at.newLine : null,
  });
  if (isOld) {
    at.oldLine += 1;
    at.oldLeft -= 1;
  }
  if (isNew) {
    at.newLine += 1;
    at.newLeft -= 1;
  }
  if (side === "added") file.added += 1;
  if (side === "removed") file.removed += 1;
}

function emptyFile(path: string): PatchFile {
  return { path, hunks: [], added: 0, removed: 0, remarks: [] };
}

function pathOf(line: string): string {
  return line
    .slice(4)
    .replace(/\t.*$/, "")
    .replace(/^[ab]\//, "");
}
