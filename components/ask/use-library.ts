"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { listDocuments, removeDocument, restoreDocument } from "@/components/api/documents-api";
import type { DocumentItem } from "@/components/api/shapes";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";

const key = ["documents"] as const;

/** The list of documents, with removal that can be undone. */
export function useLibrary(initial: DocumentItem[]) {
  const { m } = useMessages();
  const client = useQueryClient();
  const toast = useToast();
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => listDocuments(signal),
    initialData: initial,
  });
  const put = useCallback(
    (item: DocumentItem) => {
      client.setQueryData<DocumentItem[]>(key, (before = []) => [
        item,
        ...before.filter(({ id }) => id !== item.id),
      ]);
    },
    [client],
  );
  const restore = useCallback(
    async (item: DocumentItem) => {
      try {
        await restoreDocument(item.id);
        toast({ text: fill(m.library.restored, { name: item.name }) });
      } catch (error) {
        toast({ text: errorText(error), kind: "error" });
      }
      await client.invalidateQueries({ queryKey: key });
    },
    [client, m, toast],
  );
  const remove = useCallback(
    async (item: DocumentItem) => {
      client.setQueryData<DocumentItem[]>(key, (before = []) =>
        before.filter(({ id }) => id !== item.id),
      );
      try {
        await removeDocument(item.id);
        toast({
          text: fill(m.library.removed, { name: item.name }),
          action: { label: m.common.undo, run: () => void restore(item) },
        });
      } catch (error) {
        toast({ text: errorText(error), kind: "error" });
        await client.invalidateQueries({ queryKey: key });
      }
    },
    [client, m, restore, toast],
  );
  return { documents: query.data, error: query.error, put, remove };
}
