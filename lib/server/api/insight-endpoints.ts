/** What the court and the engine did over a span of time, over HTTP. */
import "server-only";
import { z } from "zod";
import { BYTE_ORDER_MARK, csvOf } from "@/lib/format/csv";
import { endpoint } from "@/lib/server/http/endpoint";
import { changedQuery, readChangedCases } from "@/lib/server/insights/changed-cases";
import { insightQuery } from "@/lib/server/insights/insight-rows";
import { insightsTable } from "@/lib/server/insights/insights-table";
import { readInsights } from "@/lib/server/insights/read-insights";
import { changedCase, insights } from "@/lib/trace/insights";

const tag = "Insights";

export const readInsightsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/insights",
  operationId: "readInsights",
  tag,
  summary: "The funnel, verdicts, costs and times of a span, and how its jury votes",
  description:
    "Shares have 95 % Wilson intervals, measures of agreement percentile bootstrap intervals over cases. Runs that ended just now are counted within a minute; `uncounted` says how many wait.",
  query: insightQuery.extend({
    format: z.enum(["json", "csv"]).default("json"),
    bom: z.stringbool().default(false).meta({
      description: "True begins the CSV with a byte order mark, by which spreadsheets know UTF-8.",
    }),
  }),
  result: { status: 200, description: "The figures.", schema: insights },
  alsoReturns: { "text/csv": z.string() },
  problems: ["invalid-input", "not-found", "unavailable"],
  async run({ query: { format, bom, ...query } }, deps) {
    const found = await readInsights(deps, query);
    if (format === "json") return found;
    const text = csvOf(insightsTable(found));
    return new Response(bom ? BYTE_ORDER_MARK + text : text, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="insights.csv"',
      },
    });
  },
});

export const changedCasesEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/insights/cases",
  operationId: "changedCases",
  tag,
  summary: "The cases that another rule of the jury would have ended otherwise",
  description:
    "Recorded votes are counted again; no model is asked. What hangs on votes that were never given, or on a judge who never ruled, is said to be unknown.",
  query: changedQuery,
  result: {
    status: 200,
    description: "The newest first, at most 1,000 of them.",
    schema: z
      .object({ cases: z.array(changedCase), total: z.int().nonnegative() })
      .meta({ id: "ChangedCases" }),
  },
  problems: ["invalid-input", "not-found", "unavailable"],
  run: ({ query }, deps) => readChangedCases(deps, query),
});
