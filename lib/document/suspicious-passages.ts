/**
 * Finds passages that speak to an AI instead of to a reader. They are never followed, whether found or not; the
 * finding only tells the person on screen that somebody put them there.
 */

type SuspiciousPassage = {
  /** UTF-16 code units, end exclusive. */
  start: number;
  end: number;
  /** Counted from 1. */
  line: number;
};

/** `warning` is null when nothing was found. At most 50 passages are listed. */
export type SuspiciousPassages = { passages: SuspiciousPassage[]; warning: string | null };

const maxPassages = 50;

const machine =
  "(?:an? |the )?(?:AI(?: (?:assistant|model|agent|system|tool|reader))?|LLM|(?:large )?language model|chat ?bot|ChatGPT|Claude|Gemini|Copilot|(?:virtual|digital) assistant)s?";
const orders = "(?:instruction|prompt|command|directive|guideline|direction|rule|order)s?";
const earlier =
  "(?:previous|prior|above|earlier|preceding|foregoing|system|original|existing|initial|your|all|any|other)";

/** A space stands for white space, line breaks too. Every repetition is bounded: the text is hostile. */
const latinForms: readonly string[] = [
  `(?:ignore|disregard|forget|override|bypass)(?: (?:of|the|these|those|my|and|${earlier})){0,6} ${earlier}(?: [\\w-]{1,20}){0,2} ${orders}\\b`,
  `(?:do not|don['’]t|stop) (?:follow|obey)(?:ing)?(?: (?:the|these|those|my|${earlier})){0,5} ${earlier} ${orders}\\b`,
  "as an (?:AI|artificial intelligence)(?: (?:language model|assistant|model|agent))?,? (?:you|your|I|it is)\\b",
  `(?:if|since|because|when) you are ${machine}\\b`,
  `you are (?:now |no longer )?${machine}\\b(?!['’]s)`,
  `(?:note|message|attention|instructions?|notice|order|memo|important) ?(?:to|for|:) (?:all |any )?${machine}\\b`,
  "(?:reveal|print|repeat|show|output|leak|expose) (?:me )?(?:your|the) (?:hidden |secret |full )?(?:system )?prompt\\b",
  "(?:new|updated|real) (?:system )?(?:instructions?|prompt) ?:",
  "ignor(?:iere|ieren Sie|a|ez|e)(?: [^\\s]{1,20}){0,4} (?:Anweisungen|instrucciones|instructions|istruzioni|instruções)",
];

const otherForms: readonly string[] = [
  "<\\|(?:im_start|im_end|system|user|assistant|endoftext)\\|>",
  "\\[INST\\]",
  "<<SYS>>",
  "(?:これまで|今まで|以前|上記|前述|以上|先ほど|全て|すべて)[^\\n。]{0,12}(?:指示|命令|プロンプト|ルール|規則)[^\\n。]{0,8}(?:無視|忘れ|従わない|破棄)",
  "(?:あなた|君|貴方)は[^\\n。]{0,8}(?:AI|ＡＩ|人工知能|(?:大規模)?言語モデル|チャットボット)",
  "(?:AI|ＡＩ|人工知能|言語モデル|LLM)(?:アシスタント|モデル|エージェント)?(?:へ|への|に対する|向けの|に向けた|宛の)(?:指示|命令|メッセージ|注意|お願い)",
  "システムプロンプト[^\\n。]{0,8}(?:表示|出力|開示|教え|無視)",
  "(?:忽略|无视|無視)(?:之前|以上|先前|上述|前面|所有)[^\\n。]{0,10}(?:指令|指示|提示|命令|规则)",
];

const anyForm = new RegExp(
  [`\\b(?:${latinForms.join("|")})`, ...otherForms]
    .join("|")
    .replaceAll(" ?", "\\s{0,16}")
    .replaceAll(" ", "\\s{1,16}"),
  "gi",
);

function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf("\n");
  return (offset) => {
    while (next >= 0 && next < offset) {
      line += 1;
      next = text.indexOf("\n", next + 1);
    }
    return line;
  };
}

function warningFor(passages: readonly SuspiciousPassage[]): string | null {
  const first = passages[0];
  if (first === undefined) return null;
  const count = passages.length === maxPassages ? `at least ${maxPassages}` : passages.length;
  const places =
    passages.length === 1
      ? `line ${first.line} addresses`
      : `${count} passages, the first on line ${first.line}, address`;
  return `This text speaks to an AI: ${places} a model instead of a reader. It is treated as text and not followed.`;
}

export function suspiciousPassages(text: string): SuspiciousPassages {
  const passages: SuspiciousPassage[] = [];
  const lineOf = lineCounter(text);
  for (const match of text.matchAll(anyForm)) {
    const start = match.index;
    passages.push({ start, end: start + match[0].length, line: lineOf(start) });
    if (passages.length === maxPassages) break;
  }
  return { passages, warning: warningFor(passages) };
}
