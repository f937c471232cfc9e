/**
 * The part of a cell that doubts a stated value: conditions, denials, proposals and old states in its own sentence,
 * an example around it, other places that say otherwise, and passages that amend it.
 */
export const valueChecksSource = String.raw`const hedges = /\b(?:if|unless|except(?:ing|ions?)?|excluding|provided that|in case|in the event|otherwise|subject to|not|no|never|neither|nor|without|would|could|might|may be|propos\w*|suggest\w*|recommend\w*|reject\w*|withdrawn|cancel\w*|postpon\w*|example|e\.g|draft|expect\w*|estimat\w*|forecast|plan(?:ned|s)?|target|assum\w*|former(?:ly)?|previous(?:ly)?|original(?:ly)?|initial(?:ly)?|old|used to|instead|rather|replac\w*|amend\w*|delet\w*|about|approximately|roughly|around|permitting|hop(?:e|es|ed|ing)|provisional\w*|tentativ\w*|tbc|tbd|waived?|alleg\w*|according to|rumou?r\w*|false|earliest|once)\b/giu;
const germanHedges = /\b(?:wenn|falls|sofern|soweit|außer|vorbehaltlich|ausgenommen|nicht|keine?[rnms]?|ohne|vorgeschlagen\w*|geplant\w*|voraussichtlich|beispielsweise|bisher\w*|früher\w*|ursprünglich\w*|würde|könnte|etwa|ersetzt|geändert\w*)\b|\bz\. ?B\./giu;
const changes = /\b(?:correct(?:ion|ed)|erratum|amend\w*|replac\w*|revis\w*|supersed\w*|chang\w*|updat\w*|instead|new|now|no longer|with effect from|extend\w*|increas\w*|reduc\w*|rais\w*|lower\w*|postpon\w*|mov(?:ed|es)|reschedul\w*|elect\w*|appoint\w*|succeed\w*|successor|resign\w*|step\w* down|took over|berichtig\w*|Nachtrag|geändert|ändert|erhöh\w*|verläng\w*|verschob\w*|verschieb\w*|neu\w*|nunmehr|künftig|ab dem|gewählt|bestellt)\b/iu;
/** What the question itself says, such as "not", is no doubt. */
const saidBy = (question: string) => new Set(question.toLowerCase().match(/[\p{L}.]+/gu) ?? []);
const isHedged = (text: string, question: string) => [...text.matchAll(hedges), ...(isGerman ? text.matchAll(germanHedges) : [])].some((hit) => !saidBy(question).has(hit[0].toLowerCase()));
/** The sentence after it takes something back: "However, for the first year it is …". */
const isTakenBack = (end: number, value: string) => {
  const following = /^[ \t]*\n?[ \t]*(?:However|But|Except|Provided|Until|From|For|In|After|Jedoch|Abweichend|Bis|Ab|Für|Im|Nach)\b[^\n]{0,300}?(?=[.;] |[.;]?\n|$)/.exec(context.slice(end, end + 320)) ?? (kind === "date" ? null : /^[ \t]*\n?[ \t]*(?:It|They|This|Sie|Er|Es|Dies)\b[^\n]{0,300}?(?=[.;] |[.;]?\n|$)/.exec(context.slice(end, end + 320)));
  return following !== null && [...following[0].matchAll(valueShape)].some((hit) => sameSort(hit[0], value) && plainOf(hit[0]) !== plainOf(value));
};
/** Under a heading, or after a word, that calls what follows an example. */
const sample = /(?<![\p{L}@./-])(?:examples?|sample|specimen|template|Beispiele?|Muster)(?![\p{L}-])|見本|ひな形|記載例/iu;
const isSample = (start: number) => {
  const above = context.slice(Math.max(0, start - 6000), start).split("\n");
  const own = above.at(-1) ?? "";
  const heading = above.slice(0, -1).findLast((line) => /^#|^\p{Lu}[\p{Lu} \d-]{4,}$|^\S[^.;,]{0,50}:$/u.test(line.trim())) ?? "";
  const paragraph = context.slice(Math.max(0, context.lastIndexOf("\n\n", start)), start);
  return sample.test(own) || sample.test(heading) || sample.test(paragraph) || sample.test(context.slice(0, 200).trim().split("\n")[0]);
};
/** The numbers of the provision in which a place stands. */
const provisionsOf = (start: number) => {
  const lines = context.slice(Math.max(0, start - 8000), start + 1).split("\n");
  const numbers: string[] = [];
  const own = /^[ \t#*]*(?:(?:Section|Clause|Article|§)[ \t]*)?(\d+(?:\.\d+)*)/i.exec(lines.at(-1) ?? "")?.[1];
  if (own) numbers.push(own);
  const heading = lines.findLast((line) => /^[ \t#*]*(?:Section|Clause|Article|Artikel|§)[ \t]*\d/i.test(line));
  const number = /(\d+[a-z]?)/.exec(heading ?? "")?.[1];
  if (number) numbers.push(number);
  return numbers;
};
const amendments = amendedPlaces();
/** "§ 3 Abs. 1 erhält folgende Fassung" leaves the third paragraph as it was. */
const isOtherParagraph = (start: number, hit: { start: number; end: number }) => {
  const own = /^[ \t]*\((\d+)\)/.exec(context.slice(context.lastIndexOf("\n", start) + 1))?.[1];
  const named = /^[^.;]{0,12}?(?:Abs(?:atz|\.)|\()\s*(\d+)/.exec(context.slice(hit.start, hit.end))?.[1];
  return own !== undefined && named !== undefined && own !== named;
};
const amendingOf = (start: number) => amendments.filter((hit) => !isOtherParagraph(start, hit) && (start < hit.start || start > hit.end + 200) && provisionsOf(start).some((number) => hit.number === number || hit.number.startsWith(number + ".") || number.startsWith(hit.number + ".")));`;
