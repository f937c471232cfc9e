"use client";

import { changeAddress, useAddress } from "@/components/run/address";

export const details = ["outline", "steps", "everything"] as const;
export type Detail = (typeof details)[number];

/** How much of each step is drawn, as the address says. */
export function useDetail(): [Detail, (detail: Detail) => void] {
  const view = useAddress("view").get("view");
  return [details.find((detail) => detail === view) ?? "steps", setDetail];
}

function setDetail(detail: Detail): void {
  changeAddress({ view: detail === "steps" ? null : detail });
}
