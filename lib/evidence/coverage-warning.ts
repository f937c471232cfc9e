/**
 * A warning for the reader of an answer that speaks of all or none, when much of a document was never seen.
 *
 * It needs both: a word for everything or nothing in the answer's own wording, and a document of which less than
 * half was printed, read by a sub-call or searched. A search over the whole text is ground enough.
 */
import type { DocumentCoverage } from "@/lib/trace/select-coverage";

/** Of a document's characters. */
const LOW_SHARE = 0.5;

const words = [
  /(?<![\p{L}\d])(?:all|none|only|every|never|no other|nothing else|no one else)(?![\p{L}\d])/iu,
  /(?<![\p{L}\d])(?:alle[nmrs]?|jede[nmrs]?|kein(?:e[nmrs]?)?|nur|nie(?:mals)?|ausschließlich)(?![\p{L}\d])/iu,
  /すべて|全て|全部|のみ|だけ|一切|いずれも|ない|なし|ありません/u,
];

export function coverageWarning(
  answer: string,
  coverage: readonly DocumentCoverage[],
  nameOf: (doc: number) => string,
): string | null {
  const word = wordOfAll(answer);
  if (word === null) return null;
  const low = coverage.filter(
    ({ chars, sizes }) => chars > 0 && (chars - sizes.unseen) / chars < LOW_SHARE,
  );
  if (low.length === 0) return null;
  const documents = low.slice(0, 3).map(({ doc, chars, sizes }) => {
    const share = (100 * (chars - sizes.unseen)) / chars;
    return `${share > 0 && share < 1 ? "less than 1" : Math.floor(share)} % of ${nameOf(doc)}`;
  });
  const more = low.length > 3 ? `, and of ${low.length - 3} more documents as little` : "";
  return `This answer says ${JSON.stringify(word)}, but the run searched or read only ${documents.join(", ")}${more}. What was not seen may say otherwise.`;
}

/** Words that the answer quotes are the document's. */
function wordOfAll(answer: string): string | null {
  const own = answer
    .normalize("NFKC")
    .replace(
      /"[^"\n]*"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|「[^「」]*」|『[^『』]*』|`[^`\n]*`|^>.*$/gmu,
      " ",
    );
  for (const pattern of words) {
    const found = pattern.exec(own);
    if (found) return found[0].toLowerCase();
  }
  return null;
}
