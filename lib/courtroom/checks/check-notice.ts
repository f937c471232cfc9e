/** What the owner reads: short, and free of the words of a court, unless the page itself is about them. */
import { COURT_WORDS } from "@/lib/courtroom/prompts/judge";

export type Notice = { title: string; sentence: string };

const LONGEST = { title: 60, sentence: 200 } as const;

/** What is wrong with the words of a notice, in sentences for whoever wrote it; empty when nothing is. */
export function noticeProblems(notice: Notice, sources: readonly string[]): string[] {
  const problems: string[] = [];
  for (const part of ["title", "sentence"] as const) {
    const words = notice[part];
    if (words.length > LONGEST[part])
      problems.push(`${part}: ${words.length} characters, at most ${LONGEST[part]}`);
    const banned = courtWordsIn(words).filter((word) => !stands(word, sources));
    if (banned.length > 0) problems.push(`${part}: leave out ${banned.join(", ")}`);
  }
  return problems;
}

/** Words of a court in a text, as they are written there. */
export function courtWordsIn(text: string): string[] {
  return COURT_WORDS.flatMap((word) => {
    const flags = word === "AI" ? "u" : "iu";
    return new RegExp(`\\b${word}s?\\b`, flags).exec(text)?.[0] ?? [];
  });
}

/** In whatever number. */
function stands(word: string, sources: readonly string[]): boolean {
  const found = new RegExp(`\\b${word.replace(/s$/, "")}s?\\b`, "iu");
  return sources.some((source) => found.test(source));
}

/** The words of a notice that code writes where the judge's cannot be used. */
export function plainNotice(
  exhibit: { path: string; before: string; after: string },
  sources: readonly string[],
): Notice {
  const page = exhibit.path.split("/").at(-1) ?? exhibit.path;
  const told = {
    title: cut(`${page}: no longer right after a change`, LONGEST.title),
    sentence: cut(
      `The page still says what held before: ${exhibit.before} Now: ${exhibit.after}`,
      LONGEST.sentence,
    ),
  };
  const plainest = "A change made these words of the page wrong. Compare the two quotes.";
  return noticeProblems(told, sources).length === 0 ? told : { ...told, sentence: plainest };
}

/** At most so many characters, cut at a word, and never within a letter of two halves. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "");
  const space = short.lastIndexOf(" ");
  return `${space > most / 2 ? short.slice(0, space) : short}…`;
}
