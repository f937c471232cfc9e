/** Questions for what a name stands for: "What is the warranty period?", "What does “Defect” mean?", "Who is the Buyer?". */
import type { Reading } from "./reading";

export type DefinitionQuestion = {
  /** The words as they must stand together in the text. */
  phrase: string;
  asksWho: boolean;
  /** A length of time is asked for, so that a single one in the sentence can be told before it. */
  asksDuration: boolean;
  /** How much, how long: a sentence without a number says something else of the thing. */
  asksNumber: boolean;
};

const forms: readonly RegExp[] = [
  /^(?:what does|what do) (?:the )?(?:terms? |words? )?(?<phrase>.+?) mean$/i,
  /^(?:what (?:is|are|was|were)|what's) (?:meant by )?(?:the |an? )?(?<phrase>.+?)$/i,
  /^(?<who>who) (?:is|are|was|were) (?:the )?(?<phrase>.+?)$/i,
  /^(?:how (?:long|high|large|big)) (?:is|are) (?:the )?(?<phrase>.+?)$/i,
  /^define (?:the term )?(?<phrase>.+?)$/i,
  /^was (?:ist|sind|bedeutet|bedeuten|heißt) (?:(?:der|die|das|ein|eine) )?(?<phrase>.+?)$/i,
  /^wie (?:lange?|hoch|groß) (?:ist|sind) (?:(?:der|die|das) )?(?<phrase>.+?)$/i,
  /^(?<who>wer) (?:ist|sind) (?:(?:der|die|das) )?(?<phrase>.+?)$/i,
  /^(?<phrase>.+?)(?:の(?:意味|定義))?(?:とは|は)(?:何(?:ですか|でしょうか|を指しますか|を意味しますか)?|どういう意味ですか|どの?くらいですか|何日(?:間)?ですか|何か?ヶ?月ですか|いくらですか)?$/u,
  /^(?<phrase>.+?)(?:とは|は)(?<who>誰|どなた)(?:ですか|でしょうか)?$/u,
];

const where =
  /\s+(?:in|of|under|according to) (?:this|the) (?:agreement|contract|lease|document|text|policy|terms)$|\s+(?:im|in dem|nach dem|laut) (?:Vertrag|Dokument|Text)$|^(?:この|本)(?:契約書?|文書)(?:における|での|の)/i;
/** These ask for a computation or a choice, or say that more than a name is meant. */
const saysMore =
  /\b(?:and|or|which|that|who|whose|if|when|most|least|highest|lowest|largest|smallest|longest|average|total|sum|number|many|difference|between|more|than|first|last|changed|und|oder|meiste|höchste|Summe|Anzahl)\b|合計|平均|最|差|どの|数は/i;

export function readDefinitionQuestion(reading: Reading): DefinitionQuestion | null {
  const asked = reading.raw.trim().replace(/[?？。.]+$/u, "");
  for (const form of forms) {
    const match = form.exec(asked);
    if (match === null) continue;
    const phrase = (match.groups?.phrase ?? "")
      .replace(where, "")
      .replace(/^["“”„«「']+|["“”„»」']+$/gu, "")
      .trim();
    const words = phrase.split(/\s+/);
    if (phrase === "" || words.length > 5 || phrase.length > 60) return null;
    if (saysMore.test(phrase) || /[\d"“”「」]/.test(phrase)) return null;
    return {
      phrase,
      asksWho: match.groups?.who !== undefined,
      asksNumber:
        /^how (?:long|high|large|big)|^wie (?:lange?|hoch|groß)|(?:いくら|どの?くらい|何日(?:間)?|何か?ヶ?月)(?:ですか)?$/iu.test(
          asked,
        ),
      asksDuration:
        /^how long|^wie lang/i.test(asked) ||
        /\b(?:period|term|notice|deadline)$|(?:frist|dauer|laufzeit)$|期間$|期限$/iu.test(phrase),
    };
  }
  return null;
}
