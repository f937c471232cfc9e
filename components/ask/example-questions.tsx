"use client";

import { Icon, type IconName } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { SampleQuestion } from "./ask-context";

type Props = { samples: readonly SampleQuestion[]; onAsk: (sample: SampleQuestion) => void };

const icons: readonly IconName[] = ["sum", "quote", "equals", "list", "hash"];
const MAX_SHOWN = 6;

/** Questions in one line each; choosing one fills the ask box, so that it can still be changed. */
export function ExampleQuestions({ samples, onAsk }: Props) {
  const { m } = useMessages();
  if (samples.length === 0) return null;
  return (
    <section className="examples" aria-labelledby="examples">
      <h2 id="examples" className="over">
        {m.ask.examples}
      </h2>
      <ul>
        {samples.slice(0, MAX_SHOWN).map((sample, index) => (
          <li key={`${sample.documentId} ${sample.question}`}>
            <button type="button" onClick={() => onAsk(sample)}>
              <Icon name={icons[index % icons.length] ?? "quote"} />
              <span className="min-w-0 flex-1 truncate max-[720px]:whitespace-normal">
                {sample.question}
              </span>
              <span className="muted max-w-[40%] truncate text-[11.5px]">{sample.hint}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
