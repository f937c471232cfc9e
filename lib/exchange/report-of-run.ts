/** Writes the report of a run: what was asked and answered, then for a trial the ruling, then every step. */
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { Evidence, Place } from "@/lib/trace/event";
import { toldWarnings } from "@/lib/trace/left-out";
import { leftOutWords } from "@/lib/trace/left-out-words";
import { emptyTimeline, extendTimeline, type Timeline } from "@/lib/trace/reduce";
import { runState } from "@/lib/trace/run-state";
import type { RunSummary } from "@/lib/trace/run-summary";
import { cutAnswer, numberedClaims } from "@/lib/trace/select-answer";
import type { Block, NotedAt, Report } from "./report";
import { noteBlocks } from "./report-notes";
import { reportSteps } from "./report-steps";
import { trialBlocks } from "./report-trial";
import type { ExportedRun } from "./run-file";
import { figure, type Words } from "./words";

export function reportOf({ summary, events, annotations }: ExportedRun, words: Words): Report {
  const timeline = extendTimeline(summary.id, emptyTimeline, events);
  const notes: NotedAt = Map.groupBy(annotations, ({ spanId }) => spanId);
  return {
    lang: words.lang,
    kind: summary.imported ? words.imported : summary.config.trial ? words.trial : words.inquiry,
    title: summary.config.trial?.title ?? summary.question,
    facts: factsOf(summary, words),
    blocks: [
      ...(summary.imported ? [paragraph(words.importedNote)] : []),
      ...resultBlocks(summary, timeline, words),
      ...remarkBlocks(summary, words),
      ...noteBlocks(notes.get(null) ?? [], words),
    ],
    steps: reportSteps(timeline, notes, words),
  };
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function factsOf(summary: RunSummary, words: Words): Report["facts"] {
  const { usage, config, imported, startedAt, createdAt } = summary;
  const { facts } = words;
  const models = config.trial
    ? Object.values(config.trial.models).flat()
    : [config.models.root, config.models.sub];
  const named = [...new Set(models)].filter((model) => model !== null);
  const tokens = { in: figure(usage.inputTokens, words), out: figure(usage.outputTokens, words) };
  return [
    ...(config.trial && summary.status === "succeeded"
      ? []
      : [{ name: facts.state, value: words.state[runState(summary)] }]),
    { name: facts.started, value: moment(startedAt ?? createdAt, words) },
    { name: facts.time, value: formatDuration(usage.wallMs) },
    { name: facts.calls, value: figure(usage.modelCalls, words) },
    { name: facts.tokens, value: fill(words.inOut, tokens) },
    { name: facts.cost, value: formatCost(usage.costUsd, facts.unknown) },
    { name: facts.models, value: named.join(", ") },
    ...(config.documents.length === 0
      ? []
      : [{ name: facts.documents, value: config.documents.map(({ name }) => name).join(", ") }]),
    ...(imported
      ? [{ name: facts.from, value: [imported.producer, imported.file].filter(Boolean).join(", ") }]
      : []),
    { name: facts.run, value: summary.id },
  ];
}

/** In UTC, since nobody knows where it will be read. */
function moment(at: number, { lang }: Words): string {
  const format = new Intl.DateTimeFormat(lang, {
    dateStyle: "medium",
    timeStyle: "medium",
    timeZone: "UTC",
  });
  return `${format.format(at)} UTC`;
}

function resultBlocks(summary: RunSummary, timeline: Timeline, words: Words): Block[] {
  const trial = trialBlocks(timeline, words);
  if (trial) return trial;
  const { answer, claims, evidence, error } = summary;
  const heading: Block = { kind: "heading", level: 2, text: words.answer };
  if (answer === null)
    return [
      heading,
      paragraph(error === null ? words.noAnswer : `${words.noAnswer} ${error.message}`),
    ];
  const places = placeNames(summary, words);
  return [
    heading,
    { kind: "answer", pieces: cutAnswer(answer.text, claims) },
    ...dataBlocks(answer.data, words),
    ...claimBlocks(summary, places, words),
    ...evidenceBlocks(evidence, places, words),
  ];
}

function dataBlocks(data: unknown, words: Words): Block[] {
  if (data === undefined || data === null) return [];
  const text = JSON.stringify(data, null, 2);
  return [{ kind: "text", label: words.data, language: "json", text }];
}

function claimBlocks(
  { answer, claims }: RunSummary,
  placeName: (place: Place) => string,
  words: Words,
): Block[] {
  const numbered = numberedClaims(answer?.text ?? "", claims);
  if (numbered.length === 0) return [];
  return [
    { kind: "heading", level: 3, text: words.claims },
    {
      kind: "table",
      head: ["#", words.claim, words.how, words.where],
      rows: numbered.map(({ text, mark, places }, index) => [
        String(index + 1),
        text,
        `${words.mark[mark]}: ${words.markNote[mark]}`,
        places.slice(0, 3).map(placeName).join("; "),
      ]),
    },
  ];
}

function evidenceBlocks(
  evidence: readonly Evidence[],
  placeName: (place: Place) => string,
  words: Words,
): Block[] {
  if (evidence.length === 0) return [];
  return [
    { kind: "heading", level: 3, text: words.evidence },
    ...evidence.map(
      (piece): Block => ({ kind: "quote", text: piece.quote, source: placeName(piece) }),
    ),
  ];
}

function placeNames({ config }: RunSummary, words: Words) {
  return ({ doc, line, label }: Place): string => {
    const document = config.documents[doc]?.name ?? `#${doc + 1}`;
    return label === undefined
      ? fill(words.lineOf, { document, line })
      : fill(words.labelOf, { document, label, line });
  };
}

function remarkBlocks(summary: RunSummary, words: Words): Block[] {
  const { lang } = words;
  const warnings = toldWarnings(summary, lang === "ja" ? leftOutWords.ja : leftOutWords.en, lang);
  if (warnings.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: words.remarks },
    { kind: "list", items: warnings },
  ];
}
