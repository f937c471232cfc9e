"use client";

import { useId } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { wilson } from "@/lib/statistics/wilson";
import type { JuryXray } from "@/lib/trace/jury-xray";
import { totalOf, whatIf } from "@/lib/trace/what-if";
import { type ChosenRule, type Recorded, ruleWithout, totalWeight } from "./chosen-rule";
import { JurorName } from "./juror-name";
import { useFigures } from "./use-figures";

type Props = {
  recorded: Recorded;
  jury: JuryXray;
  chosen: ChosenRule;
  onChange: (next: Pick<ChosenRule, "rule" | "without">) => void;
};

const MOST_WEIGHT = 3;
const STEP = 0.5;

/** Which juror is left out, or what each one's vote counts. */
export function WeightFields({ recorded, jury, chosen, onChange }: Props) {
  const { m, number } = useMessages();
  const words = m.insights.whatIf;
  const name = useId();
  const { rule, without, mode } = chosen;
  const all = totalWeight(rule.weights);
  if (mode === "without")
    return (
      <fieldset className="ins-seats-list">
        <legend>{words.leaveOut}</legend>
        {jury.jurors.map((juror) => (
          <label key={juror.juror}>
            <input
              type="radio"
              name={name}
              checked={juror.juror === without}
              onChange={() => onChange({ rule, without: juror.juror })}
            />
            <JurorName juror={juror} />
            <LeftOut recorded={recorded} juror={juror.juror} />
          </label>
        ))}
      </fieldset>
    );
  const setWeight = (seat: number, weight: number) => {
    const weights = rule.weights.map((before, at) => (at === seat ? weight : before));
    if (totalWeight(weights) === 0) return;
    const share = recorded.needed / recorded.seats;
    const needed = Math.max(STEP, Math.round(totalWeight(weights) * share * 10) / 10);
    onChange({ rule: { weights, needed }, without: null });
  };
  return (
    <fieldset className="ins-seats-list">
      <legend>{words.modes.weights}</legend>
      {jury.jurors.map((juror, seat) => (
        <label key={juror.juror}>
          <JurorName juror={juror} />
          <input
            type="range"
            min={0}
            max={MOST_WEIGHT}
            step={STEP}
            value={rule.weights[seat] ?? 1}
            aria-label={fill(words.weight, { n: juror.juror })}
            onChange={(event) => setWeight(seat, event.target.valueAsNumber)}
          />
          <output className="num">{number(rule.weights[seat] ?? 1)}</output>
        </label>
      ))}
      <label className="ins-needed">
        <span>{words.neededWeight}</span>
        <input
          type="range"
          min={STEP}
          max={all}
          step={0.1}
          value={rule.needed}
          onChange={(event) =>
            onChange({ rule: { ...rule, needed: event.target.valueAsNumber }, without: null })
          }
        />
        <output className="num">{number(rule.needed)}</output>
      </label>
    </fieldset>
  );
}

/** What it would come to without this juror. */
function LeftOut({ recorded, juror }: { recorded: Recorded; juror: number }) {
  const { m, number } = useMessages();
  const words = m.insights.whatIf;
  const { percent, range } = useFigures();
  const { kept } = whatIf(recorded.patterns, ruleWithout(recorded, juror));
  const decided = kept.accepted + kept.declined;
  return (
    <span className="muted num">
      {decided === 0
        ? fill(words.leftOutUndecided, { n: number(totalOf(kept)) })
        : fill(words.leftOut, {
            n: number(totalOf(kept)),
            share: percent(kept.accepted / decided),
            interval: range(wilson(kept.accepted, decided)),
          })}
    </span>
  );
}
