/** An answer's data as a file. */
import "server-only";
import { z } from "zod";
import { BYTE_ORDER_MARK, csvOf } from "@/lib/format/csv";
import { runParams } from "@/lib/server/api/run-endpoints";
import { endpoint } from "@/lib/server/http/endpoint";
import { answerData } from "@/lib/server/runs/answer-data";
import { answerTable } from "@/lib/trace/answer-table";

export const readDataEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/runs/{runId}/data",
  operationId: "readAnswerData",
  tag: "Runs",
  summary: "The data of a run's answer, as JSON or CSV",
  description:
    "What `form` asked for, or a list or record that the code gave by itself. In CSV a text that a spreadsheet would run as a formula begins with an apostrophe.",
  params: runParams,
  query: z.object({
    format: z.enum(["json", "csv"]).default("json"),
    bom: z.stringbool().default(false).meta({
      description: "True begins the CSV with a byte order mark, by which spreadsheets know UTF-8.",
    }),
  }),
  result: { status: 200, description: "The data itself.", schema: z.json() },
  alsoReturns: { "text/csv": z.string() },
  problems: ["invalid-input", "not-found", "conflict", "unavailable"],
  run: async ({ params: { runId }, query: { format, bom } }, deps) => {
    const data = await answerData(deps, runId);
    if (format === "json") return file(JSON.stringify(data), "application/json", `${runId}.json`);
    const text = csvOf(answerTable(data));
    return file(bom ? BYTE_ORDER_MARK + text : text, "text/csv; charset=utf-8", `${runId}.csv`);
  },
});

/** A run's id holds no character that a header could not. */
function file(text: string, type: string, name: string): Response {
  return new Response(text, {
    headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"` },
  });
}
