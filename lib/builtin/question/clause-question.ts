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

const duration =
  "(?:[a-z]+(?:[- ][a-z]+)?\\s*\\(\\d+\\)|\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety|forty-five|one hundred (?:and )?(?:twenty|eighty))\\s*(?:calendar |business |working )?-?(?:days?|months?|years?|weeks?)";

export const clauseTopics: readonly ClauseTopic[] = [
  {
    key: "the law that governs",
    asked: [
      /\b(?:fixes|says|states|determines)? ?(?:that )?(?:which|what) (?:state'?s? |country'?s? )?laws? (?:governs?|applies|is (?:applicable|chosen))(?: (?:it|the (?:contract|agreement)|this (?:contract|agreement)))?/i,
      /\b(?:the )?(?:governing|applicable)[- ]law(?: clause| provision)?|\bchoice[- ]of[- ]law(?: clause)?|\blaw (?:that |which )?governs(?: (?:it|the (?:contract|agreement)))?/i,
    ],
    holds: ["\\b(?:govern(?:ed|ing|s)?|construed|interpreted|enforced)\\b", "\\blaws?\\b"],
    lacks: [],
    value:
      "\\blaws?\\s+of\\s+(?:the\\s+)?((?:State|Commonwealth|Province|Republic|Kingdom)\\s+of\\s+[A-Z]\\w+(?:\\s[A-Z]\\w+)?|[A-Z]\\w+(?:\\s[A-Z]\\w+)?)",
  },
  {
    key: "the notice that stops renewal",
    asked: [
      /\b(?:says |fixes |states )?(?:how much|how long a|what|which) notice (?:period )?(?:is )?(?:needed|required|necessary)? ?(?:to|for) (?:stop(?:ping)?|prevent(?:ing)?|terminat(?:e|ing)|avoid(?:ing)?|declin(?:e|ing)|cancel(?:l?ing)?) (?:the )?(?:agreement |contract |it )?(?:from )?(?:automatic )?renew(?:al|ing|ed)?/i,
      /\b(?:the )?notice (?:period )?(?:needed |required )?(?:to|for) (?:terminat(?:e|ing)|stop(?:ping)?|prevent(?:ing)?|avoid(?:ing)?|of) (?:the )?(?:automatic )?(?:non-?)?renewal|\b(?:the )?renewal notice(?: period)?|\bnotice (?:period )?(?:of|for) non-?renewal/i,
    ],
    holds: ["\\brenew|\\bextend|successive", "\\bnotice|\\bnotif", duration],
    lacks: [],
    value: `(${duration})(?='?\\s*(?:[a-z]+\\s+){0,6}(?:prior|before|in advance|notice))`,
  },
  {
    key: "the limit of liability",
    asked: [
      /\b(?:the )?(?:(?:limitation|cap|limit|ceiling|maximum)(?: or (?:limitation|cap|limit))?(?: (?:on|of|to|for))? (?:\w+'s )?liabilit(?:y|ies)|liability (?:cap|limit(?:ation)?|ceiling))(?: clause| amount)?/i,
    ],
    holds: [
      "\\bliab(?:le|ility|ilities)\\b",
      "\\b(?:exceed|limited to|greater than|in excess of|maximum)\\b",
    ],
    lacks: [],
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
