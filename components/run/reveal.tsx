"use client";

import type { ReactNode } from "react";
import type { Body } from "@/lib/trace/event";
import { useKeptOpen } from "./kept-state";
import { useFound } from "./use-found";

type Props = {
  /** Unique among all rows of a page. */
  name: string;
  summary: ReactNode;
  /** Opens by itself where one of these holds the words that are looked for. */
  texts?: readonly (string | Body)[];
  className?: string;
  children: ReactNode;
};

/** A folded part of a step. What is in it is mounted once it is open. */
export function Reveal({ name, summary, texts = [], className = "reveal", children }: Props) {
  const found = useFound(name);
  const [chosen, choose] = useKeptOpen(name);
  const isOpen = chosen ?? texts.some(found);
  return (
    <details
      className={className}
      open={isOpen}
      onToggle={(event) => {
        if (event.currentTarget.open !== isOpen) choose(event.currentTarget.open);
      }}
    >
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  );
}
