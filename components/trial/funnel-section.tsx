"use client";

import { Icon } from "@/components/base/icon";
import { InlineCode } from "@/components/base/inline-code";
import { useMessages } from "@/components/messages/messages-provider";
import { ShortList } from "@/components/run/short-list";
import { fill } from "@/lib/format/fill";
import type { ChosenPage } from "@/lib/trace/config";
import type { FunnelStep } from "@/lib/trace/court";
import { stageElementId } from "./stage-element-id";
import { FUNNEL_ID } from "./trial-rows";

type Props = {
  steps: readonly FunnelStep[];
  /** The pages that were chosen; null where none was. */
  pages: readonly ChosenPage[] | null;
  /** True where it ended in the funnel: then the page is about this. */
  isEnd: boolean;
};

/** Names of a page that are drawn at first. */
const FIRST_NAMES = 6;

const judged = ["paths", "size", "evidence", "review", "prosecution", "exhibits"] as const;
const known = [...judged, "run", "jury", "trial"] as const;

/** Every step that a change went through, with its reason; where it stopped, what would have taken it further. */
export function FunnelSection({ steps, pages, isEnd }: Props) {
  const { m } = useMessages();
  return (
    <section className="part" aria-labelledby="funnel-title" id={stageElementId(FUNNEL_ID)}>
      <header>
        <h2 id="funnel-title">{isEnd ? m.trial.funnel.noNotice : m.trial.funnel.title}</h2>
      </header>
      <ol className="funnel">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: A step is its place.
          <li key={index} className={step.outcome === "stopped" ? "stopped" : undefined}>
            <span className={`tile ${step.outcome === "passed" ? "k-check" : "k-plain"}`}>
              <Icon name={step.outcome === "passed" ? "check" : "stop"} />
            </span>
            <h3>
              {stepName(step.name, m)}{" "}
              <span className="muted font-normal">
                {step.outcome === "passed" ? m.trial.funnel.passed : m.trial.funnel.stopped}
              </span>
            </h3>
            <p>
              <InlineCode text={step.reason} />
            </p>
            {step.outcome === "stopped" && <p className="muted">{wanted(step.name, m)}</p>}
          </li>
        ))}
      </ol>
      {pages && pages.length > 0 && (
        <>
          <h3 className="mt-3 text-[12px]">{m.trial.funnel.pages}</h3>
          <ul className="chosen-pages">
            {pages.map((page) => (
              <li key={page.path}>
                <span className="mono">{page.path}</span>{" "}
                {page.names.length > 0 && (
                  <ShortList name={`names ${page.path}`} items={page.names} first={FIRST_NAMES}>
                    {(shown, more) => (
                      <span className="muted">
                        {fill(m.trial.funnel.namesFound, { names: shown.join(", ") })} {more}
                      </span>
                    )}
                  </ShortList>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type Words = ReturnType<typeof useMessages>["m"];

function stepName(name: string, m: Words): string {
  const found = known.find((one) => one === name);
  return found ? m.trial.funnel.names[found] : name;
}

function wanted(name: string, m: Words): string {
  const found = judged.find((one) => one === name);
  return found ? m.trial.funnel.wanted[found] : "";
}
