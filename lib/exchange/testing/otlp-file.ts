/** Writes OTLP JSON as the exporters of other programs do. */

type Value = string | number | boolean | readonly string[];

export type ForeignSpan = {
  id: string;
  parent?: string;
  name: string;
  /** Seconds after the trace's beginning; null leaves the time out. */
  from?: number | null;
  to?: number | null;
  attributes?: Record<string, Value>;
  failure?: string;
  trace?: string;
};

const BEGIN_MS = 1_760_000_000_000;

function nano(seconds: number | null | undefined): string | undefined {
  if (seconds === null || seconds === undefined) return undefined;
  return `${BEGIN_MS + seconds * 1000}000000`;
}

export const atSecond = (seconds: number): number => BEGIN_MS + seconds * 1000;

function anyValue(value: Value): object {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number")
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map(anyValue) } };
}

export function otlpFile(spans: readonly ForeignSpan[], service = "shop-agent"): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: [{ key: "service.name", value: { stringValue: service } }] },
        scopeSpans: [
          {
            scope: { name: "test" },
            spans: spans.map((span) => ({
              traceId: span.trace ?? "5b8efff798038103d269b633813fc60c",
              spanId: span.id,
              parentSpanId: span.parent ?? "",
              name: span.name,
              startTimeUnixNano: nano(span.from === undefined ? 0 : span.from),
              endTimeUnixNano: nano(span.to === undefined ? 1 : span.to),
              attributes: Object.entries(span.attributes ?? {}).map(([key, value]) => ({
                key,
                value: anyValue(value),
              })),
              status: span.failure === undefined ? {} : { code: 2, message: span.failure },
            })),
          },
        ],
      },
    ],
  });
}
