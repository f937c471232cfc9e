/** The words that say what is to be computed over records. */
import type { Reading } from "@/lib/builtin/question/reading";
import type { Aggregate } from "./query";

export type Operation = {
  count: boolean;
  distinct: boolean;
  list: boolean;
  share: boolean;
  withCounts: boolean;
  which: boolean;
  aggregate: Aggregate | null;
  order: "most" | "least" | null;
  /** "most" and "fewest" count records, "highest" compares values; "largest" and 最も多い may mean either. */
  orderOf: "records" | "values" | "sizes" | "either";
  limit: number;
};

const share = [
  /\b(?:what|which) (?:percentage|percent|share|proportion|fraction) of\b|\b(?:percentage|percent|share|proportion) of\b/i,
  /\bwie ?viel Prozent (?:der|aller)?|\b(?:welcher |der )?(?:prozentuale )?Anteil (?:der|an|aller)/i,
  /何(?:%|パーセント|割)|割合/u,
];
const withCounts = [
  /(?:,? and )?(?:how (?:many times|often|many)(?: (?:did|does|do|are|is|was|were))?(?: there)?(?: (?:requests|rows|entries|lines|records))?(?: (?:has|have|for))?(?: does| did)? each(?: (?:one|of them))?(?: (?:occurs?|appears?|have|has))?|\b(?:with )?(?:their |the )?(?:counts?|frequenc(?:y|ies))\b(?: (?:of|for) each)?)/i,
  /(?:,? und )?(?:wie oft|wie häufig)(?: kommt)? (?:jeweils|jede[rs]?)(?: vor)?|jeweils wie oft/i,
  /(?:それぞれ|各)(?:何(?:回|件|行)|いくつ)/u,
];
const distinct =
  /\b(?:different|distinct|unique)\b|\b(?:verschiedene|unterschiedliche|eindeutige)[nr]?\b|異なる|種類|ユニークな|重複を除いた/iu;
const averages =
  /\b(?:on )?(?:the )?(?:average|mean)(?: of)?\b|\b(?:im |der )?(?:durchschnitt(?:lich\p{L}*)?|mittelwert)\b|平均(?:値|額)?/iu;
const medians = /\bmedian\b|中央値/iu;
const sums =
  /\b(?:the )?sum of\b|\b(?:in total|altogether|combined)\b|\bthe total\b|\btotal\b|\b(?:die )?Summe(?: der)?\b|\binsgesamt\b|\bGesamt\p{L}*|合計(?:額|値)?|総(?:額|計|数|和)/iu;
const most =
  /\b(?:the )?(?:top|highest|largest|longest|greatest|biggest|maximum|max|most(?! (?:recent|expensive|popular|important|common|frequent|active)))\b|\b(?:die |der |das )?(?:höchste|größte|meiste|maximale)[nrs]?\b|(?:最も|一番|もっとも)(?:多い|多く|多かった|高い|高かった|大きい|大きかった)|最大|最高|最多/iu;
const least =
  /\b(?:the )?(?:lowest|smallest|shortest|least(?! (?:once|expensive|popular|important|common|frequent|active))|fewest|minimum|min)\b|\b(?:die |der |das )?(?:niedrigste|kleinste|wenigste|geringste|minimale)[nrs]?\b|(?:最も|一番|もっとも)(?:少ない|少なかった|低い|低かった|小さい)|最小|最低|最少/iu;
const counting =
  /\bhow many\b|\b(?:the )?(?:total )?number of\b|\b(?:the )?count of\b|\bwie ?viele\b|\b(?:die )?Anzahl (?:der|an|von)?|いくつ|何(?:件|人|個|回|行|本|台|社|店|冊|種類|名|日)|件数|人数|行数/iu;
const listing =
  /\b(?:list|name|enumerate)\b(?: all| the)*|\b(?:what|which) are (?:all )?the\b|\b(?:nenne|liste)\b(?: alle| die)*|すべて挙げ|全て挙げ|一覧|列挙/iu;
const occurs =
  /\b(?:occurs?|appears?|are there|exist|are (?:used|listed|present|found))\b|\b(?:gibt es|kommen|vorkommen)\b|出てき|あります/iu;
const asking =
  /\b(?:in |on |at |for |from |by )?(?:which|what|who|welche[rsnm]?|wer)\b|どの|どれ|どこ|誰|何の/iu;

const counts: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  ten: 10,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  zehn: 10,
};

/** "and how many times each": taken before columns are looked for, since "times" may be the name of one. */
export function takeWithCounts(reading: Reading): boolean {
  return withCounts.some((pattern) => reading.take(pattern) !== null);
}

export function takeOperation(reading: Reading, counted: boolean): Operation {
  const isShare = share.some((pattern) => reading.take(pattern) !== null);
  const { limit, isTop } = takeLimit(reading);
  const mostWord = isTop ? ["most"] : reading.take(most);
  const leastWord = mostWord === null ? reading.take(least) : null;
  const countsKinds = reading.take(/何種類|いくつの種類/u) !== null;
  const isDistinct = countsKinds || reading.take(distinct) !== null;
  const isAverage = reading.take(averages) !== null;
  const isMedian = reading.take(medians) !== null;
  const isCount = countsKinds || reading.take(counting) !== null;
  const isSum = !isAverage && !isMedian && reading.take(sums) !== null;
  const isList = reading.take(listing) !== null;
  const which = reading.take(asking) !== null;
  const lists = isList || (which && reading.take(occurs) !== null);
  return {
    count: isCount,
    distinct: isDistinct,
    list: lists,
    share: isShare,
    withCounts: counted,
    which,
    aggregate: isAverage ? "average" : isMedian ? "median" : isSum ? "sum" : null,
    order: mostWord ? "most" : leastWord ? "least" : null,
    orderOf: orderOf((mostWord ?? leastWord)?.[0] ?? ""),
    limit,
  };
}

/** "the top 3", "the three largest", "上位5": how many are asked for. */
function takeLimit(reading: Reading): { limit: number; isTop: boolean } {
  const digits = reading.take(
    /\btop (\d{1,2})\b|\b(?:the )?(\d{1,2})(?= (?:most|highest|largest|biggest|lowest|smallest|longest))|上位(\d{1,2})/i,
  );
  const named = digits
    ? null
    : reading.take(
        /\b(?:the |die )?(two|three|four|five|ten|zwei|drei|vier|fünf|zehn)(?= (?:most|highest|largest|biggest|lowest|smallest|longest|höchsten|größten|häufigsten|kleinsten))/i,
      );
  const isTop = /top|上位/i.test(digits?.[0] ?? "");
  if (digits) return { limit: Number(digits[1] ?? digits[2] ?? digits[3]), isTop };
  const limit = named ? (counts[(named[1] ?? "").toLowerCase()] ?? 1) : 1;
  return { limit, isTop: false };
}

function orderOf(word: string): Operation["orderOf"] {
  if (
    /\b(?:most|fewest|least|meisten?|wenigsten?)$/i.test(word) ||
    /^(?:die )?(?:meiste|wenigste)/i.test(word)
  )
    return "records";
  if (/多|少/u.test(word)) return "either";
  return /high|low|max|min|höch|niedrig|高|低|最大|最小/iu.test(word) ? "values" : "sizes";
}
