"use client";

import { useMessages } from "@/components/messages/messages-provider";

/** Stands for equal lines that are folded, and shows them. The text around it takes the keys, since the button goes. */
export function UnfoldButton({ lines, onUnfold }: { lines: number; onUnfold: () => void }) {
  const { m, count } = useMessages();
  return (
    <button
      type="button"
      className="folded-lines"
      onClick={(event) => {
        event.currentTarget.closest("figure")?.focus();
        onUnfold();
      }}
    >
      ⋯ {count(m.compare.body.lines, lines)}
    </button>
  );
}
