/** The parts that a text may be made of, as questions name them and as headings spell them. */
import type { Reading } from "./reading";

export type PartKind = {
  key: string;
  /** How a question names it, as a regular expression's source. */
  asked: string;
  /** The words that headings of such parts begin with; empty when they carry none. */
  headings: readonly string[];
  /** The counter of a Japanese heading, as in 第三条. */
  counter: string | null;
  /** Whole documents put into one file, set apart by rules of signs. */
  isDocument: boolean;
};

export const partKinds: readonly PartKind[] = [
  kind(
    "contract",
    "contracts?|agreements?|vertr(?:ag|ages|äge|ägen)|契約書?",
    ["contract", "agreement", "vertrag"],
    null,
    true,
  ),
  kind("letter", "letters?|briefe?n?|手紙|書簡", ["letter", "brief"], null, true),
  kind("document", "documents?|dokumente?n?|文書", ["document", "dokument", "exhibit"], null, true),
  kind("report", "reports?|berichte?n?|報告書?", ["report", "bericht"], null, true),
  kind(
    "message",
    "e-?mails?|messages?|nachrichten?",
    ["message", "e-?mail", "nachricht"],
    null,
    true,
  ),
  kind(
    "story",
    "stories|story|tales?|poems?|sonnets?|geschichten?|märchen|gedichte?n?",
    ["story", "tale", "poem", "sonnet"],
    null,
    true,
  ),
  kind(
    "minutes",
    "meetings?|sessions?|sitzung(?:en)?|会議",
    ["meeting", "session", "sitzung"],
    null,
    true,
  ),
  kind(
    "article",
    "articles?|artikeln?|art\\.|条文|か条|箇条|条",
    ["article", "art\\.?", "artikel"],
    "条",
    false,
  ),
  kind("section", "sections?|abschnitte?n?|節", ["section", "sec\\.", "abschnitt"], "節", false),
  kind("paragraph-sign", "paragra(?:f|ph)en?|§§?", ["§"], null, false),
  kind("chapter", "chapters?|kapiteln?|章", ["chapter", "kapitel"], "章", false),
  kind("part", "parts?|teile?n?|編|部", ["part", "teil"], "編", false),
  kind("clause", "clauses?|klauseln?|条項", ["clause", "klausel"], null, false),
  kind("act", "acts?|akte?n?|幕", ["act", "akt"], "幕", false),
  kind("scene", "scenes?|szenen?|場", ["scene", "szene"], "場", false),
  kind("book", "books?|bücher|buch|巻", ["book", "buch"], "巻", false),
  kind(
    "appendix",
    "appendi(?:x|xes|ces)|annex(?:es)?|schedules?|anhänge?n?|anlagen?|附則|別表",
    ["appendix", "annex", "schedule", "anhang", "anlage"],
    null,
    false,
  ),
];

function kind(
  key: string,
  asked: string,
  headings: string[],
  counter: string | null,
  isDocument: boolean,
): PartKind {
  return { key, asked, headings, counter, isDocument };
}

/** The kind that a question names between these two patterns; what is matched counts as explained. */
export function takePart(reading: Reading, before: string, after: string): PartKind | null {
  for (const candidate of partKinds) {
    if (reading.take(partPattern(candidate, before, after)) !== null) return candidate;
  }
  return null;
}

export function namesPart(words: string): boolean {
  return partKinds.some(({ asked }) =>
    new RegExp(`(?<!\\p{L})(?:${asked})(?!\\p{L})`, "iu").test(words),
  );
}

function partPattern(candidate: PartKind, before: string, after: string): RegExp {
  return new RegExp(`${before}(?<![A-Za-zÀ-ÿ])(?:${candidate.asked})(?![A-Za-zÀ-ÿ])${after}`, "iu");
}
