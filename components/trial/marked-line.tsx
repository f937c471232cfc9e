"use client";

import { cutMarks, type QuoteMark } from "@/components/change/cut-marks";
import type { CheckedExhibit } from "@/lib/trace/court";
import { useTrial } from "./trial-context";

type Props = {
  text: string;
  start: number;
  marks: readonly QuoteMark[];
  exhibits: readonly CheckedExhibit[];
};

/** One line with its quotes marked at their offsets. */
export function MarkedLine({ text, start, marks, exhibits }: Props) {
  const { exhibit } = useTrial();
  return cutMarks(text, start, marks).map((piece, index) => {
    if (!piece.mark) return piece.text;
    const { id } = piece.mark;
    const stands = exhibits.find((one) => one.id === id)?.standing === "stands";
    return (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: A piece is its place in the line.
        key={index}
        className={`quote ${stands ? "quote-stands" : "quote-rejected"}${exhibit === id ? " here" : ""}`}
        data-exhibit={id}
      >
        {piece.text}
      </mark>
    );
  });
}
