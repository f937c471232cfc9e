/** Questions about the clauses that nearly every contract has, and what in the text makes a sentence such a clause. */
import type { Reading } from "./reading";
import { type Scope, takeScopes } from "./scope";

export type ClauseTopic = {
  key: string;
  /** How questions name it. */
  asked: readonly RegExp[];
  /** What a sentence must hold, as sources of regular expressions. */
  holds: readonly string[];
  /** What a sentence must not hold. */
  lacks: readonly string[];
  /** The value that a look-up asks for; null where only a quote can be given. */
  value: string | null;
};

const numberWord =
  "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|forty-five|fifty|sixty|seventy|eighty|ninety|hundred)";
const duration = `(?:${numberWord}(?:[- ](?:and )?${numberWord})*\\s*(?:\\(\\d+\\))?|\\d+)[\\s-]*(?:(?:calendar|business|working)\\s+)?(?:days?|months?|years?|weeks?)`;

const instrument =
  "\\b(?:Agreement|Contract|Lease|Instrument|Letter|Addendum|Amendment|Indenture|Note|Guarant(?:y|ee)|Terms|hereunder|hereof|herein|hereto)\\b";

const rules = "(?:govern(?:ed|ing)?|construed|interpreted|enforced|controlled)";
const noPlace =
  "(?:such|any|that|its|their|each|another|other|all|said|jurisdictions?|countr|land|applicable|which|whatever)\\b";

export const clauseTopics: readonly ClauseTopic[] = [
  {
    key: "the law that governs",
    asked: [
      /\b(?:fixes|says|states|determines)? ?(?:that )?(?:which|what) (?:state'?s? |country'?s? )?laws? (?:governs?|applies|is (?:applicable|chosen))(?: (?:it|the (?:contract|agreement)|this (?:contract|agreement)))?/i,
      /\b(?:the )?(?:governing|applicable)[- ]law(?: clause| provision)?|\bchoice[- ]of[- ]law(?: clause)?|\blaw (?:that |which )?governs(?: (?:it|the (?:contract|agreement)))?/i,
    ],
    holds: [
      `${instrument}.*\\b${rules}\\b[^;]{0,140}?\\blaws?\\s+(?:\\([^)]*\\)\\s+)?(?:(?:applicable\\s+)?in|of|from|and\\s+regulations\\s+of)\\s+(?:the\\s+)?(?!${noPlace})\\w|${instrument}.*\\b${rules}\\b[^;]{0,60}?\\b(?:by|under|with)\\s+(?:the\\s+)?(?!applicable|any|all|operation|such)[A-Za-z.]+\\s+laws?\\b|\\blaws? of (?!${noPlace})[^;]{3,80}(?:governs?|controls?)\\b`,
      "^.{60}",
    ],
    lacks: [
      "\\bopinion\\b|\\bcounsel\\b|^If any\\b|\\binvalid\\b|\\bcompl(?:y|ies)\\b|in compliance|organi[sz]ed under|incorporated (?:under|in)",
    ],
    value:
      "\\b[Ll]aws?\\s+(?:of|in)\\s+(?:[Tt]he\\s+)?((?:[Ss]tate|[Cc]ommonwealth|[Pp]rovince|[Rr]epublic|[Kk]ingdom)\\s+of\\s+(?:New\\s+|North\\s+|South\\s+|West\\s+|Rhode\\s+|British\\s+)?[A-Z]\\w+|England\\s+and\\s+Wales|People's\\s+Republic\\s+of\\s+China|[A-Z]\\w+(?:\\s+(?:of\\s+)?[A-Z]\\w+){0,3})",
  },
  {
    key: "the notice that stops renewal",
    asked: [
      /\bhow long (?:is|must) (?:the |be the )?notice(?: period)? (?:be )?(?:to|for|that) (?:stop(?:ping|s)?|prevent(?:ing|s)?|terminat(?:e|ing|es)|avoid(?:ing|s)?) (?:the |its |automatic |any )*(?:renew(?:al|ing))/i,
      /\b(?:says |fixes |states )?(?:how much|how long a|what|which) notice (?:period )?(?:is )?(?:needed|required|necessary)? ?(?:to|for) (?:stop(?:ping)?|prevent(?:ing)?|terminat(?:e|ing)|avoid(?:ing)?|declin(?:e|ing)|cancel(?:l?ing)?) (?:the )?(?:agreement |contract |it )?(?:from )?(?:automatic )?renew(?:al|ing|ed)?/i,
      /\b(?:the )?notice (?:period )?(?:needed |required )?(?:to|for) (?:terminat(?:e|ing)|stop(?:ping)?|prevent(?:ing)?|avoid(?:ing)?|of) (?:the )?(?:automatic )?(?:non-?)?renewal|\b(?:the )?renewal notice(?: period)?|\bnotice (?:period )?(?:of|for) non-?renewal/i,
    ],
    holds: [
      "\\b(?:automatic(?:ally)?|successive|additional|consecutive|subsequent|further|thereafter)\\b.*\\b(?:renew|extend)|\\b(?:renew|extend)\\w*\\b.*\\b(?:automatic(?:ally)?|successive|additional|consecutive|subsequent|further|thereafter)\\b",
      `\\b(?:unless|until)\\b.*\\b(?:notif|notice|notification)`,
      duration,
    ],
    lacks: ["\\binsur|\\bdefault\\b|\\bbreach", "^.{1000}"],
    value: `\\b(${duration})(?='?\\s*(?:(?!unless|until|except|either)[a-z]+\\s+){0,6}?(?:prior|before|in advance|advance|notice|written|preceding))`,
  },
  {
    key: "the limit of liability",
    asked: [
      /\b(?:the )?(?:(?:limitation|cap|limit|ceiling|maximum)(?: or (?:limitation|cap|limit))?(?: (?:on|of|to|for))? (?:\w+'s )?liabilit(?:y|ies)|liability (?:cap|limit(?:ation)?|ceiling))(?: clause| amount)?/i,
    ],
    holds: [
      "\\bliab(?:ility|ilities|le)\\b[^;]{0,400}?(?:\\bexceed\\b|(?<!not )(?<!without )\\blimited (?:solely |strictly )?to\\b|\\bin excess of\\b|\\bgreater than\\b)|\\bmaximum (?:aggregate |total |cumulative )?liability\\b",
    ],
    lacks: [
      "\\bindemnif|\\binsur|\\bliens?\\b|without reference to|third party any|transfer(?:ee|or)|\\bforce majeure|\\bacts? of God|\\bassets\\b|\\btax",
      "^.{1000}",
    ],
    value: null,
  },
];

export type ClauseQuestion = { topic: ClauseTopic; scope: Scope | null; quote: boolean };

const quotes =
  /\b(?:quote|cite|copy)\b|\b(?:the )?(?:exact |relevant )?(?:sentence|passage|clause|wording|provision|text)s?\b|\bzitiere\b|引用/giu;
const glue = /\b(?:period|clause|agreement|contract|says|fixes|states|governs it|governs)\b/giu;

export function readClauseQuestion(reading: Reading): ClauseQuestion | null {
  const scopes = takeScopes(reading);
  if (scopes.length > 1) return null;
  const topic = clauseTopics.find(({ asked }) =>
    asked.some((pattern) => reading.take(pattern) !== null),
  );
  if (topic === undefined) return null;
  const quote = reading.take(quotes) !== null;
  while (reading.take(quotes) !== null);
  while (reading.take(glue) !== null);
  return { topic, scope: scopes[0] ?? null, quote };
}
