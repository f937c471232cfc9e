"use client";

import { useQuery } from "@tanstack/react-query";
import { readFaults } from "@/components/api/rulings-api";
import { ProblemNote } from "@/components/base/problem-note";
import { FaultHistogram } from "./fault-histogram";

type Props = { repositoryId: string | null; days: number };

/** The histogram of a repository and a span of days, as they are chosen. */
export function FaultPanel({ repositoryId, days }: Props) {
  const { data, error, refetch } = useQuery({
    queryKey: ["faults", repositoryId, days],
    queryFn: ({ signal }) => readFaults({ repositoryId, days }, signal),
    placeholderData: (before) => before,
  });
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return data ? <FaultHistogram histogram={data} /> : null;
}
