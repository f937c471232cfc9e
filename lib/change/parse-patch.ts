/**
 * Reads what `git diff`, `git format-patch` or `diff -u` wrote. It never throws: what cannot be read is said in
 * `problems`. Its own parser, since a library's keeps no offsets, and a quote has to be found again in the patch.
 */
import type { Change, ChangedFile, FileStatus, Hunk } from "./change";
import { parseHunk } from "./parse-hunk";
import { type PatchLine, type PatchLines, readLines } from "./patch-lines";
import { readGitHeader, readPatchPath, withoutPrefixes } from "./patch-path";

const problemsShown = 20;

type OpenFile = {
  /** From `diff --git`: right unless a more exact line follows. */
  header: { oldPath: string; newPath: string } | null;
  /** From `---` and `+++`; undefined while not seen. */
  oldName: string | null | undefined;
  newName: string | null | undefined;
  /** From `rename` and `copy`: without a prefix. */
  moved: { from?: string; to?: string };
  status: FileStatus;
  isBinary: boolean;
  hunks: Hunk[];
};

export function parsePatch(text: string): Change {
  const lines = readLines(text);
  const files: ChangedFile[] = [];
  const problems: string[] = [];
  let open: OpenFile | null = null;
  const close = () => {
    if (open) files.push(toFile(open, problems));
    open = null;
  };
  for (let line = lines.next(); line; line = lines.next()) {
    const opened = openFile(line, lines, open, problems);
    if (opened) {
      close();
      open = opened;
    } else if (open) {
      readInto(open, line, lines, problems);
    }
  }
  close();
  if (files.length === 0 && problems.length === 0) problems.push(nothingFound(text));
  return { files, problems: bounded(problems) };
}

/** A file that begins in this line; null when none does. */
function openFile(
  line: PatchLine,
  lines: PatchLines,
  current: OpenFile | null,
  problems: string[],
): OpenFile | null {
  const text = line.text.replace(/^\uFEFF/, "");
  if (text.startsWith("diff --git ")) return newFile(readGitHeader(text.slice(11)));
  const combined = /^diff --(?:cc|combined) (.+)$/.exec(text)?.[1];
  if (combined !== undefined) {
    const path = readPatchPath(combined) ?? combined;
    problems.push(
      `${path} is shown as a merge of several parents, which cannot be read: compare the merge with its first parent.`,
    );
    return newFile({ oldPath: `a/${path}`, newPath: `b/${path}` });
  }
  const isPlain = text.startsWith("--- ") && lines.peek()?.text.startsWith("+++ ") === true;
  if (isPlain && (current === null || current.oldName !== undefined)) {
    const file = newFile(null);
    file.oldName = readPatchPath(text.slice(4));
    return file;
  }
  return null;
}

function newFile(header: OpenFile["header"]): OpenFile {
  return {
    header,
    oldName: undefined,
    newName: undefined,
    moved: {},
    status: "modified",
    isBinary: false,
    hunks: [],
  };
}

function readInto(file: OpenFile, line: PatchLine, lines: PatchLines, problems: string[]): void {
  const { text } = line;
  if (text.startsWith("@@ ")) {
    const parsed = parseHunk(line, lines);
    if (parsed) file.hunks.push(parsed.hunk);
    const problem = parsed
      ? parsed.problem
      : `Line ${line.number} of the patch looks like a hunk's head and is none.`;
    if (problem !== null) problems.push(problem);
    return;
  }
  if (file.hunks.length > 0) return;
  if (text.startsWith("--- ")) file.oldName = readPatchPath(text.slice(4));
  else if (text.startsWith("+++ ")) file.newName = readPatchPath(text.slice(4));
  else if (text.startsWith("new file mode ")) file.status = "added";
  else if (text.startsWith("deleted file mode ")) file.status = "deleted";
  else if (/^Binary files .* differ$/.test(text) || text === "GIT binary patch")
    file.isBinary = true;
  else readMove(file, text);
}

function readMove(file: OpenFile, text: string): void {
  const move = /^(rename|copy) (from|to) (.+)$/.exec(text);
  if (!move) return;
  const [, how, side, written = ""] = move;
  file.status = how === "rename" ? "renamed" : "copied";
  file.moved[side === "from" ? "from" : "to"] = readPatchPath(written) ?? written;
}

function toFile(open: OpenFile, problems: string[]): ChangedFile {
  const names = withoutPrefixes(
    open.oldName !== undefined ? open.oldName : (open.header?.oldPath ?? null),
    open.newName !== undefined ? open.newName : (open.header?.newPath ?? null),
  );
  const oldPath = open.moved.from ?? names.oldPath;
  const newPath = open.moved.to ?? names.newPath;
  const status = statusOf(open, oldPath, newPath);
  if (oldPath === null && newPath === null) problems.push("A file of the patch has no name.");
  const count = (side: "added" | "removed") =>
    open.hunks.reduce(
      (sum, { lines }) => sum + lines.filter((line) => line.side === side).length,
      0,
    );
  return {
    oldPath: status === "added" ? null : oldPath,
    newPath: status === "deleted" ? null : newPath,
    status,
    isBinary: open.isBinary,
    hunks: open.hunks,
    addedLines: count("added"),
    removedLines: count("removed"),
  };
}

function statusOf(open: OpenFile, oldPath: string | null, newPath: string | null): FileStatus {
  if (open.status !== "modified") return open.status;
  if (oldPath === null) return "added";
  if (newPath === null) return "deleted";
  return oldPath === newPath || open.header === null ? "modified" : "renamed";
}

function nothingFound(text: string): string {
  return text.trim() === ""
    ? "The patch is empty."
    : "No changed file was found in this text. Give the output of `git diff` or `git format-patch`.";
}

function bounded(problems: readonly string[]): string[] {
  if (problems.length <= problemsShown) return [...problems];
  const shown = problems.slice(0, problemsShown);
  return [...shown, `And ${problems.length - problemsShown} more parts could not be read.`];
}
