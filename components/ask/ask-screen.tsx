"use client";

import { useCallback, useState } from "react";
import type { DocumentItem } from "@/components/api/shapes";
import { useMessages } from "@/components/messages/messages-provider";
import { AskBox } from "./ask-box";
import type { AskPageData, SampleQuestion } from "./ask-context";
import { CompareQuestions } from "./compare-questions";
import { DocumentsPanel } from "./documents-panel";
import { DropCurtain } from "./drop-curtain";
import { ExampleQuestions } from "./example-questions";
import { FirstVisit } from "./first-visit";
import { HowMade } from "./how-made";
import { RecentRuns } from "./recent-runs";
import { useIntake } from "./use-intake";
import { useLibrary } from "./use-library";

type Props = AskPageData & {
  /** Documents that the reader came from. */
  preselected: readonly string[];
  /** The question that the reader came with, to be changed before it is asked. */
  begun: string;
};

export function AskScreen(props: Props) {
  const { documents: initial, runs, samples, defaults, preselected, begun } = props;
  const { m } = useMessages();
  const library = useLibrary(initial);
  const { documents, put, remove } = library;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(preselected));
  const [question, setQuestion] = useState(begun);

  const onAdded = useCallback(
    (document: DocumentItem) => {
      put(document);
      setChosen((before) => new Set(before).add(document.id));
    },
    [put],
  );
  const { uploads, add, dismiss, isOver } = useIntake(onAdded);

  const toggle = (documentId: string) => {
    const next = new Set(chosen);
    if (!next.delete(documentId)) next.add(documentId);
    setChosen(next);
  };
  const ask = (sample: SampleQuestion) => {
    setChosen(new Set([sample.documentId]));
    setQuestion(sample.question);
    document.getElementById("question")?.focus();
  };
  // In the order in which they were chosen: the first one is the one that others are compared with.
  const picked = [...chosen].flatMap((id) => documents.find((item) => item.id === id) ?? []);
  const present = samples.filter((sample) => documents.some(({ id }) => id === sample.documentId));

  return (
    <main id="main" className="ask-page">
      <div className="ask-main">
        <h1>{m.ask.title}</h1>
        <p className="mt-1 mb-4.5 text-[14px] text-ink-2">{m.ask.lead}</p>
        <AskBox
          documents={picked}
          question={question}
          defaults={defaults}
          onQuestion={setQuestion}
          onRemove={toggle}
          onChoose={() => document.getElementById("library-find")?.focus()}
        />
        <CompareQuestions
          documents={picked}
          onAsk={(text) => {
            setQuestion(text);
            document.getElementById("question")?.focus();
          }}
        />
        {runs.runs.length === 0 ? (
          <FirstVisit samples={present} onAsk={ask} />
        ) : (
          <>
            <ExampleQuestions samples={present} onAsk={ask} />
            <RecentRuns initial={runs} />
          </>
        )}
      </div>
      <aside className="ask-side" aria-label={m.library.title}>
        <DocumentsPanel
          documents={documents}
          error={library.error}
          chosen={chosen}
          uploads={uploads}
          onToggle={toggle}
          // It stays among the chosen, so that it is still chosen when its removal is undone.
          onRemove={(document) => void remove(document)}
          onFiles={add}
          onDismissUpload={dismiss}
        />
        <HowMade />
      </aside>
      {isOver && <DropCurtain />}
    </main>
  );
}
