"use client";

import type { InsightFilter } from "@/components/api/insights-api";
import { Segmented } from "@/components/base/segmented";
import { useMessages } from "@/components/messages/messages-provider";
import { changeAddress, useAddress } from "@/components/run/address";
import type { JuryXray } from "@/lib/trace/jury-xray";
import { plainRule, whatIf } from "@/lib/trace/what-if";
import {
  addressOf,
  type ChosenRule,
  chosenRule,
  type Recorded,
  type RuleMode,
} from "./chosen-rule";
import { Panel } from "./panel";
import type { Repository } from "./use-rule";
import { VotesPlot } from "./votes-plot";
import { WeightFields } from "./weight-fields";
import { WhatIfResult } from "./what-if-result";
import { WhatIfTable } from "./what-if-table";

type Props = {
  recorded: Recorded;
  jury: JuryXray;
  filter: InsightFilter;
  /** The one whose rule can be changed here; null where several are shown together. */
  repository: Repository | null;
};

const modes: readonly RuleMode[] = ["needed", "without", "weights"];

/** Recorded votes counted by another rule: what would have been sent, and what owners made of it. */
export function WhatIfPanel({ recorded, jury, filter, repository }: Props) {
  const { m } = useMessages();
  const words = m.insights.whatIf;
  const params = useAddress();
  const chosen = chosenRule(params, recorded);
  const setMode = (mode: RuleMode) => {
    const rule = plainRule(recorded.seats, recorded.needed);
    changeAddress(addressOf(mode, { rule, without: null }));
  };
  return (
    <Panel
      title={words.title}
      lead={words.lead}
      aside={
        <Segmented
          label={words.mode}
          value={chosen.mode}
          options={modes
            .filter((mode) => mode !== "without" || recorded.seats > 1)
            .map((value) => ({ value, label: words.modes[value] }))}
          onChange={setMode}
        />
      }
    >
      <div className="ins-what-if">
        <div>
          <RuleInput recorded={recorded} jury={jury} chosen={chosen} />
        </div>
        <WhatIfResult
          chosen={chosen}
          recorded={recorded}
          found={whatIf(recorded.patterns, chosen.rule)}
          filter={{ ...filter, jury: jury.key }}
          repository={repository}
        />
      </div>
      <WhatIfTable recorded={recorded} />
    </Panel>
  );
}

function RuleInput({
  recorded,
  jury,
  chosen,
}: {
  recorded: Recorded;
  jury: JuryXray;
  chosen: ChosenRule;
}) {
  const change = (next: Pick<ChosenRule, "rule" | "without">) =>
    changeAddress(addressOf(chosen.mode, next));
  if (chosen.mode === "needed")
    return (
      <VotesPlot
        recorded={recorded}
        needed={chosen.rule.needed}
        onChange={(needed) => change({ rule: plainRule(recorded.seats, needed), without: null })}
      />
    );
  return <WeightFields recorded={recorded} jury={jury} chosen={chosen} onChange={change} />;
}
