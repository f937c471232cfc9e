/**
 * One night of a gateway's log, a JSON object a line: quiet but for an hour in which a pool of connections runs dry.
 * Long enough that nobody reads it whole, regular enough that code can.
 */
import { type Random, seededRandom } from "@/lib/statistics/seeded-random";

const LINES = 18_044;
const NIGHT_STARTS = Date.UTC(2026, 2, 14, 22, 0, 0);
const NIGHT_MS = 8 * 3_600_000;
const INCIDENT_STARTS = Date.UTC(2026, 2, 15, 2, 0, 0);
const INCIDENT_ENDS = Date.UTC(2026, 2, 15, 3, 0, 0);
/** Failed requests within the hour of the incident, and in the rest of the night. */
export const INCIDENT_FAILURES = 412;
const OTHER_FAILURES = 27;

type Route = readonly [method: string, path: string, upstream: string];

const PAYMENTS: Route = ["POST", "/v1/payments", "payments"];

const ROUTES: readonly [Route, ...Route[]] = [
  PAYMENTS,
  ["GET", "/v1/catalog/items", "catalog"],
  ["GET", "/v1/orders", "orders"],
  ["POST", "/v1/orders", "orders"],
  ["GET", "/v1/payments/status", "payments"],
  ["GET", "/v1/accounts/me", "accounts"],
  ["PUT", "/v1/carts/items", "carts"],
];

export function gatewayNight(): string {
  const random = seededRandom(314);
  const times = Array.from(
    { length: LINES },
    () => NIGHT_STARTS + random.whole(0, NIGHT_MS - 1),
  ).sort((a, b) => a - b);
  const failing = chooseFailures(times, random);
  return `${times.map((time, index) => line(time, failing.has(index), random)).join("\n")}\n`;
}

function chooseFailures(times: readonly number[], random: Random): Set<number> {
  const indexes = [...times.keys()];
  const during = indexes.filter((index) => isIncident(times[index] ?? 0));
  const apart = indexes.filter((index) => !isIncident(times[index] ?? 0));
  return new Set([
    ...draw(during, INCIDENT_FAILURES, random),
    ...draw(apart, OTHER_FAILURES, random),
  ]);
}

function draw(from: number[], count: number, random: Random): number[] {
  return Array.from(
    { length: count },
    () => from.splice(random.whole(0, from.length - 1), 1)[0] ?? 0,
  );
}

function isIncident(time: number): boolean {
  return time >= INCIDENT_STARTS && time < INCIDENT_ENDS;
}

function line(time: number, hasFailed: boolean, random: Random): string {
  const isExhausted = hasFailed && isIncident(time) && random.whole(1, 10) > 1;
  const [method, path, upstream] = isExhausted ? PAYMENTS : random.pick(ROUTES);
  return JSON.stringify({
    time: new Date(time).toISOString(),
    level: hasFailed ? "error" : "info",
    node: `gw-${random.whole(1, 3)}`,
    id: random.whole(0, 0xffffff).toString(16).padStart(6, "0"),
    method,
    path,
    upstream,
    status: hasFailed ? 503 : okStatus(method, random),
    ms: hasFailed ? random.whole(1_000, 5_000) : random.whole(4, 180),
    ...(hasFailed
      ? { reason: isExhausted ? "connection pool exhausted" : "upstream timed out" }
      : {}),
  });
}

function okStatus(method: string, random: Random): number {
  if (random.whole(1, 60) === 1) return 404;
  return method === "POST" ? 201 : 200;
}
