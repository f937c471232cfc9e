"use client";

import { useMemo } from "react";
import type { Selection } from "@/lib/trace/select-place";
import { changeAddress, useAddress } from "./address";

/** What is selected, as the address says. */
export function useSelection(): [Selection, (selection: Selection) => void] {
  const address = useAddress();
  const query = selectionPart(address);
  const selection = useMemo(() => readSelection(new URLSearchParams(query)), [query]);
  return [selection, select];
}

function select(next: Selection): void {
  const none = { span: null, claim: null, evidence: null };
  changeAddress(
    next ? { ...none, [next.kind]: next.kind === "span" ? next.id : String(next.number) } : none,
  );
}

/** The part of an address that says what is selected, so that other parts of it change nothing here. */
function selectionPart(address: URLSearchParams): string {
  const names = ["span", "claim", "evidence"];
  return new URLSearchParams([...address].filter(([name]) => names.includes(name))).toString();
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
