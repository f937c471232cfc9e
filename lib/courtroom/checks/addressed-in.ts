import { addressedLines } from "@/lib/courtroom/checks/addressed";
import type { Courtroom } from "@/lib/courtroom/task";

const MOST_ADDRESSED = 20;

/** Text of the change and the pages that speaks to reviewers: shown, flagged, never quoted. */
export function addressedIn({ settings, patch, pages }: Courtroom) {
  const texts = [
    { where: "title", text: settings.title },
    { where: "description", text: settings.body },
    { where: "change", text: patch },
    ...pages.flatMap(({ path, text }) => [
      { where: path, text: path },
      { where: path, text },
    ]),
  ];
  return texts
    .flatMap(({ where, text }) =>
      addressedLines(text).map(({ start, end }) => ({
        where,
        quote: text.slice(start, Math.min(end, start + 300)).trim(),
      })),
    )
    .slice(0, MOST_ADDRESSED);
}
