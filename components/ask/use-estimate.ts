"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { estimateInquiry } from "@/components/api/runs-api";
import type { EstimateRequest, InquiryEstimate } from "@/components/api/shapes";

/** The reader is left alone while typing. */
const QUIET_MS = 700;
const SHORTEST_QUESTION = 8;
const FRESH_MS = 60_000;

/** What the question may use, once it stands still; null while there is nothing to estimate. */
export function useEstimate(request: EstimateRequest): InquiryEstimate | null {
  const key = JSON.stringify(request);
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), QUIET_MS);
    return () => clearTimeout(timer);
  }, [key]);
  const isWhole = request.documentIds.length > 0 && request.question.length >= SHORTEST_QUESTION;
  const { data, isError } = useQuery({
    queryKey: ["estimate", key],
    queryFn: ({ signal }) => estimateInquiry(request, signal),
    enabled: isWhole && settled === key,
    placeholderData: keepPreviousData,
    // What is wrong with the question is told when it is asked.
    retry: false,
    staleTime: FRESH_MS,
  });
  return isWhole && !isError ? (data ?? null) : null;
}
