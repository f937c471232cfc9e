"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { ToolUse } from "@/lib/trace/event";
import { PlaceLinks } from "./place-links";
import { Reveal } from "./reveal";

/** What a cell searched and read, each hit a link to its lines. */
export function ToolUses({ spanId, uses }: { spanId: string; uses: readonly ToolUse[] }) {
  const { m, count, number } = useMessages();
  return (
    <Reveal
      name={`${spanId} uses`}
      texts={uses.map(({ tool, argument }) => `${tool}(${argument})`)}
      summary={
        <>
          {m.run.cell.uses} <span className="muted">{number(uses.length)}</span>
        </>
      }
    >
      <ul className="uses">
        {uses.map((use, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: What a cell did never changes.
          <li key={index}>
            <Icon name="search" small />
            <span className="min-w-0 flex-1">
              <code className="text-[11.5px] break-words">
                {use.tool}({use.argument})
              </code>
              <PlaceLinks name={`${spanId} uses ${index} places`} places={use.places} />
            </span>
            <span className="muted whitespace-nowrap">
              {use.hits === null ? "" : count(m.run.cell.hits, use.hits)}
              {use.hits !== null && use.hits > use.places.length && use.places.length > 0 && (
                <span className="block text-right text-[11px]">
                  {fill(m.run.cell.more, { n: number(use.hits - use.places.length) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Reveal>
  );
}
