"use client";

import type { DocketCounts } from "@/components/api/trials-api";
import { useMessages } from "@/components/messages/messages-provider";
import { DocketStateMark } from "@/components/trial/docket-state-mark";
import { docketStates } from "@/components/trial/docket-states";
import { fill } from "@/lib/format/fill";
import type { DocketState } from "@/lib/trace/trial";
import { sharesOf } from "./docket-shares";
import { Whisker } from "./whisker";

type Props = {
  counts: DocketCounts;
  chosen: DocketState | null;
  onChoose: (state: DocketState | null) => void;
};

/** Where changes ended, each state with its share and how sure that share is. A state is also a filter. */
export function DocketFunnel({ counts, chosen, onChoose }: Props) {
  const { m, number, count, locale } = useMessages();
  const total = docketStates.reduce((sum, state) => sum + counts[state], 0);
  const shown = sharesOf(counts).filter(
    ({ state, n }) => n > 0 || (state !== "received" && state !== "judging"),
  );
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  return (
    <section aria-label={m.trial.docket.counts}>
      <ul className="docket-funnel">
        {shown.map(({ state, n, share, low, high }) => (
          <li key={state}>
            <button
              type="button"
              aria-pressed={chosen === state}
              onClick={() => onChoose(chosen === state ? null : state)}
            >
              <DocketStateMark state={state} />
              <span className="docket-figure">
                <b>{number(n)}</b>
                {total > 0 && <span className="muted">{percent.format(share)}</span>}
              </span>
              {total > 0 && <Whisker share={share} low={low} high={high} />}
              <span className="muted text-[11.5px]">{m.trial.stateNote[state]}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="muted mt-1.5 text-[11.5px]">
        {count(m.trial.docket.shareNote, total)} ·{" "}
        {fill(m.trial.docket.interval, { level: percent.format(0.95) })}
      </p>
    </section>
  );
}
