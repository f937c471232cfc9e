"use client";

import { changeAddress, useAddress } from "@/components/run/address";

/** The selected row lives in the address, so that a link shows what its sender saw. */
export function useRowSelection(): [string | null, (rowId: string | null) => void] {
  return [useAddress("row").get("row"), selectRow];
}

function selectRow(rowId: string | null): void {
  changeAddress({ row: rowId });
}
