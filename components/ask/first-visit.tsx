"use client";

import { Icon, type IconName } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { SampleQuestion } from "./ask-context";

type Props = { samples: readonly SampleQuestion[]; onAsk: (sample: SampleQuestion) => void };

const icons: readonly IconName[] = ["sum", "quote", "hash"];

/** What stands where the runs will be: one real question for each sample document. */
export function FirstVisit({ samples, onAsk }: Props) {
  const { m } = useMessages();
  const perDocument = [
    ...new Map(samples.toReversed().map((one) => [one.documentId, one])).values(),
  ]
    .toReversed()
    .slice(0, 3);
  return (
    <section className="first" aria-labelledby="first">
      <h2 id="first">{m.runs.firstTitle}</h2>
      <p className="mt-0.5 mb-3.5 max-w-[72ch] text-ink-2">
        {perDocument.length > 0 ? m.runs.firstNote : m.runs.firstBare}
      </p>
      <ol>
        {perDocument.map((sample, index) => (
          <li key={sample.documentId} className="card">
            <h3>
              <Icon name={icons[index] ?? "doc"} />
              <span className="truncate">{sample.documentName}</span>
            </h3>
            <p className="flex-1">{sample.question}</p>
            <p className="muted mt-2 mb-3 border-t border-line pt-2 text-[12px]">{sample.hint}</p>
            <button type="button" className="btn self-start" onClick={() => onAsk(sample)}>
              {m.runs.askThis}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
