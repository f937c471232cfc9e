"use client";

import dynamic from "next/dynamic";
import { patiently } from "@/components/base/patiently";
import { useMessages } from "@/components/messages/messages-provider";
import type { Answer } from "@/lib/trace/event";
import type { RunSummary } from "@/lib/trace/run-summary";
import { MarkedAnswer } from "./marked-answer";

const AnswerGrid = dynamic(
  () => patiently(() => import("./answer-grid")).then((part) => part.AnswerGrid),
  { loading: () => null },
);

/** The answer in the form that was asked for: a figure, yes or no, a table; otherwise its text. */
export function AnswerData({ answer, summary }: { answer: Answer; summary: RunSummary }) {
  const { m } = useMessages();
  const { form } = summary.config;
  const { text, data } = answer;
  if (form === "yes-no" && typeof data === "boolean")
    return <p className="answer-value">{data ? m.ensemble.form.yes : m.ensemble.form.no}</p>;
  if (form === "table" && Array.isArray(data) && data.length > 0)
    return <AnswerGrid text={text} summary={summary} />;
  const isFigure = form === "number" && typeof data === "number";
  return (
    <MarkedAnswer
      text={text}
      claims={summary.claims}
      {...(isFigure ? { className: "answer-value" } : {})}
    />
  );
}
