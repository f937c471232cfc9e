"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { ShortList } from "@/components/run/short-list";
import { fill } from "@/lib/format/fill";
import type { TrialView } from "@/lib/trace/select-trial";

/** Drawn at first. */
const FIRST_QUOTES = 5;

/** Says that a text speaks to those who judge it, and that this moved nothing. */
export function AddressedNote({ view }: { view: TrialView }) {
  const { m, count } = useMessages();
  const quotes = view.check?.result?.addressed ?? [];
  const flagged = noticedBy(view);
  if (quotes.length === 0 && flagged === 0) return null;
  return (
    <div className="notice k-repair m-4 mb-0" role="note">
      <Icon name="alert" />
      <div className="min-w-0">
        <p>
          <b>{m.trial.addressed.title}</b> {m.trial.addressed.note}{" "}
          {flagged > 0 && count(m.trial.addressed.flagged, flagged)}
        </p>
        <ShortList name="addressed" items={quotes} first={FIRST_QUOTES}>
          {(shown, more) => (
            <ul>
              {shown.map(({ where, quote }) => (
                <li key={`${where}-${quote}`} className="muted break-words">
                  {fill(m.trial.addressed.where, { where, quote })}
                </li>
              ))}
              {more && <li>{more}</li>}
            </ul>
          )}
        </ShortList>
      </div>
    </div>
  );
}

function noticedBy(view: TrialView): number {
  const results = [
    view.review?.result,
    view.prosecution?.result,
    ...view.cases.flatMap(({ defense, jurors, judgment }) => [
      defense?.result,
      ...jurors.map((juror) => juror.view?.result),
      judgment?.result,
    ]),
  ];
  return results.filter((result) => result?.injectionSeen).length;
}
