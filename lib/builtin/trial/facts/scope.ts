/** The words of the place where a change stands: the file's name, and the class or function round it. */
import { wordsOfName } from "@/lib/builtin/trial/names";
import type { ShownFile, ShownHunk } from "@/lib/builtin/trial/shown-change";

const meaningless = new Set(
  "src lib index main mod init core util utils common base types type internal pkg cmd app def class function func const export default async public static self this return new string int bool void none null true false impl struct interface async await fn pub".split(
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
