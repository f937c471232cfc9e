/** An ensemble as the HTTP API, MCP and the screens see it. */
import { z } from "zod";
import { run, runStatus } from "@/lib/server/runs/run-shape";
import { answerForm, roleModels } from "@/lib/trace/config";
import { answer, claimMark, evidence } from "@/lib/trace/event";

const runUsage = run.shape.usage;
const index = z.int().nonnegative();
const time = z.int().nullable().meta({ description: "Milliseconds since the Unix epoch." });

const member = z
  .object({
    index: index.meta({ description: "Counts from 0." }),
    runId: z.string(),
    status: runStatus,
    models: roleModels,
    answer: answer.nullable(),
    marks: z.record(claimMark, z.int().nonnegative()),
    warnings: z.array(z.string()),
    usage: runUsage,
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    startedAt: time,
    endedAt: time,
  })
  .meta({ id: "EnsembleRun" });

const group = z
  .object({
    runs: z.array(index).meta({ description: "Indexes of the runs whose answers are equal." }),
    best: index.meta({ description: "The run among them whose claims are best supported." }),
  })
  .meta({ id: "AgreeingRuns" });

export const ensemble = z
  .object({
    id: z.string(),
    question: z.string(),
    documents: z.array(z.object({ id: z.string(), name: z.string() })),
    form: answerForm.nullable(),
    temperature: z.number().nullable(),
    of: z.int().positive().meta({ description: "How many runs were asked for." }),
    isOver: z.boolean(),
    runs: z.array(member),
    groups: z.array(group).meta({
      description:
        "Runs with an answer, by equality of numbers, dates, lists and words that code finds; the largest group first.",
    }),
    best: z.object({ run: index, agree: z.int().positive() }).nullable().meta({
      description:
        "The best supported answer of the largest group, and how many of `of` agree with it; null while none has answered.",
    }),
    incomparable: z.array(index).meta({
      description: "Runs whose answer is long prose without a value: read them side by side.",
    }),
    evidence: z.array(evidence.extend({ citedBy: z.array(index) })),
    usage: runUsage.omit({ wallMs: true }).extend({
      wallMs: z.number().meta({ description: "From the first start to the last end." }),
    }),
  })
  .meta({ id: "Ensemble", description: "One question asked several times." });

export type Ensemble = z.infer<typeof ensemble>;
