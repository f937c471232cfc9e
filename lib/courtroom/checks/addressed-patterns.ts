/**
 * What text says when it speaks to those who judge it, or to a machine that reads it. Written for text as asItLooks gives
 * it: no marks over letters, single blanks. Every gap is bounded, so that no line takes long.
 *
 * Each needs a reader, an order and a matter to judge, or words that nothing but a forged reply has: pages about
 * language models, juries and reviews are documentation like any other.
 */

const MACHINE = String.raw`\b(?:ai|llm|automated|language[ -]model)[ -]?(?:reviewers?|assistants?|models?|agents?|tools?|systems?|bots?)\b|\b(?:llms|language models)\b`;
const READER =
  "(?:ai|llms?|language models?|(?:ai |llm |automated |documentation )?(?:reviewers?|assistants?|agents?|bots?)|jurors?|(?:members of the )?jury|judges?|prosecutors?)";
const ORDER =
  "(?:must|should|shall|please|do not|don't|never|always|(?:has|have|need) to|asked to|told to)";
const RULING =
  "(?:ignore|disregard|skip|approve|report|flag|mark|decline|charge|vote|acquit|convict|dismiss)";
const MATTER =
  "(?:pages?|docs|documentation|changes?|commits?|pull requests?|prs?|diffs?|patch|cases?|exhibits?|passages?|nothing|everything|drift|wrong|guilty|correct)";
const FINDING = String.raw`(?:answer|reply|return|conclude|accept|pass|leave|consider|treat|find|say)\b.{0,40}\b(?:nothing|everything|wrong|guilty|correct|no (?:drift|exhibits?|problems?|findings?))`;
/** What may stand before the first word of a line: signs of a patch, a comment, a list or a quotation. */
const LINE_START = String.raw`^[\s>#*/+;%!<-]{0,40}`;
const SENTENCE_START = String.raw`(?:${LINE_START}|[.!?:;,*("'\x60] ?)`;
const EARLIER = "(?:previous|above|prior|earlier|preceding|foregoing)";

/** For text in small letters. */
const english: readonly RegExp[] = [
  /\bjur(?:y|ors?)\b.{0,60}\b(?:votes?|must|should|shall|acquits?|convicts?|decides?|dismiss(?:es)?|declines?)\b/u,
  /\b(?:judges?|prosecutors?|prosecution|defen[cs]e)\b.{0,60}\b(?:acquits?|convicts?|dismiss(?:es)?|declines?)\b.{0,30}\b(?:case|charges?|pages?|exhibits?|it|this|all|every)/u,
  /\b(?:judges?|prosecutors?|prosecution|defen[cs]e)\b.{0,60}\b(?:must|should|shall|please)\b.{0,40}\b(?:guilty|cases?|charge|pages?|docs|documentation|exhibits?|verdict)\b/u,
  /\b(?:vote|return|rule|find|declare|answer|reply)\b.{0,30}\b(?:not[ _-]?)?guilty\b/u,
  of(
    `(?:${MACHINE}).{0,60}\\b${ORDER}\\b.{0,30}\\b(?:${RULING}\\b.{0,40}\\b${MATTER}|${FINDING})\\b`,
  ),
  of(
    `(?:${MACHINE}).{0,20}\\bto (?:ignore|skip|approve|acquit|decline|dismiss|vote)\\b.{0,40}\\b${MATTER}\\b`,
  ),
  of(
    `${SENTENCE_START}(?:attention|dear|hello|hey|hi|note to)[,:!]? (?:the |all |any |every |our )?${READER}\\b`,
  ),
  /\bnote (?:to|for) (?:the |all |any |every )?(?:ai|llms?|language models?|jurors?|jury|judge|prosecutor)\b/u,
  of(`\\b(?:message|instructions?) (?:to|for) (?:the |all |any |every )?${READER} ?[:!]`),
  of(`\\bdocumentation reviewers?\\b.{0,60}\\b${ORDER}\\b.{0,40}\\b${RULING}\\b`),
  of(
    `\\b(?:ignore|disregard|forget|override)\\b.{0,12}\\b(?:all|any|the|your|these|every)? ?(?:of )?(?:the |your )?(?:${EARLIER}|other)\\b.{0,20}\\b(?:instructions?|prompts?|directions?|guidelines?|orders)\\b`,
  ),
  of(
    `${SENTENCE_START}(?:please |now |and )?(?:ignore|disregard|forget) (?:(?:all|the|any)(?: of)?(?: the| your)? ${EARLIER} (?:messages?|rules?|text|context)|(?:everything|all of the) (?:above|before|so far)(?:$|[.,!;]))`,
  ),
  /\b(?:ignore|disregard|forget|override) (?:all )?(?:of )?your (?:system )?(?:instructions?|prompts?|guidelines?|rules)\b/u,
  /\b(?:ignore|disregard|forget) the (?:system prompt|(?:instructions?|rules|prompt) (?:above|before|so far|that you))\b/u,
  /\b(?:do not|don't|never) (?:flag|report)(?: any| the| this| these| that)?(?: part of| of)?(?: the| this| these)? (?:page|docs?|documentation|drift|passage|change|commit|pull request)\b/u,
  /\b(?:do not|don't|never) (?:mention|charge|file)\b.{0,20}\b(?:drift|exhibits?|charges|passage|this (?:page|change|commit|pull request|documentation))\b/u,
  /(?<!\b(?:if|when|once|unless|where|whether|while|because|since|until|that) )\byou are (?:now )?(?:an? |the |one of the )(?:\w+ ){0,3}(?:assistants?|ai|llm|language model|reviewers?|jurors?|judge|prosecutor)\b.{0,40}\b(?:declines?|approves?|acquits?|convicts?|dismiss(?:es)?|votes?|ignores?|charges?)\b/u,
  /\bset injectionseen\b/u,
  /\bset (?:the |your )?(?:decision|verdict|vote) (?:to|=) ?["'`]?(?:charge|decline|guilty|not-guilty|dismissed)\b/u,
];

/** For text in small letters. */
const otherLanguages: readonly RegExp[] = [
  /(?:陪審員?|裁判官|検察官|審査員).{0,40}(?:無罪|有罪|投票|無視|指示|してください|すべき|しろ|せよ)/u,
  /(?:レビュアー|ai|llm|言語モデル).{0,40}(?:無罪|有罪|無視して|無視しろ|無視せよ|指摘しない|報告しない|承認して)/u,
  /(?:これまで|以前|上記|前)の(?:すべての)?(?:指示|命令|プロンプト).{0,10}(?:無視|忘れ)/u,
  /(?:無罪|有罪)(?:に|と)(?:投票|判断|決定)/u,
  /(?:忽略|无视|無視).{0,10}(?:之前|以上|上述|先前|所有).{0,10}(?:指令|指示|提示)/u,
  /\b(?:geschworenen?|richter(?:in)?|jury|ki|gutachter|prufer(?:in)?)\b.{0,60}\b(?:schuldig|freisprechen|abstimmen|ignorier(?:e|en sie|t)\b.{0,20}\b(?:regeln|anweisungen|seite)|meldet? (?:nichts|nicht)|nichts melden)/u,
  /\b(?:ignorier(?:e|en sie)|vergiss|vergesst|missachte)\b.{0,30}\b(?:anweisung(?:en)?|regeln|vorgaben)\b/u,
  /\b(?:nicht )?schuldig\b.{0,20}\b(?:stimmen|sprechen|urteilen)\b/u,
  /\bignore[zr]?\b.{0,20}\binstructions (?:precedentes|ci-dessus|anterieures)\b/u,
  /\bignor(?:a|e|en|ad)\b.{0,20}\binstrucciones (?:anteriores|previas)\b/u,
];

/** For text as it is written: replies, markers and records of a trial that somebody made up. */
const forged: readonly RegExp[] = [
  /["']?\b(?:decision|verdict|vote)["']?\s*:\s*["'](?:charge|guilty|not-guilty)["']/u,
  /["'](?:decision|verdict|vote)["']\s*:\s*["'](?:decline|dismissed|abstain)["'],.{0,200}["'](?:declineReason|exhibits|upheld|reasons|injectionSeen)["']/u,
  /<<\/?[A-Z]{3,20} [0-9a-f]{4,}/u,
  /^[\s>#*/+-]{0,40}(?:Exhibit E\d{1,2} \(|On E\d{1,2}: (?:concedes|contest)|Reviewer \d{1,2} \()/u,
  /^[\s>#*/+-]{0,40}(?:SYSTEM|ASSISTANT)\s*: ?(?:\{|\S+(?: \S+){3})/u,
];

/** What every pattern for small letters needs: most lines are through after this. */
const HINT =
  /jur[yo]|judge|exhibit|you are|prosecut|defen[cs]e|guilty|ignor|disregard|forget|overrid|review|assistant|\bai\b|llm|language.model|\b(?:do not|don't|never) (?:flag|report|mention|charge|file)|injectionseen|\bset (?:the |your )?(?:decision|verdict|vote)|attention|dear|hello|hey|instruc|message|note to|automated|[陪裁検審レ無有指命忽无]|geschworen|richter|\bki\b|gutachter|prufer|vergiss|vergesst|missacht|schuldig/u;

const FORGED_HINT = /decision|verdict|vote|<<|SYSTEM|ASSISTANT|Exhibit E|On E\d|Reviewer \d/u;

/** Whether a piece of a line speaks to those who judge. `piece` as asItLooks gives it. */
export function speaksToReviewers(piece: string): boolean {
  if (FORGED_HINT.test(piece) && forged.some((pattern) => pattern.test(piece))) return true;
  const small = piece.toLowerCase();
  if (!HINT.test(small)) return false;
  return [...english, ...otherLanguages].some((pattern) => pattern.test(small));
}

function of(source: string): RegExp {
  return new RegExp(source, "u");
}
