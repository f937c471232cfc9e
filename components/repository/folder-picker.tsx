"use client";

import { useRef } from "react";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";

type Props = { files: readonly File[]; onFiles: (files: File[]) => void };

/** A folder with its paths, or a zip. */
export function FolderPicker({ files, onFiles }: Props) {
  const { m, count } = useMessages();
  const words = m.repository.form;
  const folder = useRef<HTMLInputElement>(null);
  const zip = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    onFiles([...(input.files ?? [])]);
    input.value = "";
  };
  const chooseFolder = () => {
    // React knows no property for it.
    folder.current?.setAttribute("webkitdirectory", "");
    folder.current?.click();
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <button type="button" className="btn" onClick={chooseFolder}>
        <Icon name="upload" />
        {words.choose}
      </button>
      <button type="button" className="btn" onClick={() => zip.current?.click()}>
        {words.chooseZip}
      </button>
      <span className="muted text-[12px]" role="status">
        {files.length > 0 && count(words.chosen, files.length)}
      </span>
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={words.choose}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={zip}
        type="file"
        hidden
        multiple
        aria-label={words.chooseZip}
        onChange={(event) => take(event.currentTarget)}
      />
    </div>
  );
}
