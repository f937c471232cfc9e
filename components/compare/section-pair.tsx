"use client";

import { useState } from "react";
import { ProblemNote } from "@/components/base/problem-note";
import { useMessages } from "@/components/messages/messages-provider";
import { LongText } from "@/components/run/long-text";
import { PART_CHARS } from "@/components/run/text-parts";
import { useWholeTexts } from "@/components/run/use-whole-texts";
import { fill } from "@/lib/format/fill";
import { formatBytes } from "@/lib/format/size";
import type { Body } from "@/lib/trace/event";
import { CodeDiff } from "./code-diff";
import { sideLetters, useCompare } from "./compare-context";
import type { Section } from "./step-sections";
import { type DiffProps, TextDiff } from "./text-diff";

/** One part of a step on both sides: its beginning at once, all of it on demand. */
export function SectionPair({ section, isPair }: { section: Section; isPair: boolean }) {
  const { m } = useMessages();
  const { a, b } = useCompare();
  const [isWhole, setWhole] = useState(false);
  const left = useWholeTexts(a.runId, section.a, isWhole);
  const right = useWholeTexts(b.runId, section.b, isWhole);
  const isCut = [...section.a, ...section.b].some(({ sha256 }) => sha256 !== null);
  const name = m.compare.body[section.name];
  const texts = { a: joined(left.texts), b: joined(right.texts) };
  const isLong = Object.values(texts).some((text) => text !== null && text.length > PART_CHARS);
  const Diff = section.name === "code" ? CodeDiff : TextDiff;
  const error = left.error ?? right.error;
  const retry = () => {
    left.retry();
    right.retry();
  };
  return (
    <section className="cmp-section">
      <h4 className="over">{name}</h4>
      {isLong ? (
        <LongSides {...texts} name={name} />
      ) : (
        <Diff {...texts} name={name} isPair={isPair} />
      )}
      {isCut && !isWhole && (
        <button type="button" className="btn ghost sm" onClick={() => setWhole(true)}>
          {fill(m.compare.body.whole, {
            size: formatBytes(Math.max(bytesOf(section.a), bytesOf(section.b))),
          })}
        </button>
      )}
      {(left.isLoading || right.isLoading) && <p className="muted">{m.common.loading}</p>}
      {error && <ProblemNote error={error} onRetry={retry} />}
    </section>
  );
}

function joined(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join("\n\n");
}

function bytesOf(bodies: readonly Body[]): number {
  return bodies.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Texts that are too long to be compared in a moment: each by itself, part by part. */
function LongSides({ a, b, name }: Pick<DiffProps, "a" | "b" | "name">) {
  const { m } = useMessages();
  return (
    <>
      <p className="muted">{m.compare.body.tooLarge}</p>
      <div className="cmp-sides">
        {(["a", "b"] as const).map((side) => {
          const text = side === "a" ? a : b;
          return (
            <figure
              key={side}
              className="cmp-side"
              aria-label={fill(m.compare.body.of, { part: name, side: sideLetters[side] })}
            >
              {text === null ? (
                <p className="muted">{m.compare.body.nothing}</p>
              ) : (
                <LongText name={`${name} ${side}`} text={text} className="plain boxed" />
              )}
            </figure>
          );
        })}
      </div>
    </>
  );
}
