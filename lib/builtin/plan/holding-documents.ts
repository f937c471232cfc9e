/** "Which documents mention “X”?": every reading of the wording must find it in the same documents. */
import { abstainStep, literal, type Step } from "@/lib/builtin/cell";
import { readQuestion } from "@/lib/builtin/question/reading";
import { takeSearchOptions } from "@/lib/builtin/question/search-options";
import { findWordings } from "@/lib/builtin/question/wording";
import { reason, reasonSource } from "@/lib/builtin/reasons/reason";
import { phraseReadings } from "./phrase-pattern";
import { unexplained } from "./unexplained";

const verbs =
  /\b(?:in |which|what|of|the|these|documents?|files?|contracts?|agreements?|reports?|texts?|versions?|mention(?:s|ed)?|contain(?:s|ed)?|include[sd]?|occurs?|appears?|uses?|used|is|are|does|do|phrase|word|wording|welche[nmrs]?|Dokumente?n?|Dateien|Datei|Verträge?n?|kommt|vor|steht|stehen|enthält|enthalten|erwähn\w+)\b|どの|文書|契約書?|ファイル|含ま|出てき|あります|という語/giu;

export function holdingStep(question: string, names: readonly string[]): Step {
  const reading = readQuestion(question);
  const { language } = reading;
  const options = takeSearchOptions(reading);
  const wordings = findWordings(reading);
  while (reading.take(verbs) !== null);
  const [wording] = wordings;
  const leftover = reading.leftover();
  if (wording === undefined || wordings.length > 1 || leftover.length > 0)
    return abstainStep(
      leftover.length > 0
        ? unexplained(leftover, language)
        : reason(language, "severalDocuments", { found: names.slice(0, 8).join(", ") }),
    );
  const shapes = phraseReadings(wording, options).map(
    ({ name, source }) => `  ${literal(name)}: ${source},`,
  );
  const none = literal({ en: "None.", de: "Keines.", ja: "ありません。" }[language]);
  return {
    why: `I search every document for "${wording.text}", in each way it can be meant.`,
    code: `// Compute: which documents hold the wording? Every way to read it must find the same ones.
const shapes: Record<string, RegExp> = {
${shapes.join("\n")}
};
const found = Object.entries(shapes).map(([way, shape]) => ({ way, holding: documents.flatMap(({ text }, doc) => (text.search(shape) >= 0 ? [doc] : [])) }));
console.log(found.map(({ way, holding }) => \`\${way}: \${holding.map((doc) => documents[doc].name).join(", ")}\`).join("\\n"));
const [{ holding }] = found;
if (found.some((other) => other.holding.join() !== holding.join())) ABSTAIN(${reasonSource(language, "ambiguousWording", { wording: literal(wording.text), ways: 'found.map(({ way, holding }) => `${holding.length} ${way}`).join("; ")' })});
else FINAL(holding.map((doc) => documents[doc].name).join("\\n") || ${none}, holding.length > 0 ? holding.flatMap((doc) => grep(Object.values(shapes)[0], { doc, limit: 1 })) : documents.map((_, doc) => cite(0, Math.min(80, documents[doc].text.length), doc)));`,
  };
}
