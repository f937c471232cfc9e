/** The figures as one long table, for spreadsheets: a line for each figure, with its interval and what it is counted over. */
import "server-only";
import type { Insights } from "@/lib/trace/insights";
import type { Estimate, JuryXray, Share } from "@/lib/trace/jury-xray";
import { plainRule, totalOf, whatIf } from "@/lib/trace/what-if";

type Cell = string | number | null;
type Row = [
  figure: string,
  item: string,
  value: Cell,
  low: Cell,
  high: Cell,
  count: Cell,
  of: Cell,
];

const columns = ["figure", "item", "value", "low", "high", "count", "of"];

export function insightsTable(insights: Insights): { columns: string[]; rows: Row[] } {
  return {
    columns,
    rows: [
      ...funnelRows(insights),
      ...acceptedRows(insights),
      ...workRows(insights),
      ...(insights.jury ? juryRows(insights.jury) : []),
      ...ruleRows(insights.whatIf),
    ],
  };
}

function funnelRows({ funnel }: Insights): Row[] {
  const [merged] = funnel.stages;
  return [
    ...funnel.stages.flatMap(({ stage, changes, stopped }): Row[] => [
      ["changes at stage", stage, changes, null, null, changes, merged?.changes ?? 0],
      ...stopped.map(
        ({ reason, changes: n }): Row => [
          `stopped before ${stage}`,
          reason,
          n,
          null,
          null,
          n,
          null,
        ],
      ),
    ]),
    ...funnel.notJudged.map(
      ({ reason, changes: n }): Row => ["not judged", reason, n, null, null, n, null],
    ),
  ];
}

function acceptedRows({ accepted, verdicts }: Insights): Row[] {
  return [
    shareRow("accepted of decided", "all", accepted.share),
    ...accepted.byMonth.map(({ month, share }) => shareRow("accepted by month", month, share)),
    ...accepted.byArm.flatMap(({ arm, share, costUsd, cases }): Row[] => [
      shareRow("accepted by way of judging", arm, share),
      estimateRow("US dollars of a case", arm, costUsd, cases),
    ]),
    ...verdicts.flatMap(({ month, cases }) =>
      Object.entries(cases).map(
        ([state, n]): Row => [`cases ended as ${state}`, month, n, null, null, n, null],
      ),
    ),
  ];
}

function workRows({ cost, stages, steps, code, claims }: Insights): Row[] {
  const { perAcceptedUsd } = cost;
  return [
    ["US dollars", "all", cost.costUsd, null, null, null, null],
    ["tokens", "all", cost.tokens, null, null, null, null],
    [
      ...(["US dollars per accepted edit", "all", perAcceptedUsd?.value ?? null] as const),
      ...([perAcceptedUsd?.low ?? null, perAcceptedUsd?.high ?? null] as const),
      ...([cost.accepted, null] as const),
    ],
    ...stages.flatMap(({ stage, ...times }) => timeRows("a stage", stage, times)),
    ...steps.flatMap(({ step, ...times }) => timeRows("a step of an inquiry", step, times)),
    ...code.map(({ model, clean }) => shareRow("cells that ran at once", model, clean)),
    ...claims.map(({ model, unsupported }) => shareRow("claims unsupported", model, unsupported)),
  ];
}

function timeRows(
  what: string,
  item: string,
  { times, medianMs, p90Ms }: Omit<Insights["stages"][number], "stage">,
): Row[] {
  return [
    estimateRow(`milliseconds of ${what}, median`, item, medianMs, times),
    estimateRow(`milliseconds of ${what}, 90th percentile`, item, p90Ms, times),
  ];
}

function juryRows(jury: JuryXray): Row[] {
  const estimates: [string, Estimate][] = [
    ["effective votes", jury.effectiveVotes],
    ["mean correlation of votes", jury.correlation],
    ["Fleiss' kappa", jury.fleiss],
    ["Krippendorff's alpha", jury.alpha],
  ];
  return [
    shareRow("guilty votes", "panel", jury.guilty),
    ...jury.jurors.flatMap(({ juror, lens, model, guilty, decisive }): Row[] => {
      const name = [`juror ${juror}`, lens, model].filter((part) => part !== null).join(", ");
      return [shareRow("guilty votes", name, guilty), shareRow("decisive votes", name, decisive)];
    }),
    ...estimates.map(([figure, estimate]) =>
      estimateRow(figure, `basis: ${jury.basis}`, estimate, jury.measured),
    ),
    ...jury.pairs.map(({ first, second, cases, kappa }) =>
      estimateRow("Cohen's kappa", `jurors ${first} and ${second}`, kappa, cases),
    ),
    ...orderRows(jury.order),
  ];
}

function orderRows({ cases, changed, elsewhere, asked, early }: JuryXray["order"]): Row[] {
  return [
    shareRow("cases that another order of asking changes", "all", changed),
    estimateRow("orders that lead elsewhere in those", "all", elsewhere, changed.count),
    ...Object.entries(asked ?? {}).map(([order, votes]) =>
      estimateRow("votes asked for on average", `${order} order`, votes, cases),
    ),
    shareRow("cases that stood before the last juror", "all", early),
  ];
}

function ruleRows(given: Insights["whatIf"]): Row[] {
  if (!given) return [];
  return Array.from({ length: given.seats }, (_, at) => at + 1).flatMap((needed): Row[] => {
    const { kept, lost, uncertain, unruled, unheard } = whatIf(
      given.patterns,
      plainRule(given.seats, needed),
    );
    const name = `${needed} of ${given.seats}`;
    const row = (figure: string, n: number): Row => [figure, name, n, null, null, n, null];
    return [
      row("what if: notices sent", totalOf(kept)),
      row("what if: of them accepted", kept.accepted),
      row("what if: of them declined", kept.declined),
      row("what if: accepted notices lost", lost.accepted),
      row("what if: declined notices spared", lost.declined),
      row("what if: notices that hang on votes not given", uncertain),
      row("what if: cases that no judge ruled on", unruled),
      row("what if: other cases that hang on votes not given", unheard),
    ];
  });
}

function estimateRow(figure: string, item: string, { value, low, high }: Estimate, n: number): Row {
  return [figure, item, value, low, high, n, null];
}

function shareRow(figure: string, item: string, { count, of, low, high }: Share): Row {
  return [figure, item, of === 0 ? null : count / of, low, high, count, of];
}
