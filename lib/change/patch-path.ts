/** The names that a patch gives to files: quoted as C strings where they hold unusual characters, with a side's prefix. */

/** What `a/` and `b/` may be called: git names the index, the work tree, commits and objects by their first letter. */
const prefixes = /^[abciow12]\//;

const escapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
};

/** A name as a line of the patch holds it; null for `/dev/null`. A time behind a tab is left out. */
export function readPatchPath(written: string): string | null {
  const path = written.startsWith('"') ? unquote(written).path : (written.split("\t")[0] ?? "");
  return path.trimEnd() === "/dev/null" ? null : path;
}

/** Takes the sides' prefixes away where both names have them: with `--no-prefix` they are parts of the path. */
export function withoutPrefixes(
  oldPath: string | null,
  newPath: string | null,
): { oldPath: string | null; newPath: string | null } {
  const hasPrefixes = [oldPath, newPath].every((path) => path === null || prefixes.test(path));
  const isSameFolder =
    oldPath !== null && newPath !== null && oldPath.slice(0, 2) === newPath.slice(0, 2);
  if (!hasPrefixes || isSameFolder) return { oldPath, newPath };
  return { oldPath: oldPath?.slice(2) ?? null, newPath: newPath?.slice(2) ?? null };
}

/** Both names of a `diff --git` line; null where it cannot be told where the first ends. */
export function readGitHeader(written: string): { oldPath: string; newPath: string } | null {
  if (written.startsWith('"')) {
    const { path, length } = unquote(written);
    const rest = written.slice(length).trimStart();
    return { oldPath: path, newPath: rest.startsWith('"') ? unquote(rest).path : rest };
  }
  const quoted = written.indexOf(' "');
  if (quoted > 0 && written.endsWith('"')) {
    return { oldPath: written.slice(0, quoted), newPath: unquote(written.slice(quoted + 1)).path };
  }
  return halves(written) ?? firstSplit(written);
}

/** Nearly every file keeps its name: then both halves are equal but for the prefix. */
function halves(written: string): { oldPath: string; newPath: string } | null {
  const middle = (written.length - 1) / 2;
  if (!Number.isInteger(middle) || written[middle] !== " ") return null;
  const [oldPath, newPath] = [written.slice(0, middle), written.slice(middle + 1)];
  const isSame = oldPath === newPath || oldPath.slice(2) === newPath.slice(2);
  return isSame ? { oldPath, newPath } : null;
}

function firstSplit(written: string): { oldPath: string; newPath: string } | null {
  const found = / (?=[abciow12]\/)/.exec(written);
  if (!found) return null;
  return { oldPath: written.slice(0, found.index), newPath: written.slice(found.index + 1) };
}

/** Reads a C string with octal escapes of UTF-8 bytes. `length` is that of the string with its quotes. */
function unquote(written: string): { path: string; length: number } {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  let index = 1;
  while (index < written.length && written[index] !== '"') {
    if (written[index] !== "\\") {
      const character = String.fromCodePoint(written.codePointAt(index) ?? 0);
      bytes.push(...encoder.encode(character));
      index += character.length;
      continue;
    }
    const octal = /^[0-3][0-7]{2}/.exec(written.slice(index + 1, index + 4))?.[0];
    const letter = written[index + 1] ?? "";
    bytes.push(octal ? Number.parseInt(octal, 8) : (escapes[letter] ?? letter.charCodeAt(0)));
    index += octal ? 4 : 2;
  }
  return { path: new TextDecoder().decode(new Uint8Array(bytes)), length: index + 1 };
}
