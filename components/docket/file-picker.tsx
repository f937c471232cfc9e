"use client";

import { useRef } from "react";
import { Icon } from "@/components/base/icon";

type Props = { label: string; accept?: string; onFiles: (files: File[]) => void };

/** A button that asks for files. */
export function FilePicker({ label, accept, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="btn" onClick={() => input.current?.click()}>
        <Icon name="upload" />
        {label}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        {...(accept ? { accept } : {})}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}
