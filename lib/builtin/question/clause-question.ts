/** Questions about the clauses that nearly every contract has. */
import { type ClauseTopic, clauseTopics } from "./clause-topics";
import type { Reading } from "./reading";
import { type Scope, takeScopes } from "./scope";

export type ClauseQuestion = { topic: ClauseTopic; scope: Scope | null; quote: boolean };

const quotes =
  /\b(?:quote|cite|copy)\b|\b(?:the )?(?:exact |relevant )?(?:sentence|passage|clause|wording|provision|text)s?\b|\bzitiere\b|引用/giu;
const glue =
  /\b(?:period|clause|agreement|contract|says|fixes|states|governs it|governs|Vertrags?|Vereinbarung|Klausel|long)\b|(?:この|本)?契約書?/giu;

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
