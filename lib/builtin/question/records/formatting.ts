/** What a question says about the form of its answer, and about fields without a value. */
import type { Reading } from "@/lib/builtin/question/reading";

export type Formatting = {
  decimals: number | null;
  missingAsZero: boolean;
  unit: string | null;
  withValue: boolean;
  /** A second question word after "and": "and when", "and in which city". */
  alsoAsks: "when" | "other" | null;
};

const digits: Readonly<Record<string, number>> = {
  no: 0,
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  eine: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
};

export function takeFormatting(reading: Reading): Formatting {
  const missing = reading.take(
    /\(?(?:with )?(?:an? |the )?[\p{L}]* ?(?:of |field )?["“「]?-["”」]? (?:counts?|counted|counting|is|as|being)(?: counted)? (?:as )?(?:0|zero)\)?|\(?["“「]-["”」]は0(?:とする|と数える|として)?\)?/iu,
  );
  const rounded =
    reading.take(
      /\(?(?:,? ?(?:rounded )?(?:to|with) )?(one|two|three|four|no|zero|\d) (?:decimals?|decimal places?|digits after the (?:decimal )?point)\)?/i,
    ) ??
    reading.take(
      /\(?(?:,? ?(?:gerundet )?auf )?(eine|zwei|drei|vier|\d) (?:Nachkommastellen?|Dezimalstellen?|Stellen)\)?/i,
    ) ??
    reading.take(/\(?小数(?:点以下)?第?(\d)[桁位](?:まで)?\)?/u);
  reading.take(/\(?(?:,? ?(?:rounded )?to (?:the nearest )?whole numbers?)\)?/i);
  const unit = reading.take(
    /,? ?\(?in (?:(?:thousand|million|billion|trillion)s? of )?(?:US )?(dollars|euros?|yen|pounds|usd|eur|jpy)\b\)?/i,
  );
  reading.take(/\((?:an? )?[\p{L} ]+ (?:is|are|being|counts? as) (?:a )?(?:positive|negative)\)/iu);
  const given = reading.take(
    /[.,;]? ?(?:please )?(?:give|state|name|report) (?:both|the (?:value|number|count|name|answer))(?: and (?:the|its) (?:value|number|count|name))?\b\.?/i,
  );
  const valued = reading.take(
    /,? ?and (?:what (?:is|was) (?:it|that|the (?:value|number|count|amount))|how (?:much|many|often|large|high|big|long|low|small)(?: (?:is|was|were) (?:it|that|they|there))?)(?=\s*\?|$)/i,
  );
  const both = reading.take(
    /,? (?:and|und) (?=(?:(?:on|in|at|for|am|im) )?(?:which|what|when|where|welche[rsnm]?|wann|wo)\b)/i,
  );
  const german = reading.take(
    /,? ?und wie ?(?:viele|viel|oft)(?: (?:waren|sind|war|ist) (?:es|das))?(?=\s*\?|$)/i,
  );
  const decimal = rounded?.[1]?.toLowerCase();
  return {
    decimals: decimal === undefined ? null : (digits[decimal] ?? Number(decimal)),
    missingAsZero: missing !== null,
    withValue:
      [given, valued, german, both].some(Boolean) || /それぞれ|何[件回]/u.test(reading.text),
    alsoAsks:
      both === null
        ? null
        : /^,? ?(?:and|und) ?(?:when|wann)/i.test(reading.text.slice(both.index))
          ? "when"
          : "other",
    unit: unit?.[0].replace(/^[,( ]+|\)$/g, "") ?? null,
  };
}
