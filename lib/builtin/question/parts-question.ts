/** Questions about the parts themselves: how many there are, which is the longest. */
import { type DocumentClaim, takeContextSentence } from "./context-sentence";
import { type PartKind, takePart } from "./part-noun";
import type { Reading } from "./reading";
import { takeTitle } from "./title-words";

export type PartsQuestion = {
  goal: "count" | "longest" | "shortest";
  unit: "words" | "characters" | "lines" | null;
  part: PartKind;
  claim: DocumentClaim | null;
};

const units: readonly { unit: "words" | "characters" | "lines"; pattern: RegExp }[] = [
  {
    unit: "words",
    pattern:
      /(?:,? ?\(?(?:counting|counted in|measured (?:in|by)|by|in) )?(?:the )?(?:number of )?(?:white ?space[- ]separated )?words?\b(?: count)?(?: of (?:its|the) (?:body|text))?\)?|nach (?:Anzahl der )?Wörtern?|Wörter/i,
  },
  {
    unit: "characters",
    pattern:
      /(?:,? ?\(?(?:counting|counted in|measured (?:in|by)|by|in) )?(?:the )?(?:number of )?characters?\b(?: count)?(?: of (?:its|the) (?:body|text))?\)?|Zeichen|文字数|文字/i,
  },
  {
    unit: "lines",
    pattern:
      /(?:,? ?\(?(?:counting|counted in|measured (?:in|by)|by|in) )?(?:the )?(?:number of )?lines?\b(?! breaks?)|Zeilen|行数/i,
  },
];

const bodyOnly =
  /,? ?\(?(?:without|excluding|not counting) (?:the |its )?(?:header|heading|title)(?: lines?)?\)?|\(?ohne (?:die )?(?:Überschrift|Kopfzeile)\)?|\(?見出しを除く\)?/i;
const glue =
  /\(第一条から最後の条まで\)|\((?:from the )?first to (?:the )?last[^)]*\)|\(?(?:「[大中小]見出し」の付いた(?:番号|もの))\)?|から(?:成って|なって|構成されて|成り|なり)\p{Script=Hiragana}*|(?:この|本)?(?:憲法|法律|法|条例|規則|小説|作品|物語|本)|\b(?:novel|book|law|act|rules?|code|charter|bylaws|terms|policy|statute|constitution|treaty|file|work|story|Gesetz\w*|Grundgesetz\w*|Roman|Buch|Werk|consists?|made up|divided|split|comprises?|besteht|umfasst|gliedert|eingeteilt|into)\b|\bbody\b|\bhow many\b|\bwie viele\b|あり/giu;

export function readPartsQuestion(reading: Reading, title = ""): PartsQuestion | null {
  const claim = takeContextSentence(reading);
  const longest =
    reading.take(/\b(?:the )?longest\b|\b(?:das |der |die )?längste[rsn]?\b|(?:最も|一番)長い/i) !==
    null;
  const shortest =
    !longest &&
    reading.take(
      /\b(?:the )?shortest\b|\b(?:das |der |die )?kürzeste[rsn]?\b|(?:最も|一番)短い/i,
    ) !== null;
  if (longest || shortest) {
    const part = takePart(reading, "(?:which|what|welche[rs]?|どの)? ?(?:of the )?(?:\\d+ )?", "");
    reading.take(bodyOnly);
    const unit = takeUnit(reading);
    takeGlue(reading);
    return part === null ? null : { goal: longest ? "longest" : "shortest", unit, part, claim };
  }
  const part =
    takePart(reading, "\\b(?:how many|wie viele)(?: different)? ", "") ??
    takePart(reading, "\\b(?:the )?(?:total )?number of ", "") ??
    takePart(reading, "", "(?:が|は)(?:全部で|合計)?(?:いくつ|何(?:個|か条|条|章|節))") ??
    takePart(reading, "(?:何|いくつの)", "");
  if (part === null) return null;
  takeGlue(reading);
  takeTitle(reading, title);
  return { goal: "count", unit: null, part, claim };
}

function takeUnit(reading: Reading): PartsQuestion["unit"] {
  const found = units.filter(({ pattern }) => reading.take(pattern) !== null);
  for (const { pattern } of found) while (reading.take(pattern) !== null);
  return found.length === 1 ? (found[0]?.unit ?? null) : null;
}

function takeGlue(reading: Reading): void {
  reading.take(bodyOnly);
  while (reading.take(glue) !== null);
}
