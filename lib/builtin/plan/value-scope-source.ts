/**
 * The part of a cell that tells whether a stated value holds for all that was asked: what its sentence goes on to say,
 * a heading that speaks of one variant or of an old state, and corrections elsewhere that give another value.
 */
export const valueScopeSource = String.raw`const goesOn: Record<string, RegExp> = {
  date: /^,? (?:at|in|on|im|am|um|by|with|to|from|after|following|by|durch|von|mit|nach|zu)\b(?! (?:the )?(?:earliest|least|most|case|principle|event)\b)|^,? ?(?:\d{1,2}[:.]\d\d|\d{1,2} ?[ap]\.?m|noon|midday|midnight|UTC|GMT|CET)/iu,
  amount: /^,? (?:per|an?|each|every|pro|im|je|an|by|monthly|annually|yearly|weekly|jährlich|monatlich|payable|due|zahlbar|fällig|plus|zzgl|zuzüglich|inkl\w*|including|inclusive|net|gross|brutto|netto|in total|in full|in advance|in cash|insgesamt|to be paid|is|are|shall|must|will|was|were|ist|wird|zu|zum|im Voraus)\b/iu,
  percent: /^,? (?:per|an?|of|der|des|vom|von|pro|im|p\.a|is|are|shall|will|was|were|zu)\b/iu,
  person: /^(?:,| who| of| from| aus| von)/iu,
};
const narrows = /\b(?:for|für|only|nur|above|below|longer|shorter|higher|lower|more|less|fewer|mehr|weniger|höher|niedriger|until|till|bis|others?|earliest|latest|frühestens|sobald|short|according|former|acting)\b/iu;
/** "500 crowns for members", "4% above the base rate": the value is not that of the thing as such. */
const isNarrowed = (before: string, after: string) => {
  if ((kind === "amount" || kind === "percent") && /\b(?:under|over|from|below|above|than|nearly|almost|ab|von|unter|über|fast|knapp|rund)\s*$/i.test(before) && !/(?:\ba|\ban|\bof|eine[rnm]?|Höhe) (?:\S+ )?von\s*$/i.test(before) && !/\S+ \p{Lu}\S+ von\s*$/u.test(before)) return true;
  const tail = after.replace(/^["”’)\]]+/, "").replace(kind === "date" ? next : /(?!)/, "").replace(/^ ?\((?=[^()]*(?:["“”„]|\b(?:VAT|tax|MwSt|USt|incl|inkl|including|net|gross|UTC|day|month|year)))[^()]*\)/i, "").replace(side === "until" ? /,? (?:at the latest|spätestens)/i : /(?!)/, "");
  if (/^\s*(?:[.;:!…]|$)/.test(tail) || isIn(wordsOf(tail.replace(/[.;][^]*$/, "")), [...asked, ...extra])) return narrows.test(tail.replace(/[.;][^]*$/, "")) && !narrows.test(question);
  const own = tail.replace(/;.*$/, "");
  const isJoined = /^,? (?:and|und|which|wobei|the|die|der|das)\b/i.test(own);
  if (kind === "duration" || isJoined) return narrows.test(own) && !isIn(wordsOf(own), asked);
  return !(goesOn[kind]?.test(own) ?? true) || (kind !== "date" && /\b(?:for|für|until|bis|above|below|acting|former)\b/i.test(own));
};
const isHeading = (line: string) => /^#{1,6} \S/.test(line) || (!line.endsWith(",") && /^\p{Lu}[^.;:!?|\t]{2,40}:?$/u.test(line) && !/ {3}/.test(line));
const plainHeading = (line: string) => line.replace(/^#+ */, "").replace(/[:*]+$/, "").trim();
const headingLines = [...context.matchAll(/(?<=^|\n\s*\n)[ \t]*([^\n]{3,80})(?=\n)/g)].filter((hit) => isHeading(hit[1].trim())).slice(0, 5_000).map((hit) => ({ start: hit.index, text: plainHeading(hit[1].trim()), level: /^#*/.exec(hit[1].trim())?.[0].length ?? 0 }));
const numbered = /^(?:section|clause|article|artikel|chapter|kapitel|part|teil|step|schritt|annex|anlage|appendix|schedule|exhibit|amendment|question|page|§)\b/i;
/** "Model A" where "Model B" is another heading; "Until 2029", "Old prices". */
const isOneVariant = (start: number) => {
  const own = headingLines.findLast((heading) => heading.start < start);
  if (own === undefined || own.start === 0) return false;
  if (/\b(?:until|till|before|old|previous|former|past|archived?|superseded|obsolete|rejected|draft|proposals?|bis|alte?[rns]?|früher\w*|bisherig\w*)\b/i.test(own.text)) return true;
  const words = own.text.toLowerCase().split(/\s+/);
  if (words.length < 2 || numbered.test(own.text)) return false;
  return headingLines.some((other) => {
    const others = other.text.toLowerCase().split(/\s+/);
    const differing = words.flatMap((word, i) => (word === others[i] ? [] : [word]));
    return other.level === own.level && others.length === words.length && differing.length === 1 && !saidBy(question).has(differing[0]);
  });
};
/** A correction that does not name what it corrects, but gives another value of the same sort. */
const corrections = [...context.matchAll(/^[ \t#>*_-]*(?:corrigend(?:um|a)|corrections?|errat(?:um|a)|updated?|clarification|Berichtigung|Korrektur|Aktualisierung)\b[^\n]{0,400}|^[^\n]{0,200}\b(?:I meant|make that|scratch that|wrong (?:day|date|time|figure|number|amount|price)|my mistake|ich meinte)\b[^\n]{0,200}/gimu)].slice(0, 500).map((hit) => ({ start: hit.index, end: hit.index + hit[0].length, text: hit[0] }));
const correctedBy = (value: string) => corrections.filter(({ text }) => [...text.matchAll(valueShape)].some((hit) => plainOf(hit[0]) !== plainOf(value) && sameSort(hit[0], value)));
/** "… It has been renewed." */
const isUndone = (end: number) => /^[\s"”)]*[^\n.]{0,80}\b(?:has|have|had|was|were|been|is|are|hat|haben|wurde|ist|sind)\b[^\n.]{0,40}\b(?:renewed|extended|postponed|cancelled|canceled|waived|withdrawn|superseded|reversed|no longer|verlängert|verschoben|aufgehoben|abgesagt)\b/i.test(context.slice(end, end + 240));
/** A question, a crossed-out line or a line cited from another's mail states nothing. */
const isNoStatement = ({ start, end }: Unit) => /[?？]["”)]?\s*$/.test(context.slice(start, end + 1)) || /~~/.test(context.slice(start - 2, end + 2)) || /^[ \t]*>/.test(context.slice(context.lastIndexOf("\n", start) + 1));`;
