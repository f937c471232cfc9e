"use client";

import { useMemo } from "react";
import { filterNames, filterQuery, readFilter, type StepFilter } from "@/lib/trace/filter";
import { changeAddress, readAddress, useAddress } from "./address";

/** Which steps are to be seen, as the address says; a change names only what changes. */
export function useFilter(): [StepFilter, (patch: Partial<StepFilter>) => void] {
  const address = useAddress(...filterNames);
  const filter = useMemo(() => readFilter((name) => address.get(name)), [address]);
  return [filter, setFilter];
}

function setFilter(patch: Partial<StepFilter>): void {
  const params = readAddress();
  changeAddress({ ...filterQuery({ ...readFilter((name) => params.get(name)), ...patch }) });
}
