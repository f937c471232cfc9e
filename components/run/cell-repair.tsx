"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import type { Body, Repair } from "@/lib/trace/event";
import { RepairDiff } from "./repair-diff";

type Props = { written: Body; code: Body; repairs: readonly Repair[] };

/** What code mended in a cell before it ran, by which rules. Loaded with the first repair that is shown. */
export function CellRepair({ written, code, repairs }: Props) {
  const { m } = useMessages();
  return (
    <section className="st k-repair">
      <header>
        <span className="tile k-repair">
          <Icon name="wrench" />
        </span>
        <h4>
          {m.run.cell.repaired}
          {repairs.map((repair) => (
            <code key={repair.rule} className="rule" title={repair.note}>
              {repair.rule}
            </code>
          ))}
        </h4>
        <span className="meta">{m.run.cell.noCall}</span>
      </header>
      <RepairDiff before={written} after={code} label={m.run.cell.repairDiff} />
    </section>
  );
}
