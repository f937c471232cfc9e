"use client";

import { useEffect, useRef, useState } from "react";

/** A pasted text shorter than this is a slip more often than a document. */
export const MIN_PASTED_CHARS = 40;

type Drop = {
  onFiles: (files: File[]) => void;
  /** Text pasted outside of any field; not empty. */
  onText: (text: string) => void;
};

/** Files dropped or pasted anywhere on the page. True while files are dragged over it. */
export function useDrop(drop: Drop): boolean {
  const [isOver, setOver] = useState(false);
  const current = useRef(drop);
  useEffect(() => {
    current.current = drop;
  });
  useEffect(() => {
    let depth = 0;
    const listeners = new AbortController();
    const { signal } = listeners;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    document.addEventListener(
      "dragenter",
      (event) => {
        if (!hasFiles(event)) return;
        depth += 1;
        setOver(true);
      },
      { signal },
    );
    document.addEventListener(
      "dragleave",
      (event) => {
        if (!hasFiles(event)) return;
        depth -= 1;
        if (depth <= 0) setOver(false);
      },
      { signal },
    );
    document.addEventListener("dragover", (event) => event.preventDefault(), { signal });
    document.addEventListener(
      "drop",
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth = 0;
        setOver(false);
        current.current.onFiles([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    document.addEventListener("paste", (event) => readPaste(event, current.current), { signal });
    return () => listeners.abort();
  }, []);
  return isOver;
}

function readPaste(event: ClipboardEvent, drop: Drop): void {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length > 0) {
    event.preventDefault();
    drop.onFiles(files);
    return;
  }
  if (event.target instanceof HTMLElement && event.target.matches("input, textarea")) return;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (text.trim() !== "") drop.onText(text);
}
