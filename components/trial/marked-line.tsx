"use client";

import { cutMarks, type QuoteMark, withoutFarText } from "@/components/change/cut-marks";
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
  return withoutFarText(cutMarks(text, start, marks)).map(({ text: part, ids }, index) => {
    if (ids.length === 0) return part;
    const stands = exhibits.some(({ id, standing }) => ids.includes(id) && standing === "stands");
    const isChosen = exhibit !== null && ids.includes(exhibit);
    return (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: A piece is its place in the line.
        key={index}
        className={`quote ${stands ? "quote-stands" : "quote-rejected"}${isChosen ? " here" : ""}`}
        data-exhibits={ids.join(" ")}
      >
        {part}
      </mark>
    );
  });
}
