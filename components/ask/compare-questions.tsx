"use client";

import type { DocumentItem } from "@/components/api/shapes";
import { documentName } from "@/components/base/document-name";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";

type Props = { documents: readonly DocumentItem[]; onAsk: (question: string) => void };

/** What one may ask of several documents: of two, what sets them apart; the older version is named first. */
export function CompareQuestions({ documents, onAsk }: Props) {
  const { m } = useMessages();
  const texts = m.ensemble.documents;
  if (documents.length < 2) return null;
  const [first, second] = documents.toSorted(byVersion);
  const names = {
    a: first ? documentName(first, documents) : "",
    b: second ? documentName(second, documents) : "",
  };
  const questions =
    documents.length === 2
      ? [texts.changed, texts.differ, texts.only].map((template) => fill(template, names))
      : [texts.which, texts.contradict];
  return (
    <section className="examples" aria-labelledby="compare">
      <h2 id="compare" className="over">
        {texts.compare}
      </h2>
      <ul>
        {questions.map((question) => (
          <li key={question}>
            <button type="button" onClick={() => onAsk(question)}>
              <Icon name="equals" />
              <span className="min-w-0 flex-1 truncate" title={question}>
                {question}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Versions of one document in their order; others stay as they were chosen. */
function byVersion(a: DocumentItem, b: DocumentItem): number {
  return a.familyId === b.familyId ? a.version - b.version : 0;
}
