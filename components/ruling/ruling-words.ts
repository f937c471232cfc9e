/** What a mark and its attempts say, in words. */
import type { RulingMark } from "@/components/api/rulings-api";
import type { Speech } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { FaultAttempt, FaultStage, Oracle, RuledState } from "@/lib/trace/ruling-mark";

/** Which stage was at fault, and what would have become of the case. */
export function faultInWords({ fault, attempts }: RulingMark, speech: Speech): string {
  const words = speech.m.ruling.fault;
  if (fault.kind === "open") return words.open;
  const untried =
    fault.untried.length === 0
      ? ""
      : fill(words.untried, { stages: stagesInWords(fault.untried, speech) });
  if (fault.kind === "none")
    return `${untried === "" ? words.none : words.unclear} ${untried}`.trim();
  const flipping = attempts.find(({ key }) => key === fault.key);
  const state = flipping?.result.status === "ended" ? flipping.result.state : null;
  const found =
    flipping?.oracle && state ? oracleFault(flipping.oracle, state, speech) : words.open;
  return `${found} ${untried}`.trim();
}

function oracleFault(oracle: Oracle, ended: RuledState, { m, count }: Speech): string {
  const words = m.ruling.fault;
  const state = m.ruling.state[ended];
  switch (oracle.stage) {
    case "exhibits": {
      const { struck, added } = oracle;
      if (struck.length === 0) return fill(words.added, { state });
      if (added > 0) return fill(words.replaced, { state });
      return count(words.struck, struck.length, { state, exhibits: struck.join(", ") });
    }
    case "defense":
      return fill(oracle.contested.length > 0 ? words.contested : words.conceded, { state });
    case "review":
    case "jury":
    case "judgment":
    case "edits":
      return fill(words[oracle.stage], { state });
  }
}

export function stagesInWords(stages: readonly FaultStage[], { m }: Speech): string {
  return stages.map((stage) => m.ruling.stage[stage]).join(", ");
}

/** What stands in the stage's place. Empty where nothing was tried. */
export function placeInWords({ oracle, source }: FaultAttempt, { m, count }: Speech): string {
  const words = m.ruling.place;
  switch (oracle?.stage) {
    case undefined:
      return "";
    case "review":
    case "edits":
      return words[oracle.stage];
    case "exhibits": {
      const { struck, added } = oracle;
      const parts = [
        ...(struck.length > 0 ? [fill(words.without, { exhibits: struck.join(", ") })] : []),
        ...(added > 0 ? [count(words.with, added)] : []),
      ];
      return parts.join(", ");
    }
    case "defense":
      return oracle.contested.length > 0
        ? fill(words.contested, { exhibits: oracle.contested.join(", ") })
        : words.conceded;
    case "jury": {
      const { votes } = oracle;
      const [first] = votes;
      if (first && source === "derived")
        return fill(words.allVotes, { vote: m.trial.vote[first.vote] });
      const each = votes.map(
        ({ juror, vote }) => `${fill(m.ruling.juror, { n: juror })}: ${m.trial.vote[vote]}`,
      );
      return each.join(", ");
    }
    case "judgment":
      return m.trial.verdict[oracle.verdict];
  }
}
