/** The words of the place where a change stands: the file's name, and the class or function round it. */
import { wordsOfName } from "@/lib/builtin/trial/names";
import type { ShownFile, ShownHunk } from "@/lib/builtin/trial/shown-change";

const meaningless = new Set(
  "src lib index main options option props config types mod init core util utils common base types type internal pkg cmd app def class function func const export default async public static self this return new string int bool void none null true false impl struct interface async await fn pub".split(
    " ",
  ),
);

export function scopeOf(file: ShownFile, hunk: ShownHunk): Set<string> {
  const stem = file.path
    .split("/")
    .slice(-2)
    .join("/")
    .replace(/\.[^./]*$/, "");
  const enclosing = hunk.lines
    .filter(
      ({ side, text }) =>
        side !== "added" &&
        /\b(?:class|interface|struct|type|def|func|fn|function)\s+\w/.test(text),
    )
    .map(({ text }) => text.replace(/[(<{:].*$/, ""));
  const words = [stem, hunk.heading.replace(/\(.*$/, ""), ...enclosing].flatMap((text) =>
    (text.match(/[A-Za-z_$][\w$]*/g) ?? []).flatMap((name) => [
      name.toLowerCase(),
      ...wordsOfName(name),
    ]),
  );
  return new Set(words.filter((word) => word.length > 2 && !meaningless.has(word)));
}

/** The words of the removed lines round one of them, as far as they stand together. */
export function hintsOf({ lines }: ShownHunk, line: string): Set<string> {
  const wanted = line.split("\n")[0]?.replace(/^[-+]/, "").trim() ?? "";
  const at = lines.findIndex(({ side, text }) => side === "removed" && text.includes(wanted));
  if (at < 0 || wanted === "") return new Set();
  const isRemoved = (index: number) => lines[index]?.side === "removed";
  let [from, to] = [at, at];
  while (isRemoved(from - 1) && at - from < 6) from -= 1;
  while (isRemoved(to + 1) && to - at < 6) to += 1;
  const words = lines.slice(from, to + 1).flatMap(({ text }) => text.match(/[A-Za-z]{3,}/g) ?? []);
  return new Set(words.map((word) => word.toLowerCase()));
}
