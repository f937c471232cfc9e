/** The words that say what is to be computed over records. */
import type { Reading } from "@/lib/builtin/question/reading";
import type { Aggregate, Query } from "./query";

export type Operation = {
  count: boolean;
  distinct: boolean;
  list: boolean;
  /** "What are the …" may ask for a list as well as for one value. */
  mayList: boolean;
  share: boolean;
  /** The first or last record by time. */
  edge: "first" | "last" | null;
  /** "By how much", "how much more … than". */
  difference: boolean;
  /** Which of the two is said to be the larger: the first named, the second, or neither. */
  claims: Query["claims"];
  withCounts: boolean;
  which: boolean;
  aggregate: Aggregate | null;
  order: "most" | "least" | null;
  /** "most" and "fewest" count records, "highest" compares values; "largest" and 最も多い may mean either. */
  orderOf: "records" | "values" | "sizes" | "either";
  /** "most often": records are counted, whatever columns are named. */
  isOften: boolean;
  limit: number;
  /** 2 for the second highest. */
  rank: number;
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
  /\b(?:on )?(?:the )?(?:average|avg\.?|mean)(?: of)?\b|\b(?:im |der )?(?:durchschnitt(?:lich\p{L}*)?|mittelwert)\b|\bdurchschnitts(?![\p{L}\p{N}])|平均(?:値|額)?/iu;
const medians = /\bmedian\b|中央値/iu;
const sums =
  /\b(?:the )?sum of\b|\b(?:in total|altogether|together|combined|zusammen|added up|summed up|adds? up to|sums? up to)\b|\bthe total\b|\btotal\b|\b(?:die )?Summe(?: der)?\b|\binsgesamt\b|\bGesamt\p{L}*|合計(?:額|値)?|総(?:額|計|数|和)/iu;
/** How often something is there, and no value of its own. */
const frequent =
  /\b(?:the )?(?<least>least|most) (?:often|common(?:ly)?|frequent(?:ly)?)\b|\bam (?:häufigsten|(?<seldom>seltensten))\b|(?<!\p{L})(?:der |die |das )?häufigste[nrs]?(?!\p{L})|最も頻繁に|一番よく/iu;
/** In an access log each record is a request; "requested path" may be marked as the column already. */
const asksRequested = /\b(?:least|most) (?:requested|visited|accessed)\b/i;
const requested = /\b(?:the )?(?<least>least|most) (?:(?:requested|visited|accessed)\b)?/iu;
const most =
  /\b(?:the )?(?:top|highest|largest|longest|slowest|greatest|biggest|maximum|max|most(?! (?:recent|expensive|popular|important|common|frequent|active)))\b|\b(?:die |der |das )?(?:höchste|größte|meiste|maximale)[nrs]?\b|(?:最も|一番|もっとも)(?:多い|多く|多かった|高い|高かった|大きい|大きかった|長い|長かった)|最大|最高|最多/iu;
const least =
  /\b(?:the )?(?:lowest|smallest|shortest|fastest|quickest|least(?! (?:once|expensive|popular|important|common|frequent|active))|fewest|minimum|min)\b|\b(?:die |der |das )?(?:niedrigste|kleinste|wenigste|geringste|minimale)[nrs]?\b|(?:最も|一番|もっとも)(?:少ない|少なかった|低い|低かった|小さい)|最小|最低|最少/iu;
const counting =
  /\bhow many times\b|\bhow often\b|\bwie oft\b|\bhow many\b|\b(?:the )?(?:total )?number of\b|\b(?:the )?count of\b|\bwie ?viele\b|\b(?:die )?Anzahl (?:der|an|von)?|いくつ|何(?:件|人|個|回|行|本|台|社|店|冊|種類|名|日)|件数|人数|行数/iu;
const listing =
  /\b(?:list|name|enumerate)\b(?: all| the)*|\b(?:nenne|liste)\b(?: alle| die)*|すべて挙げ|全て挙げ|一覧|列挙/iu;
const mayListing = /\b(?:what|which) (?:are|were) (?:all )?the\b/i;
const first =
  /\b(?:the )?(?:first|earliest)\b|(?<!\p{L})(?:der |die |das |den )?(?:erste|früheste)[nrs]?(?!\p{L})|(?:最初|初め)(?:の|に)?/iu;
const last =
  /\b(?:the )?(?:last|latest|most recent)\b|(?<!\p{L})(?:der |die |das |den )?(?:letzte|späteste|jüngste)[nrs]?(?!\p{L})|最後(?:の|に)?|直近の/iu;
const difference =
  /\b(?:by )?how (?:much|many) (?<less>less|lower|smaller|fewer|cheaper)\b|\b(?:by )?how (?:much|many) (?:more|higher|larger|greater|bigger)\b|\b(?:what is |what was )?(?:the )?difference (?:in|between|of)\b|\bby how much\b|\bum wie ?viel\b|\b(?:die )?Differenz\b|\b(?:der )?Unterschied\b|の?差|どれだけ|いくら(?=多い|高い|大きい)/iu;
const differs =
  /\b(?:is|are|was|were|do|does|did)?\s*(?<less>less|lower|smaller|fewer)\b(?: than)?|\b(?:more|higher|larger|greater|bigger|exceeds?|exceeded|differs?|above|ahead of)\b(?: than)?|\b(?:mehr|höher|größer)\b(?: als)?|(?:多い|高い|大きい)/iu;
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

export function takeOperation(reading: Reading, counted: boolean, isAccessLog: boolean): Operation {
  const isShare = share.some((pattern) => reading.take(pattern) !== null);
  const differing = takeDifference(reading);
  const ranked = takeRank(reading);
  const { limit, isTop } = takeLimit(reading);
  const often = isTop
    ? null
    : (reading.take(frequent) ??
      (isAccessLog && asksRequested.test(reading.text) ? reading.take(requested) : null));
  const isRare = /^least$/i.test(often?.groups?.least ?? "") || often?.groups?.seldom !== undefined;
  const mostWord = isTop ? ["most"] : reading.take(most);
  const leastWord = mostWord === null ? reading.take(least) : null;
  const countsKinds = reading.take(/何種類|いくつの種類/u) !== null;
  const isDistinct = countsKinds || reading.take(distinct) !== null;
  const isAverage = reading.take(averages) !== null;
  const isMedian = reading.take(medians) !== null;
  const isCount = countsKinds || reading.take(counting) !== null;
  const isSum = !isAverage && !isMedian && reading.take(sums) !== null;
  const isList = reading.take(listing) !== null;
  const mayList = reading.take(mayListing) !== null;
  const edge =
    mostWord === null && leastWord === null && !differing.asked ? takeEdge(reading) : null;
  const which = reading.take(asking) !== null;
  const lists = isList || (which && reading.take(occurs) !== null);
  return {
    count: isCount,
    distinct: isDistinct,
    list: lists,
    mayList,
    share: isShare,
    edge,
    difference: differing.asked,
    claims: differing.claims,
    withCounts: counted,
    which,
    aggregate: isAverage ? "average" : isMedian ? "median" : isSum ? "sum" : null,
    order:
      often !== null
        ? isRare
          ? "least"
          : "most"
        : (ranked.order ?? (mostWord ? "most" : leastWord ? "least" : null)),
    orderOf: often !== null ? "records" : orderOf((mostWord ?? leastWord)?.[0] ?? ranked.word),
    isOften: often !== null,
    limit,
    rank: ranked.rank,
  };
}

function takeEdge(reading: Reading): Operation["edge"] {
  if (reading.take(first) !== null) return "first";
  return reading.take(last) !== null ? "last" : null;
}

/** "How much more did A sell than B" claims that A sold more; "the difference between" claims nothing. */
function takeDifference(reading: Reading): { asked: boolean; claims: Query["claims"] } {
  const asked = reading.take(difference);
  if (asked === null) return { asked: false, claims: null };
  reading.take(/\bbetween\b|\bzwischen\b|との?間/i);
  const said = reading.take(differs);
  const saysLess = asked.groups?.less !== undefined || said?.groups?.less !== undefined;
  const saysMore = said !== null || /more|higher|larger|greater|bigger/i.test(asked[0]);
  return { asked: true, claims: saysLess ? "less" : saysMore ? "more" : null };
}

const ranks: readonly [RegExp, number][] = [
  [
    /\b(?:the )?(?:second|2nd|zweit)[- ]?(?=most|highest|largest|biggest|greatest|lowest|smallest|longest|fewest|höchst|größt|meist|häufigst|niedrigst|kleinst)/i,
    2,
  ],
  [
    /\b(?:the )?(?:third|3rd|dritt)[- ]?(?=most|highest|largest|biggest|greatest|lowest|smallest|longest|fewest|höchst|größt|meist|häufigst|niedrigst|kleinst)/i,
    3,
  ],
  [
    /\b(?:the )?(?:fourth|4th|viert)[- ]?(?=most|highest|largest|biggest|greatest|lowest|smallest|longest|fewest|höchst|größt|meist|häufigst|niedrigst|kleinst)/i,
    4,
  ],
];
const japaneseRank =
  /([2-9二三四五])番目に(?:(?<most>多い|多く|多かった|高い|高かった|大きい|大きかった|長い)|少ない|少なかった|低い|低かった|小さい|短い)/u;

function takeRank(reading: Reading): { rank: number; order: Operation["order"]; word: string } {
  for (const [pattern, rank] of ranks)
    if (reading.take(pattern) !== null) return { rank, order: null, word: "" };
  const match = reading.take(japaneseRank);
  const sign = match?.[1] ?? "一";
  const rank = /\d/.test(sign) ? Number(sign) : "一二三四五".indexOf(sign) + 1;
  if (match === null) return { rank, order: null, word: "" };
  return { rank, order: match.groups?.most === undefined ? "least" : "most", word: match[0] };
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
