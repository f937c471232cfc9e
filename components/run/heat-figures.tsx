"use client";

import type { HeatBy } from "./heat";

/** From 0 to 1. */
export type Warmth = { by: HeatBy; value: number };

type Props = { time: string; cost: string; heat: Warmth };

/** A row's two figures; the one that the tree is coloured by is as warm as the step is. */
export function HeatFigures({ time, cost, heat }: Props) {
  const warm = (by: HeatBy) => (heat.by === by && heat.value > 0 ? " warm" : "");
  return (
    <span className="figures" style={{ "--heat": heat.value }}>
      <span className={`c1${warm("time")}`}>{time}</span>
      <span className={`c2${warm("cost")}`}>{cost}</span>
    </span>
  );
}
