/**
 * Text in a change or a page that speaks to its reviewers or to an AI. It stays where it is and is shown as it is; it is
 * flagged, and nobody may quote it. Look-alike letters, invisible characters and full-width forms are read as what they
 * look like.
 */
import type { Span } from "./folded-text";

const PATTERNS: readonly RegExp[] = [
  /\b(?:jury|jurors?|judge|prosecutor|defen[cs]e)\b.{0,60}\b(?:votes?|must|should|shall|acquit|convict|decide|rule|return|find|answer|reply|dismiss|decline|ignore)\b/iu,
  /\b(?:vote|return|rule|find|declare|answer|reply)\b.{0,30}\b(?:not[ -]?)?guilty\b/iu,
  /\b(?:AI|LLM|automated|language[ -]model)[ -]?(?:reviewers?|assistants?|models?|agents?|tools?|systems?|bots?)\b.{0,80}\b(?:must|should|ignore|skip|do not|don't|never|always|please|approve|report|flag|mark|answer|reply|return|decline|charge)\b/iu,
  /\b(?:attention|note to|dear|hello|hey|instructions? (?:to|for))\b.{0,20}\b(?:AI|LLM|language models?|reviewers?|assistants?|jurors?|jury|judge|prosecutor|bots?)\b/iu,
  /\b(?:ignore|disregard|forget|override)\b.{0,12}\b(?:all|any|the|your|these|every)?\s*(?:of )?(?:the |your )?(?:previous|above|prior|earlier|preceding|foregoing|other)\b.{0,30}\b(?:instructions?|prompts?|messages?|rules?|text|context|directions?|guidelines?)\b/iu,
  /\b(?:ignore|disregard|override)\b.{0,12}\b(?:your|the) (?:system )?(?:instructions?|prompt|guidelines?)\b/iu,
  /\bdocumentation reviewers?\b/iu,
  /\b(?:do not|don't|never) (?:mention|flag|report|charge|file)\b.{0,60}\b(?:page|docs?|documentation|drift|exhibits?|passage|this (?:change|commit|pull request))\b/iu,
  /\bset (?:injectionSeen|decision|verdict|vote)\b/iu,
  /["']?(?:decision|verdict|vote)["']?\s*:\s*["'](?:charge|decline|guilty|not-guilty|dismissed|abstain)["']/u,
  /<<\/?[A-Z]{3,} [0-9a-f]{4,}/u,
  /^[\s>#*/-]*(?:Exhibit E\d{1,2} \(|On E\d{1,2}: (?:concedes|contest)|Reviewer \d{1,2} \()/u,
  /\byou are (?:now )?(?:a |an |the )?.{0,20}\b(?:assistants?|AI|LLM|language models?|reviewers?|jurors?|judge|prosecutor)\b.{0,40}\b(?:must|should|always|never|only|declines?|approves?|acquits?|convicts?|charges?|votes?)\b/iu,
  /^[\s>#*/-]*(?:SYSTEM|ASSISTANT)\s*:/mu,
  /(?:陪審員?|裁判官|検察官|審査員|レビュアー|AI(?:アシスタント|モデル)?).{0,40}(?:無罪|有罪|投票|無視|指示|してください|すべき|しろ|せよ)/u,
  /(?:これまで|以前|上記|前)の(?:すべての)?(?:指示|命令|プロンプト).{0,10}(?:無視|忘れ)/u,
  /(?:無罪|有罪)(?:に|と)(?:投票|判断|決定)/u,
  /\b(?:Geschworenen?|Richter(?:in)?|Jury|KI|Gutachter|Prüfer(?:in)?)\b.{0,60}\b(?:müssen|muss|soll(?:en|t)?|stimmen|ignorier\w*|urteilen|bitte)\b/iu,
  /\b(?:ignorier\w*|vergiss|vergesst|missacht\w*)\b.{0,30}\b(?:Anweisungen|Anweisung|Regeln|Vorgaben)\b/iu,
  /\b(?:nicht )?schuldig\b.{0,20}\b(?:stimmen|sprechen|urteilen)\b/iu,
];

/** What every pattern needs: most lines are through after this. */
const HINT =
  /jur[yo]|judge|exhibit|\bOn E\d|you are|prosecut|defen[cs]e|guilty|ignor|disregard|forget|override|review|assistant|\bAI\b|LLM|language.model|\b(?:do not|don't|never)\b|injectionSeen|decision|verdict|vote|<<|SYSTEM|ASSISTANT|attention|note to|dear|hello|hey|instruction|automated|[\u3040-\u9fff]|Geschworen|Richter|\bKI\b|Gutachter|Prüfer|vergiss|vergesst|missacht|schuldig/iu;

/** Lines longer than this are looked at in pieces: no pattern reaches further. */
const PIECE_CHARS = 2_000;
const MOST_FOUND = 50;

/** The lines that address reviewers, each once. */
export function addressedLines(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  while (start <= text.length && found.length < MOST_FOUND) {
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (isAddressed(text.slice(start, end))) found.push({ start, end });
    start = end + 1;
  }
  return found;
}

function isAddressed(line: string): boolean {
  for (let from = 0; from < line.length; from += PIECE_CHARS / 2) {
    const piece = plain(line.slice(from, from + PIECE_CHARS));
    if (HINT.test(piece) && PATTERNS.some((pattern) => pattern.test(piece))) return true;
  }
  return false;
}

/** Cyrillic and Greek letters that look like Latin ones. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  ...{ а: "a", е: "e", о: "o", р: "p", с: "c", у: "y", х: "x", і: "i", ј: "j", ѕ: "s", ԁ: "d" },
  ...{ А: "A", В: "B", Е: "E", К: "K", М: "M", Н: "H", О: "O", Р: "P", С: "C", Т: "T", Х: "X" },
  ...{ І: "I", Ј: "J", Ѕ: "S", ο: "o", α: "a", ν: "v", Α: "A", Ι: "I", Ο: "O", ɡ: "g", ո: "n" },
};

function plain(text: string): string {
  // Most lines are plain ASCII, which looks like what it is.
  if (/^[\t\x20-\x7e]*$/.test(text)) return text;
  return text
    .normalize("NFKC")
    .replaceAll(/\p{Cf}|\p{Mn}/gu, "")
    .replaceAll(/[\u0370-\u052f\u0261\u0578]/g, (letter) => LOOK_ALIKE[letter] ?? letter);
}
