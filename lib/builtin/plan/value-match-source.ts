/**
 * The part of a cell that finds the units which state the value asked for. The words before the value must be those of
 * the question and no others, so that nothing else is its subject; what is said after it may not hold another value.
 */
export const valueMatchSource = String.raw`type Candidate = { unit: Unit; value: string; how: string; clause: string; isNarrow?: boolean };
const aside = { date: "hold take place schedul set dat fall plac gehalten statt findet stattfind", amount: "amount stand stood equal set fix pric total come cost kost beläuft beläuf sich eur euro gross net", percent: "rat bear set fix amount", duration: "", person: "", number: "" };
const extra = new Set(aside[kind].split(" ").filter((word) => word && !asked.includes(word)));
const isIn = (words: string[], all: string[]) => words.every((word) => all.includes(word));
const isOrdered = (words: string[]) => isGerman || words.join(" ") === asked.filter((word) => words.includes(word)).join(" ");
const generic = /\s+(?:of|under|in) (?:this|the) (?:agreement|contract|lease|act|policy|deed|tenancy)\b/gi;
const anyDocument = /\b(?:agreement|contract|lease|act|policy|deed|tenancy)\b/i;
/** What only places or measures the subject, and does not name another, is left out. */
const asides = [...(anyDocument.test(question) ? [] : [generic]), /\((?=[^()]*["“”„«\d])[^()]*\)/g, ...(kind === "date" ? [/(?<=\p{L} )(?:in|at|of) the \p{L}+(?= (?:is|was|were|will|opened|closed|begins|ends)\b)/giu, /\bof (?:EUR |USD |[€£$] ?)?\d[\d.,]*(?: (?:EUR|USD|euros?|pounds?|dollars?|crowns?))?/gi] : []), ...(side ? [/\b(?:until|till|since|bis|seit|before)\b/gi] : [])];
const subjectOf = (text: string) => wordsOf(asides.reduce((rest, shape) => rest.replace(shape, " "), text)).filter((word) => !extra.has(word));
const sameSort = (a: string, b: string) => /%|percent|prozent/i.test(a) === /%|percent|prozent/i.test(b);
const plainOf = (value: string) => value.toLowerCase().replace(/[\s.]+$/, "").replace(/^the /, "");
/** One end of a span of numbers or of days is not the value. */
const isRange = (before: string, after: string) => /(?:\d|\b(?:between|zwischen))\s*(?:-|–|to|or|bis|oder|and|und)?\s*$/i.test(before) || /^\s*(?:-|–|to|or|bis|oder)\s*[€£$]?\s?(?:\d|one|two|three|four|five|six|ten|twelve)/i.test(after) || /^\s*(?:and|und)\s+\d/.test(after);
const preceded = (before: string) => {
  const word = /([\p{L}]+(?: (?:the|of|zum|am|dem))?)\s*$/iu.exec(before)?.[1].toLowerCase() ?? "";
  if (side === "until") return /^(?:by|until|till|to|through|before|zum|am|bis)/.test(word) || /\b(?:not later than|bis zum|spätestens(?: am)?)\s*$/i.test(before);
  if (side === "from") return /^(?:from|since|as of|on|ab|am|seit|vom)/.test(word);
  return !/^(?:until|till|since|bis|seit|nach)\b/.test(word) && !/\bbis zum\s*$/i.test(before);
};
const fitsBefore = (before: string) => kind === "date" ? preceded(before) : kind !== "person" || /(?:\b(?:is|was|are|ist|war)|[,:])\s*$/i.test(before);
/** "The tenancy begins on … and ends on …": each half with the subject of both. */
const halvesOf = (unit: Unit): Unit[] => {
  const parts = /^(.*?)\b((?:begins?|commences?|starts?|opens?|takes? effect|comes? into (?:force|effect)|runs? from|beginnt|läuft)\b.*?),?\s(?:and|und) ((?:ends?|expires?|terminates?|closes?|endet|läuft|schließt)\b.*)$/i.exec(unit.text);
  return parts ? [{ ...unit, text: parts[1] + parts[2] }, { ...unit, text: parts[1] + parts[3] }] : [unit];
};
/** What the sentence goes on to say of another time. */
const next = /,? (?:and|und) (?:ends?|expires?|closes?|continues?|renews?|runs?|remains?|terminates?|endet|läuft|verlängert)\b.*$/i;
const stated = (unit: Unit): Candidate[] => kind === "number" ? [] : halvesOf(unit).flatMap((half) => {
  const values = [...half.text.matchAll(valueShape)];
  return values.flatMap((hit) => {
    const before = half.text.slice(0, hit.index), after = half.text.slice(hit.index + hit[0].length);
    if (isRange(before, after) || !fitsBefore(before)) return [];
    const subject = subjectOf(before);
    const missing = asked.filter((word) => !subject.includes(word));
    const follow = wordsOf(after).slice(0, missing.length);
    const isWhole = subject.length > 0 && isIn(subject, asked) && isOrdered(subject) && isIn(missing, follow);
    return isWhole || isHeldBy(before) ? [{ unit, value: hit[0], how: values.some((other) => other !== hit && sameSort(other[0], hit[0]) && plainOf(other[0]) !== plainOf(hit[0])) ? "several" : "stated", clause: kind === "date" ? before + hit[0] + after.replace(next, "") : half.text, isNarrow: isNarrowed(before, after) }] : [];
  });
});
/** "pays a deposit of £980": the thing asked for stands alone before its sum. */
const isHeldBy = (before: string) => {
  if (kind !== "amount" && kind !== "percent") return false;
  const of = /^(.*?)\s(?:of|von|in Höhe von)\s*$/i.exec(before)?.[1];
  const words = of?.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const own = words.slice(-asked.length);
  const lead = words.at(-asked.length - 1) ?? "the";
  // "Ann once paid a fine of 20 crowns", "a neighbouring club charges a fee of 20 crowns".
  const isRule = /^(?:(?:an?|the|each|every|any|all|you|we|eine?|der|die|das|jede[rs]?|sie|wir|es)\b)/i.test(of ?? "") && !/\b(?:other|another|neighbou?ring|paid|waived|refused|charged|\p{L}+te)\b/iu.test(of ?? "");
  return isRule && of !== undefined && own.length === asked.length && own.every((word, i) => stemOf(word) === asked[i]) && /^(?:a|an|the|its|their|eine[rnm]?|ein|die|der|das|dem|den)$/i.test(lead);
};
/** A span of time, or a rate, may stand before what it is for: then all words of the question must make up most of its sentence. */
const gathered = (unit: Unit): Candidate[] => {
  if ((kind !== "duration" && kind !== "percent") || asked.length < 3) return [];
  const values = [...unit.text.matchAll(valueShape)];
  const [hit] = values;
  if (hit === undefined || new Set(values.map((each) => plainOf(each[0]))).size !== 1) return [];
  if (isRange(unit.text.slice(0, hit.index), unit.text.slice(hit.index + hit[0].length))) return [];
  const words = wordsOf(unit.text.replace(valueShape, " ")).filter((word) => !extra.has(word) && !/^(?:least|most|up|long|written)$/.test(word));
  const order = asked.filter((word, i) => i !== participle);
  const found = words.filter((word) => order.includes(word)).join(" ");
  const isTurned = kind === "duration" && !isGerman && found !== order.join(" ");
  return isIn(asked, words) && asked.length / words.length >= 0.5 && !isTurned ? [{ unit, value: hit[0], how: "stated", clause: unit.text }] : [];
};
/** Who takes part is never only the text's title. */
const parties = new Set(wordsOf("supplier customer buyer seller vendor purchaser tenant landlord lessor lessee client provider contractor licensor licensee employer employee claimant defendant plaintiff insurer insured lender borrower agent principal Käufer Verkäufer Mieter Vermieter Arbeitgeber Arbeitnehmer Auftraggeber Auftragnehmer Lieferant Kunde"));
/** A line or a piece of one whose label is what is asked; words of the text's title may be left out. */
const labelled = (unit: Unit): Candidate[] => {
  if (kind === "number") {
    const hit = [...unit.text.matchAll(valueShape)].at(-1);
    const label = hit ? unit.text.slice(0, hit.index) : "";
    const words = wordsOf(label);
    return hit && hit.index + hit[0].length === unit.text.length && words.length === asked.length && isIn(words, asked) && label.length < 40 ? [{ unit, value: hit[0], how: "label", clause: unit.text }] : [];
  }
  const parts = /^[*_]*(\p{L}[^:：|]{0,59}?)[ *_]*[:：][ *_]*(\S.*?)[ *_]*$/u.exec(unit.text);
  if (!parts || parts[2].length > 80) return [];
  const label = wordsOf(parts[1]).filter((word) => kind !== "date" || !/^(?:dat|tim|datum|on)$/.test(word));
  const rest = asked.filter((word) => !titleWords.has(word) || parties.has(word));
  const isName = [asked, rest].some((words) => (asksDate ? label.length === 0 && /^(?:date|datum)$/i.test(parts[1].trim()) && words.length === 0 : words.length > 0 && label.length === words.length && isIn(label, words)));
  const value = parts[2];
  const hit = [...value.matchAll(valueShape)][0];
  const isWhole = kind === "person" ? /^[^\d]{3,60}$/.test(value) && hit !== undefined : hit !== undefined && hit.index === 0;
  return isName && isWhole ? [{ unit, value: kind === "amount" || kind === "duration" ? hit[0] : value.replace(/[.;]$/, ""), how: "label", clause: unit.text }] : [];
};
/** "Hannah Feld (secretary)", "Ada Finch, Chief Executive Officer". */
const inRole = (unit: Unit): Candidate[] => kind !== "person" ? [] : [...unit.text.matchAll(valueShape)].flatMap((hit) => {
  const after = unit.text.slice(hit.index + hit[0].length);
  const role = /^ \(([^()]{3,50})\)/.exec(after)?.[1] ?? /^, ([^,;.:()]{3,50})(?=[;.]?$)/.exec(after)?.[1];
  const words = role === undefined ? [] : wordsOf(role);
  return words.length === asked.length && isIn(words, asked) ? [{ unit, value: hit[0], how: "stated", clause: unit.text }] : [];
});`;
