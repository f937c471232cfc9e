"use client";

import { useRef } from "react";
import { Icon } from "@/components/base/icon";

type Props = { label: string; onFile: (file: File) => void };

/** A button that asks for one file. */
export function OneFile({ label, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="btn primary" onClick={() => input.current?.click()}>
        <Icon name="upload" />
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept=".json,.jsonl,.ndjson,.txt,application/json"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = "";
        }}
      />
    </>
  );
}
