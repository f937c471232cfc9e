"use client";

import { useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { useCompare } from "./compare-context";

/** How much differs, and how to get there. */
export function TableHead({ onOpenAll }: { onOpenAll: (isOpen: boolean) => void }) {
  const { m, count } = useMessages();
  const { comparison } = useCompare();
  const [areOpen, setOpen] = useState(false);
  const words = m.compare.table;
  return (
    <header className="compare-steps-head">
      <h2>{count(words.differences, comparison.differences)}</h2>
      {comparison.differences > 0 && (
        <>
          <span className="muted flex-1 text-[11px]">
            <kbd>d</kbd> {words.next}
          </span>
          <button
            type="button"
            className="btn sm"
            onClick={() => {
              onOpenAll(!areOpen);
              setOpen(!areOpen);
            }}
          >
            {areOpen ? words.closeAll : words.openAll}
          </button>
        </>
      )}
    </header>
  );
}
