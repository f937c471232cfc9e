/** A change to a repository, read from a patch. Offsets are UTF-16 code units of the patch's text, end exclusive. */

export type ChangeSide = "removed" | "added" | "context";

export type ChangeLine = {
  side: ChangeSide;
  /** Without the sign that the patch puts before it, and without the line break. */
  text: string;
  /** Counted from 1; null on the side where the line does not stand. */
  oldLine: number | null;
  newLine: number | null;
  /** Where `text` begins in the patch. */
  start: number;
  /** The line of the patch, counted from 1. */
  patchLine: number;
};

export type Hunk = {
  /** What the patch says stands above: a function's or section's first line; empty when it says nothing. */
  heading: string;
  oldStart: number;
  newStart: number;
  lines: readonly ChangeLine[];
  /** Where the hunk, its `@@` line included, begins and ends in the patch. */
  start: number;
  end: number;
};

export type FileStatus = "added" | "deleted" | "modified" | "renamed" | "copied";

export type ChangedFile = {
  /** Null for an added file. */
  oldPath: string | null;
  /** Null for a deleted file. */
  newPath: string | null;
  status: FileStatus;
  isBinary: boolean;
  /** Only its mode or its name changed. */
  hunks: readonly Hunk[];
  addedLines: number;
  removedLines: number;
};

export type Change = {
  files: readonly ChangedFile[];
  /** Sentences about parts of the patch that could not be read; what could be read is above. */
  problems: readonly string[];
};

/** The path that a reader calls the file by: the new one, or the old one where it was deleted. */
export function pathOf(file: Pick<ChangedFile, "oldPath" | "newPath">): string {
  return file.newPath ?? file.oldPath ?? "";
}
