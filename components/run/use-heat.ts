"use client";

import { changeAddress, useAddress } from "./address";
import type { HeatBy } from "./heat";

/** By which figure the steps are coloured, as the address says. */
export function useHeat(): [HeatBy, (by: HeatBy) => void] {
  const by = useAddress("heat").get("heat");
  return [by === "time" || by === "cost" ? by : null, setHeat];
}

function setHeat(by: HeatBy): void {
  changeAddress({ heat: by });
}
