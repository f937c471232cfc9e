"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { CompareRow } from "@/lib/trace/compare/compare-rows";
import { iterationNumber } from "./compared-name";
import { DeltaCells } from "./delta-cells";
import { foldTitle } from "./row-speech";

type Props = {
  row: Extract<CompareRow, { kind: "fold" }>;
  isSelected: boolean;
  onToggle: () => void;
};

/** What is equal, or still to come, in one row. */
export function FoldRow({ row, isSelected, onToggle }: Props) {
  const speech = useMessages();
  const { why, isOpen, figures } = row;
  return (
    <div className={`cmp-row fold ${why}${isSelected ? " sel" : ""}`}>
      <span className="cmp-gutter">{iterationSpan(row)}</span>
      <span className="cmp-wide">
        <button type="button" aria-expanded={isOpen} onClick={onToggle}>
          <Icon name={isOpen ? "open" : "right"} small />
          <b>{foldTitle(row, speech)}</b>
          <FoldNote row={row} />
        </button>
      </span>
      <DeltaCells delta={figures.delta} isShown={why !== "waiting"} />
    </div>
  );
}

function FoldNote({ row: { why, count, iterations, figures, steps } }: Pick<Props, "row">) {
  const { m, count: inWords } = useMessages();
  const words = m.compare.table;
  if (why !== "same") return null;
  const all = iterations > 0 ? count : steps.length;
  const facts = [
    ...(iterations > 0 ? [inWords(words.steps, all)] : []),
    ...(figures.a.tokens > 0 ? [inWords(words.tokensOf, figures.a.tokens)] : []),
  ];
  const recording = (["a", "b"] as const).filter((side) => figures[side].recorded > 0);
  const recorded = recording.map((side) => fill(words.recordedBy, { side: side.toUpperCase() }));
  return (
    <span className="muted">{[facts.join(", "), ...recorded].filter(Boolean).join("; ")}</span>
  );
}

/** `1–2`: the iterations that it holds. */
function iterationSpan({ steps }: Props["row"]): string {
  const numbers = steps.flatMap(({ a, b }) => iterationNumber(a ?? b) ?? []);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined) return "";
  return first === last ? String(first) : `${first}–${last}`;
}
