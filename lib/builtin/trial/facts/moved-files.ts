/** Files that were renamed or deleted: a page that names the old path leads nowhere. */
import type { ShownChange } from "@/lib/builtin/trial/shown-change";
import type { Fact } from "./fact";

export function findMovedFiles(change: ShownChange): Fact[] {
  return change.files.flatMap((file): Fact[] => {
    const old =
      file.status === "moved" ? file.oldPath : file.status === "deleted" ? file.path : null;
    if (old === null || !old.includes("/") || file.isTest) return [];
    const lines = file.hunks.flatMap((hunk) => hunk.lines.filter(({ side }) => side === "removed"));
    const quote = lines.find(({ text }) => text.trim().length >= 8)?.text.trim();
    if (quote === undefined) return [];
    return [
      {
        kind: "moved",
        driftType: file.status === "moved" ? "renamed" : "removed",
        old,
        fresh: file.status === "moved" ? file.path : null,
        key: null,
        isDefined: true,
        file: file.path,
        quote: quote.slice(0, 390),
        scope: new Set(),
        hints: new Set(),
        anchors: new Set(),
        spoken: [],
      },
    ];
  });
}
