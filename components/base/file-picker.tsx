"use client";

import { useRef } from "react";
import { Icon } from "./icon";

type Props = {
  label: string;
  accept?: string;
  isMany?: boolean;
  /** What the page is for. */
  isMain?: boolean;
  onFiles: (files: File[]) => void;
};

/** A button that asks for files. */
export function FilePicker({ label, accept, isMany = false, isMain = false, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={isMain ? "btn pri" : "btn"}
        onClick={() => input.current?.click()}
      >
        <Icon name="upload" />
        {label}
      </button>
      <input
        ref={input}
        type="file"
        multiple={isMany}
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
