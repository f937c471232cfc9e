"use client";

import dynamic from "next/dynamic";
import { Icon } from "@/components/base/icon";
import { patiently } from "@/components/base/patiently";
import { Popover } from "@/components/base/popover";
import { useMessages } from "@/components/messages/messages-provider";
import { isNarrowing } from "@/lib/trace/filter";
import { useRun } from "./run-context";
import { StepSearch } from "./step-search";

const FilterChips = dynamic(
  () => patiently(() => import("./filter-chips")).then((part) => part.FilterChips),
  { loading: () => null },
);
const FilterForm = dynamic(
  () => patiently(() => import("./filter-form")).then((part) => part.FilterForm),
  { loading: () => null },
);

type Props = {
  title: string;
  /** What there is in all, when nothing is filtered. */
  all: string;
  /** How many steps fit, and of how many; null where none is hidden. */
  fitting: { steps: number; of: number } | null;
};

/** Above a tree: how much of it is shown, and what finds and filters. */
export function TreeTools({ title, all, fitting }: Props) {
  const { m, count, number } = useMessages();
  const { filter } = useRun();
  return (
    <>
      <div className="pane-head">
        <h2>{title}</h2>
        <span className="muted flex-1 truncate" role="status">
          {fitting === null
            ? all
            : count(m.viewer.filter.shown, fitting.of, { shown: number(fitting.steps) })}
        </span>
        <Popover
          button={
            <>
              <Icon name="filter" small />
              {m.viewer.filter.open}
            </>
          }
          label={m.viewer.filter.title}
          className="btn ghost sm"
        >
          {() => <FilterForm />}
        </Popover>
      </div>
      <StepSearch />
      {isNarrowing(filter) && <FilterChips />}
    </>
  );
}
