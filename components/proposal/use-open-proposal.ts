"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { readProposal } from "@/components/api/proposals-api";
import type { Proposal } from "@/lib/trace/proposal";
import { openProposal } from "./opening";

/** The notice on screen. That it was opened is kept, since only what was opened can be accepted with others. */
export function useOpenProposal(id: string | null, initial: Proposal | null) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ["proposal", id],
    queryFn: ({ signal }) => readProposal(id ?? "", signal),
    enabled: id !== null,
    ...(initial && initial.id === id ? { initialData: initial } : {}),
  });
  const isUnopened = query.data?.state === "open" && query.data.openedAt === null;
  useEffect(() => {
    if (id === null || !isUnopened) return;
    openProposal(id).then(
      (opened) => {
        client.setQueryData(["proposal", id], opened);
        void client.invalidateQueries({ queryKey: ["proposals"] });
      },
      // What is wrong with it is told by the next reading, and by whatever is decided.
      () => client.invalidateQueries({ queryKey: ["proposal", id] }),
    );
  }, [id, isUnopened, client]);
  return query;
}
