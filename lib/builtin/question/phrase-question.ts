/** Questions about where and how often given wordings stand in the text. */
import { type DocumentClaim, takeContextSentence } from "./context-sentence";
import { namesPart, type PartKind, takePart } from "./part-noun";
import type { Reading } from "./reading";
import { type SearchOptions, takeSearchOptions } from "./search-options";
import { findWordings, type Wording } from "./wording";

export type PhraseGoal =
  | "occurrences"
  | "parts-count"
  | "parts-list"
  | "lines-count"
  | "compare"
  | "part-most";

export type PhraseQuestion = {
  goals: readonly PhraseGoal[];
  wordings: readonly Wording[];
  /** Which of several wordings a part must hold. */
  combine: "all" | "any" | "none" | "only-first";
  part: PartKind | null;
  /** The number is asked for too. */
  withCount: boolean;
  claim: DocumentClaim | null;
  options: SearchOptions;
};

const occurrences = [
  /(?:and )?how (?:many times|often|frequently)(?: in total| altogether)?/i,
  /(?:and )?(?:what is )?(?:the )?(?:total )?(?:number of|how many) (?:times|occurrences|mentions|instances)(?: of)?/i,
  /(?:und )?wie (?:oft|häufig|viele Male)|(?:die )?Anzahl der (?:Vorkommen|Nennungen)(?: von)?|Wie viele (?:Vorkommen|Nennungen)(?: von)?/i,
  /(?:合計)?(?:何回|何個|何度|何箇所|何か所|何カ所|何ヶ所|(?:それぞれの)?(?:出現)?回数(?:も|を)?)/u,
];

const comparison = [
  /(?:does |do |is |which (?:of (?:the two|these)? ?)?(?:word|name|term|phrase)?s? ?)?(?:occurs?|appears?|mentioned|used|comes?)? ?(?:more|less) (?:often|frequently)/i,
  /(?:kommt |wird )?(?:das Wort )?(?:öfter|häufiger|seltener)/i,
  /どちら(?:の(?:語|言葉|単語|名前))?の?方?が(?:より)?(?:多く|少なく|多い|少ない)/u,
  /(?:多い|少ない)(?:方|の)は(?:どちら|どっち)/u,
];

const superlative = [
  /(?:the )?(?:most|least) (?:often|times|frequently)|(?:the )?most(?= mentions| occurrences)|most (?:mentions|occurrences)(?: of)?/i,
  /am (?:häufigsten|öftesten|meisten)/i,
  /(?:最も|一番|もっとも)(?:多|頻繁)/u,
];

export function readPhraseQuestion(reading: Reading): PhraseQuestion | null {
  const claim = takeContextSentence(reading);
  const options = takeSearchOptions(reading);
  const wordings = findWordings(reading);
  if (wordings.length === 0) return null;
  const combine = takeCombination(reading, wordings.length);
  const counted = takeCountedNoun(
    reading,
    wordings,
    "(?:written|spelled|that read|reading|of the form)",
  );
  const parts = readParts(reading, claim);
  const goals: PhraseGoal[] = counted ? ["occurrences", ...parts.goals] : [...parts.goals];
  if (wordings.length > 1 && comparison.some((pattern) => reading.take(pattern) !== null))
    goals.push("compare");
  if (occurrences.some((pattern) => reading.take(pattern) !== null) && !goals.includes("compare"))
    goals.push("occurrences");
  if (reading.take(/\bhow many lines\b|wie viele Zeilen|(?:何行|行数)/i) !== null)
    goals.push("lines-count");
  if (goals.length === 0 && takeCountedNoun(reading, wordings, "")) goals.push("occurrences");
  takeGlue(reading);
  if (goals.length === 0) return null;
  const withCount = goals.includes("occurrences");
  if (goals.includes("part-most") && withCount) goals.splice(goals.indexOf("occurrences"), 1);
  return {
    goals,
    wordings,
    combine,
    part: parts.part ?? claim?.kind ?? null,
    withCount,
    claim,
    options,
  };
}

function readParts(
  reading: Reading,
  claim: DocumentClaim | null,
): { goals: PhraseGoal[]; part: PartKind | null } {
  const counted =
    takePart(
      reading,
      "\\b(?:and )?(?:in )?(?:how many|wie viele[nr]?)(?: different| of (?:the|these|all)(?: \\d+)?)? ",
      "",
    ) ?? takePart(reading, "", "は?(?:いくつ|何(?:個|件|条|章|節|つ|か条|箇条)|幾つ)(?:あり|の)?");
  if (counted !== null) return { goals: ["parts-count"], part: counted };
  if (
    claim !== null &&
    reading.take(/\bin how many of them\b|\bhow many of them\b|in wie vielen davon/i) !== null
  ) {
    return { goals: ["parts-count"], part: claim.kind };
  }
  const listed =
    takePart(
      reading,
      "\\b(?:list|name|give)(?: me)?(?: the| all)?(?: header)? ?(?:names?|titles?|numbers?)? ?(?:\\([^)]*\\) )?(?:of )?(?:every|all|each|the)?(?: the)? ",
      "",
    ) ??
    takePart(reading, "\\b(?:which|what|welche[rsnm]?|in which|in welche[nmr]) (?:of the )?", "") ??
    takePart(reading, "どの", "");
  if (listed === null) return { goals: [], part: null };
  reading.take(
    /[,.]? ?(?:give|list|name|state) (?:the |their |its )?(?:header )?(?:names?|numbers?|titles?)(?: as given in the header(?: lines)?)?/i,
  );
  const most = superlative.some((pattern) => reading.take(pattern) !== null);
  return { goals: [most ? "part-most" : "parts-list"], part: listed };
}

/** "How many redaction markers written exactly "…" are there": the noun only describes the wording. */
function takeCountedNoun(reading: Reading, wordings: readonly Wording[], link: string): boolean {
  const first = wordings[0];
  if (first === undefined || !first.isQuoted) return false;
  const shape = new RegExp(`\\bhow many ([\\p{L}\\s-]{1,40}?)${link}\\s*(?:exactly )?$`, "iu");
  const match = shape.exec(reading.text.slice(0, first.start));
  const noun = match?.[1] ?? "";
  if (match === null || namesPart(noun) || saysMore.test(noun)) return false;
  reading.mark(match.index, first.start);
  return true;
}

/** "How many films have the rating "PG"" asks for films, and not for places where PG is written. */
const saysMore =
  /\b(?:have|has|had|having|are|is|was|were|do|does|did|named|called|labell?ed|with|whose|from|in|of|by|the|for|show|list|use|record)\b/i;

function takeCombination(reading: Reading, count: number): PhraseQuestion["combine"] {
  const butNot = /\bbut (?:not|do(?:es)? not(?: \w+)?|never)\b|aber nicht/i;
  if (reading.sees(butNot) === null && reading.take(negation) !== null) return "none";
  if (count < 2) return "any";
  if (
    reading.take(/\bbut (?:not|do(?:es)? not(?: \w+)?|never)\b|aber nicht|が.*含まない/i) !== null
  )
    return "only-first";
  if (reading.take(/\bboth\b|sowohl|\bbeide\b|両方|ともに/i) !== null) return "all";
  return "any";
}

const negation =
  /\b(?:do(?:es)? not|don't|doesn't|never|neither)\b|(?<!\p{L})(?:nicht|weder)(?!\p{L})|含まない|出てこない/iu;

const glue = [
  /\((?:as )?(?:given|written|named|shown) in the [\p{L} ]*header(?: lines?)?\)/iu,
  /at least (?:once|one time)|mindestens einmal|少なくとも[一1]回/i,
  /in total|altogether|insgesamt|(?:in |of )?the (?:whole|entire|full) (?:file|text|document|book|log)|im (?:ganzen|gesamten) \p{L}+/iu,
  /by (?:that|this|its) acronym|(?:the )?(?:acronym|abbreviation|Abkürzung)/i,
  /\beither\b|entweder/i,
  /\b(?:n?or)(?: as)?\b|\boder\b|\bnoch\b/i,
  /(?:目次|前文|見出し)(?:(?:・|と|や|、)(?:目次|前文|見出し))*を?(?:も)?含(?:む|めて|み)/u,
  /(?:この|本)?(?:法律|憲法|条例|規則|小説|作品|物語|契約書?)(?:の(?:文中|本文|中|全文))?(?:で|に|において)/u,
  /文中|合計|出現/u,
];

const verbs =
  /\b(?:mention(?:s|ed|ing)?|contain(?:s|ed|ing)?|includ(?:e|es|ed|ing)|occur(?:s|red)?|appears?|refers?|referred|uses?|used|come|found)\b|erwähn\w+|enthalten|enthält|vorkomm\w+|genannt|nennen|verwend\w+|含ま|言及|登場|使わ/giu;

function takeGlue(reading: Reading): void {
  for (const pattern of glue) reading.take(pattern);
  while (reading.take(verbs) !== null);
}
