/** A run's log over HTTP: a page of it as JSON, or all that comes as server-sent events. */
import "server-only";
import { z } from "zod";
import { runParams } from "@/lib/server/api/run-endpoints";
import { endpoint } from "@/lib/server/http/endpoint";
import { processStopping } from "@/lib/server/http/process-stopping";
import { parseInput } from "@/lib/server/parse-input";
import { readRunEvents } from "@/lib/server/runs/read-run-events";
import { streamRunEvents } from "@/lib/server/runs/stream-run-events";
import { traceEvent } from "@/lib/trace/event";

const eventNumber = z.coerce
  .number({ error: "`after` and Last-Event-ID are the number of an event." })
  .int()
  .min(-1);

export const runEventsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/runs/{runId}/events",
  operationId: "runEvents",
  tag: "Runs",
  summary: "A run's events, as a page or as a stream",
  description:
    "With `Accept: text/event-stream` the answer is a stream: `event: trace` holds an event, its id is the event's number; `event: delta` holds a piece of a running call's text (`runId`, `spanId`, `offset`, `text`; it may be lost, the call's end has the whole text); `event: ping` comes every 15 s when nothing else does; `event: end` comes last. The stream goes on after `Last-Event-ID`.",
  params: runParams,
  query: z.object({
    after: eventNumber
      .default(-1)
      .meta({ description: "The last event that you have; -1 for none." }),
    limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
  }),
  result: {
    status: 200,
    description: "Events in order.",
    schema: z
      .object({
        events: z.array(traceEvent),
        after: z.int().meta({ description: "Pass it as `after` for what comes next." }),
        complete: z.boolean().meta({ description: "True when nothing will follow." }),
      })
      .meta({ id: "EventPage" }),
  },
  alsoReturns: { "text/event-stream": z.string() },
  problems: ["invalid-input", "not-found", "unavailable"],
  async run({ params, query, request }, deps) {
    if (!request.headers.get("accept")?.includes("text/event-stream"))
      return readRunEvents(deps, params.runId, query);
    const lastEventId = request.headers.get("last-event-id");
    const after = lastEventId ? parseInput(eventNumber, lastEventId) : query.after;
    const signal = AbortSignal.any([request.signal, processStopping()]);
    const stream = await streamRunEvents(deps, params.runId, { after, signal });
    return new Response(stream, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-cache, no-transform",
        "x-accel-buffering": "no",
      },
    });
  },
});
