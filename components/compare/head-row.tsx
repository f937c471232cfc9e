"use client";

import { useMessages } from "@/components/messages/messages-provider";
import type { ComparedStep } from "@/lib/trace/compare/compared-step";
import { comparedName, iterationNumber } from "./compared-name";
import { DeltaCells } from "./delta-cells";
import { stateWords } from "./row-speech";

type Props = { step: ComparedStep; isSelected: boolean };

/** Where an iteration begins, or the case of a page. */
export function HeadRow({ step, isSelected }: Props) {
  const speech = useMessages();
  const one = step.a ?? step.b;
  if (!one) return null;
  const numbers = [iterationNumber(step.a), iterationNumber(step.b)].filter((n) => n !== null);
  const { name, note } = comparedName(one, speech);
  const isOneSided = step.state === "only-a" || step.state === "only-b";
  return (
    <div className={`cmp-row head${isSelected ? " sel" : ""}`}>
      <span className="cmp-gutter">{[...new Set(numbers)].join("/")}</span>
      <span className="cmp-wide">
        <span className="truncate">{name}</span>
        {note && <span className="muted">{note}</span>}
        {isOneSided && <span className="chip">{stateWords(step, speech)}</span>}
      </span>
      <DeltaCells delta={step.figures.delta} isShown={step.state !== "waiting"} />
    </div>
  );
}
