"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import type { Selection } from "@/lib/trace/select-place";

const names = ["span", "claim", "evidence"] as const;

/** The selection lives in the address, so that a link shows what its sender saw. */
export function useSelection(): [Selection, (selection: Selection) => void] {
  const params = useSearchParams();
  const path = usePathname();
  const query = params.toString();
  const selection = useMemo(() => readSelection(new URLSearchParams(query)), [query]);
  const select = useCallback(
    (next: Selection) => {
      const changed = new URLSearchParams(query);
      for (const name of names) changed.delete(name);
      if (next) changed.set(next.kind, next.kind === "span" ? next.id : String(next.number));
      const text = changed.toString();
      if (text !== query) window.history.replaceState(null, "", text ? `${path}?${text}` : path);
    },
    [path, query],
  );
  return [selection, select];
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
