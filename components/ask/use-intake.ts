"use client";

import { useCallback, useRef } from "react";
import type { DocumentItem } from "@/components/api/shapes";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { MIN_PASTED_CHARS, useDrop } from "./use-drop";
import { useUploads } from "./use-uploads";

/** Files added this soon after another are told of in one note. */
const TOGETHER_MS = 6_000;

/** Every way by which documents come in: chosen, dropped or pasted. `isOver` while files are dragged over the page. */
export function useIntake(onAdded: (document: DocumentItem) => void) {
  const { m, count } = useMessages();
  const toast = useToast();
  const pasted = useRef(0);
  const latest = useRef({ at: 0, count: 0 });
  const tell = useCallback(
    (document: DocumentItem) => {
      onAdded(document);
      const now = Date.now();
      const isTogether = now - latest.current.at < TOGETHER_MS;
      const added = isTogether ? latest.current.count + 1 : 1;
      latest.current = { at: now, count: added };
      const { name } = document;
      const text =
        added === 1 ? fill(m.upload.added, { name }) : count(m.upload.addedMany, added, { name });
      toast({ key: "added", text });
    },
    [m, count, onAdded, toast],
  );
  const { uploads, add, dismiss } = useUploads(tell);
  const isOver = useDrop({
    onFiles: add,
    onText(text) {
      if (text.length < MIN_PASTED_CHARS)
        return toast({ key: "paste", text: fill(m.upload.tooShort, { n: MIN_PASTED_CHARS }) });
      pasted.current += 1;
      add([new File([text], fill(m.upload.pasted, { n: pasted.current }), { type: "text/plain" })]);
    },
  });
  return { uploads, add, dismiss, isOver };
}
