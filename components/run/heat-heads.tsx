"use client";

import { useMessages } from "@/components/messages/messages-provider";
import type { HeatBy } from "./heat";

type Props = { heat: HeatBy; onHeat: (by: HeatBy) => void };

/** The headings of the two columns of figures: pressed, they colour the steps by theirs. */
export function HeatHeads({ heat, onHeat }: Props) {
  const { m } = useMessages();
  const heads = [
    { by: "time", text: m.run.steps.seconds, title: m.viewer.heat.time, column: "c1" },
    { by: "cost", text: m.run.steps.cents, title: m.viewer.heat.cost, column: "c2" },
  ] as const;
  return (
    <div className="tree-heads">
      {heads.map(({ by, text, title, column }) => (
        <button
          key={by}
          type="button"
          className={column}
          aria-label={title}
          title={title}
          aria-pressed={heat === by}
          onClick={() => onHeat(heat === by ? null : by)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
