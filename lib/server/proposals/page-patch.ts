/** The edits of one page as a patch that `git apply` takes, byte for byte. */
import "server-only";
import { formatPatch, structuredPatch } from "diff";

const CONTEXT_LINES = 3;

export function pagePatch(path: string, before: Uint8Array, after: Uint8Array): Uint8Array {
  // Byte for byte: every byte is one character, and `\r` belongs to its line.
  const [oldText, newText] = [before, after].map((bytes) => Buffer.from(bytes).toString("latin1"));
  const patch = structuredPatch(
    `a/${path}`,
    `b/${path}`,
    oldText ?? "",
    newText ?? "",
    undefined,
    undefined,
    { context: CONTEXT_LINES },
  );
  return Uint8Array.from(Buffer.from(formatPatch({ ...patch, isGit: true }), "latin1"));
}
