"use client";

import { useMemo } from "react";
import type { Selection } from "@/lib/trace/select-place";
import { changeAddress, useAddress } from "./address";

/** What is selected, as the address says. */
export function useSelection(): [Selection, (selection: Selection) => void] {
  const address = useAddress("span", "claim", "evidence");
  const selection = useMemo(() => readSelection(address), [address]);
  return [selection, select];
}

function select(next: Selection): void {
  const none = { span: null, claim: null, evidence: null };
  changeAddress(
    next ? { ...none, [next.kind]: next.kind === "span" ? next.id : String(next.number) } : none,
  );
}

function readSelection(params: URLSearchParams): Selection {
  const id = params.get("span");
  if (id) return { kind: "span", id };
  for (const kind of ["claim", "evidence"] as const) {
    const number = Number(params.get(kind));
    if (Number.isInteger(number) && number > 0) return { kind, number };
  }
  return null;
}

export function selectionQuery(selection: NonNullable<Selection>): string {
  const value = selection.kind === "span" ? selection.id : String(selection.number);
  return `?${new URLSearchParams({ [selection.kind]: value }).toString()}`;
}
