"use client";

import { useRef } from "react";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";

type Props = { onFiles: (files: Iterable<File>) => void; isPrimary?: boolean };

/** Opens the system's choice of files. */
export function AddFilesButton({ onFiles, isPrimary = false }: Props) {
  const { m } = useMessages();
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={file}
        className="sr-only"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <button
        type="button"
        className={isPrimary ? "btn pri" : "btn"}
        onClick={() => file.current?.click()}
      >
        <Icon name="upload" />
        {m.library.add}
      </button>
    </>
  );
}
