"use client";

import { useMemo } from "react";
import { filterNames, filterQuery, readFilter, type StepFilter } from "@/lib/trace/filter";
import { changeAddress, useAddress } from "./address";

/** Which steps are to be seen, as the address says; a change names only what changes. */
export function useFilter(): [StepFilter, (patch: Partial<StepFilter>) => void] {
  const address = useAddress();
  const query = new URLSearchParams(
    filterNames.flatMap((name) => {
      const value = address.get(name);
      return value === null ? [] : [[name, value]];
    }),
  ).toString();
  const filter = useMemo(() => {
    const params = new URLSearchParams(query);
    return readFilter((name) => params.get(name));
  }, [query]);
  return [filter, setFilter];
}

function setFilter(patch: Partial<StepFilter>): void {
  const params = new URLSearchParams(window.location.search);
  changeAddress({ ...filterQuery({ ...readFilter((name) => params.get(name)), ...patch }) });
}
