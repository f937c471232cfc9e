/**
 * Questions for one stated value: when, how much, at what rate, how many days, who.
 * What is left of the question after its kind is taken away must stand in the text, all of it.
 */
import type { Reading } from "./reading";

export type ValueKind = "date" | "amount" | "percent" | "duration" | "person" | "number";

/** On which side of a span the date asked for stands. */
export type DateSide = "from" | "until" | null;

export type ValueQuestion = {
  kind: ValueKind;
  /** The question without its interrogative, in the order in which a sentence would state it. */
  rest: string;
  side: DateSide;
  /** The unit of time as asked; null where any will do. */
  unit: string | null;
  /** "must orders be submitted": a sentence may also say that someone submits them, in another order. */
  participle: string | null;
  /** A date of the document itself is asked for: "the date of the invoice". */
  asksDate: boolean;
};

type Form = { kind: ValueKind; shape: RegExp };

const auxiliary = "(?:is|are|was|were|do|does|did|will|shall|must|should|has|have|had|can|may)";
const units =
  "(?<unit>(?:business |working |calendar )?(?:days?|weeks?|months?|years?|hours?|minutes?))";
const priced =
  "fees?|prices?|rents?|deposits?|costs?|charges?|premiums?|salar(?:y|ies)|penalt(?:y|ies)|fines?|budget|balance|reserves|fares?|tolls?|discount|subtotal|royalt(?:y|ies)|VAT|tax|rise|increase";

const forms: Readonly<Record<"en" | "de", readonly Form[]>> = {
  en: [
    {
      kind: "date",
      shape: new RegExp(
        `^(?:(?<side>by|from|until|till|since|on) )?(?:when|(?:what|which) (?:date|day)) ${auxiliary} (?<rest>.+)$`,
        "i",
      ),
    },
    { kind: "date", shape: /^what (?:is|was) the (?<asks>date) (?:of|for) (?<rest>.+)$/i },
    {
      kind: "duration",
      shape: new RegExp(
        `^(?<before>.*?)\\bhow many ${units}(?<after> .+?)? ${auxiliary} (?<rest>.+)$`,
        "i",
      ),
    },
    { kind: "duration", shape: new RegExp(`^(?<rest>.+) how many ${units}$`, "i") },
    {
      kind: "percent",
      shape:
        /^(?:what|at what|which) (?:(?:is|was) )?(?:the )?(?<rest>.*)\b(?:rate|percentage)\b(?: of)?(?<after>.*)$/i,
    },
    { kind: "amount", shape: /^how much (?:do|does|did) (?<rest>.+ cost)$/i },
    { kind: "amount", shape: /^how (?:much|high|large) (?:is|are|was|were) (?<rest>.+)$/i },
    {
      kind: "amount",
      shape: new RegExp(
        `^what (?:is|are|was|were) (?<rest>(?:the |its )?(?:[\\p{L}-]+ ){0,3}(?:${priced})(?: (?:of|for|on|to) .+)?)$`,
        "iu",
      ),
    },
    { kind: "number", shape: /^what (?:is|was) (?<rest>.+ (?:no\.?|number|id))$/i },
    { kind: "person", shape: /^who (?:is|are|was|were) (?<rest>.+)$/i },
  ],
  de: [
    { kind: "date", shape: /^(?:(?<side>bis|seit|ab) )?wann (?<rest>.+)$/i },
    {
      kind: "duration",
      shape:
        /^(?<before>.*?)\bwie viele[nr]? (?<unit>Tage|Wochen|Monate|Jahre|Stunden|Minuten)n?(?<after> .+?)? (?:ist|sind|muss|müssen|kann|darf|soll|wird|werden|hat|haben) (?<rest>.+)$/i,
    },
    { kind: "amount", shape: /^(?:was|wie ?viel) (?<rest>(?:kostet|kosten) .+)$/i },
    { kind: "amount", shape: /^wie (?:hoch|teuer) (?:ist|sind|war|waren) (?<rest>.+)$/i },
    { kind: "number", shape: /^(?:wie lautet|was ist) (?<rest>.+[- ]?(?:nr\.?|nummer))$/i },
    { kind: "person", shape: /^wer (?:ist|war|sind) (?<rest>.+)$/i },
  ],
};

/** Several things at once, a comparison or a condition: no one stated value. */
const saysMore =
  /\b(?:and|or|most|least|more|than|difference|between|average|sum|if|und|oder|meisten?|Summe|Differenz|durchschnittlich\w*|wenn|falls)\b/i;

export function readValueQuestion(reading: Reading): ValueQuestion | null {
  if (reading.quoted.length > 0 || reading.language === "ja") return null;
  const asked = reading.raw
    .trim()
    .replace(/[?？。.!]+$/u, "")
    .replace(/\s+/g, " ");
  for (const { kind, shape } of forms[reading.language]) {
    const groups = shape.exec(asked)?.groups;
    if (groups === undefined) continue;
    const { rest = "", before = "", after = "", side, unit, asks } = groups;
    const statement = `${rest} ${before} ${after}`.replace(/\s+/g, " ").trim();
    if (saysMore.test(statement)) return null;
    return {
      kind,
      rest: statement,
      side:
        side === undefined ? null : /^(?:by|until|till|bis)$/i.test(side) ? "until" : sideOf(side),
      unit: unit ?? null,
      participle: /\bbe (\p{L}+)/iu.exec(rest)?.[1] ?? null,
      asksDate: asks !== undefined,
    };
  }
  return null;
}

function sideOf(word: string): DateSide {
  return /^(?:from|since|ab|seit)$/i.test(word) ? "from" : null;
}
