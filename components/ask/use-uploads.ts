"use client";

import { useCallback, useRef, useState } from "react";
import type { DocumentItem } from "@/components/api/shapes";
import { uploadDocument } from "@/components/api/upload-document";
import { errorText } from "@/components/base/problem-note";

export type UploadState = {
  id: number;
  name: string;
  /** Share of the file that has been sent, 0 to 1; at 1 the server still reads it. */
  share: number;
  error: string | null;
};

/** Uploads in flight, and failed ones until they are dismissed. */
export function useUploads(onAdded: (document: DocumentItem) => void) {
  const [uploads, setUploads] = useState<readonly UploadState[]>([]);
  const controllers = useRef(new Map<number, AbortController>());
  const lastId = useRef(0);

  const change = useCallback((id: number, part: Partial<UploadState>) => {
    setUploads((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));
  }, []);

  const dismiss = useCallback((id: number) => {
    controllers.current.get(id)?.abort(new DOMException("Upload cancelled", "AbortError"));
    controllers.current.delete(id);
    setUploads((before) => before.filter((one) => one.id !== id));
  }, []);

  const start = useCallback(
    async (file: File) => {
      lastId.current += 1;
      const id = lastId.current;
      const controller = new AbortController();
      controllers.current.set(id, controller);
      setUploads((before) => [...before, { id, name: file.name, share: 0, error: null }]);
      try {
        const added = await uploadDocument({
          file,
          signal: controller.signal,
          onProgress: (share) => change(id, { share }),
        });
        dismiss(id);
        onAdded(added);
      } catch (error) {
        if (!controller.signal.aborted) change(id, { error: errorText(error) });
      }
    },
    [change, dismiss, onAdded],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) void start(file);
    },
    [start],
  );

  return { uploads, add, dismiss };
}
