"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { wilson } from "@/lib/statistics/wilson";
import type { InsightFunnel } from "@/lib/trace/insights";
import { Panel } from "./panel";
import { useFigures } from "./use-figures";

type Reasons = InsightFunnel["notJudged"];

/** Where changes stop on their way, each stage with what it kept and why the rest stopped. */
export function FunnelPanel({ funnel }: { funnel: InsightFunnel }) {
  const { m, number } = useMessages();
  const words = m.insights.funnel;
  const { percent } = useFigures();
  const wordsOf = useReasonWords();
  const all = funnel.stages[0]?.changes ?? 0;
  const notJudged = sumOf(funnel.notJudged);
  return (
    <Panel
      title={words.title}
      lead={words.lead}
      aside={
        notJudged > 0 && (
          <p className="ins-warning">
            <Icon name="alert" />
            {fill(words.notJudged, { n: number(notJudged), reasons: wordsOf(funnel.notJudged) })}
          </p>
        )
      }
    >
      <ol className="ins-funnel">
        {funnel.stages.map(({ stage, changes, stopped }, at) => {
          const before = funnel.stages[at - 1]?.changes ?? 0;
          return (
            <li key={stage}>
              <span className="ins-name">{words.stage[stage]}</span>
              <b className="num">{number(changes)}</b>
              <span className="num muted">
                {at > 0 && before > 0 && (
                  <>
                    <span className="sr-only">{words.kept} </span>
                    {percent(changes / before, 1)}
                    <Kept changes={changes} of={before} />
                  </>
                )}
              </span>
              <span className="ins-track">
                <i
                  className="ins-part"
                  style={{ "--at": all === 0 ? 0 : changes / all }}
                  aria-hidden="true"
                />
                {stopped.length > 0 && (
                  <span className="ins-reason">
                    {fill(words.stopped, {
                      n: number(sumOf(stopped)),
                      reasons: wordsOf(stopped),
                    })}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

/** The interval of a share that goes on. */
function Kept({ changes, of }: { changes: number; of: number }) {
  const { interval, range } = useFigures();
  const bounds = wilson(changes, of);
  return (
    <small className="ins-kept" title={interval(bounds)}>
      <span aria-hidden="true">{range(bounds)}</span>
      <span className="sr-only">{interval(bounds)}</span>
    </small>
  );
}

function useReasonWords(): (reasons: Reasons) => string {
  const { m, number } = useMessages();
  const { reason: known, reasonCount } = m.insights.funnel;
  const names = new Map(Object.entries(known));
  return (reasons) =>
    reasons
      .map(({ reason, changes }) =>
        fill(reasonCount, { reason: names.get(reason) ?? reason, n: number(changes) }),
      )
      .join(", ");
}

function sumOf(reasons: Reasons): number {
  return reasons.reduce((sum, { changes }) => sum + changes, 0);
}
