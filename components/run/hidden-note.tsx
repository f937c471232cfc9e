"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { allSteps } from "@/lib/trace/filter";
import { useRun } from "./run-context";

/** How many of its steps a page leaves out for the filter, and the way back to all of them. */
export function HiddenNote({ hidden }: { hidden: number }) {
  const { m, count } = useMessages();
  const { match, setFilter } = useRun();
  if (match === null || hidden === 0) return null;
  const words = count(m.viewer.filter.hidden, hidden);
  return (
    <p className="hidden-note">
      <Icon name="filter" small />
      <span>{match.fitting.size === 0 ? `${m.viewer.noneFits} ${words}` : words}</span>
      <button type="button" className="link" onClick={() => setFilter(allSteps)}>
        {m.strip.showAll}
      </button>
    </p>
  );
}
