/** Logs: an application's, JSON lines, and a web server's. */
import {
  type Asked,
  countBy,
  type Generated,
  generated,
  highest,
  sum,
  unanswerable,
} from "./generated";
import type { Random } from "./random";

const two = (value: number) => String(value).padStart(2, "0");

export function applicationLog(random: Random): Generated {
  const rows = Array.from({ length: 600 }, (_, index) => ({
    time: `2024-03-${two(1 + Math.floor(index / 120))} ${two(random.between(0, 23))}:${two(random.between(0, 59))}:${two(random.between(0, 59))}`,
    level: random.pick(["INFO", "INFO", "WARN", "ERROR", "DEBUG"]),
    message: random.pick([
      "connection reset by peer",
      "user logged in",
      "cache miss for key 17",
      "payment accepted",
      "disk almost full",
    ]),
  }));
  const text = `${rows.map((row) => `${row.time} ${row.level} ${row.message}`).join("\n")}\n`;
  const [day, events] = highest(
    countBy(
      rows.filter((row) => row.level === "ERROR"),
      (row) => row.time.slice(0, 10),
    ),
  );
  return generated("app.log", text, [
    [
      "How many lines have the level ERROR?",
      "count",
      rows.filter((row) => row.level === "ERROR").length,
      "exact",
    ],
    [
      "Which log levels occur, and how many times each?",
      "list",
      Object.fromEntries(countBy(rows, (row) => row.level)),
      "fields",
    ],
    [
      'How many lines contain "connection reset"?',
      "count",
      rows.filter((row) => row.message.includes("connection reset")).length,
      "exact",
    ],
    [
      "On which day were there the most ERROR entries, and how many?",
      "max",
      { day, events },
      "fields",
    ],
    [
      "How many ERROR lines were logged on 2024-03-02?",
      "count",
      rows.filter((row) => row.level === "ERROR" && row.time.startsWith("2024-03-02")).length,
      "exact",
    ],
    unanswerable("How many FATAL lines are there on weekends?"),
    unanswerable("What caused the outage?"),
    unanswerable("How many users logged in twice?"),
  ]);
}

export function jsonLines(random: Random): Generated {
  const rows = Array.from({ length: 300 }, (_, index) => ({
    id: index + 1,
    user: random.pick(["ana", "bo", "chen", "dilip"]),
    action: random.pick(["login", "upload", "delete"]),
    ms: random.between(3, 900),
    ok: random.between(0, 9) > 1,
  }));
  const text = `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`;
  const [user, count] = highest(countBy(rows, (row) => row.user));
  const uploads = rows.filter((row) => row.action === "upload");
  return generated("events.jsonl", text, [
    [
      "How many events have the action delete?",
      "count",
      rows.filter((row) => row.action === "delete").length,
      "exact",
    ],
    ["Which user has the most events, and how many?", "max", { user, count }, "fields"],
    [
      "What is the average ms for the action upload?",
      "avg",
      sum(uploads.map((row) => row.ms)) / uploads.length,
      "number",
      0.01,
    ],
    ["What is the maximum ms?", "max", Math.max(...rows.map((row) => row.ms)), "number"],
    [
      "How many events by chen have the action login?",
      "count",
      rows.filter((row) => row.user === "chen" && row.action === "login").length,
      "exact",
    ],
    [
      "How many events have an ms of at least 500?",
      "count",
      rows.filter((row) => row.ms >= 500).length,
      "exact",
    ],
    unanswerable("How many events have the action purchase?"),
    unanswerable("Which user is the slowest?"),
  ]);
}

const unanswerableRequests = [
  unanswerable("Which country sent the most requests?"),
  unanswerable("How many requests were made by bots?"),
  unanswerable("How many requests took longer than 2 seconds?"),
  unanswerable("Was the server attacked?"),
];

export function accessLog(random: Random): Generated {
  const rows = Array.from({ length: 500 }, () => ({
    ip: random.pick(["10.0.0.1", "10.0.0.7", "192.168.4.20", "203.0.113.9"]),
    day: random.between(3, 5),
    hour: random.between(0, 23),
    method: random.pick(["GET", "GET", "GET", "POST", "HEAD"]),
    path: random.pick(["/", "/about", "/shop?id=3", "/img/logo.png", "/missing.html"]),
    status: random.pick(["200", "200", "200", "302", "404", "503"]),
    bytes: random.between(0, 9) === 0 ? null : random.between(100, 60_000),
  }));
  const text = `${rows.map((row) => `${row.ip} - - [0${row.day}/Feb/2022:${two(row.hour)}:10:11 +0100] "${row.method} ${row.path} HTTP/1.1" ${row.status} ${row.bytes ?? "-"} "-" "Mozilla/5.0 (X11)"`).join("\n")}\n`;
  return generated("server-access.log", text, [...requestQuestions(rows), ...unanswerableRequests]);
}

type Request = {
  ip: string;
  day: number;
  hour: number;
  method: string;
  path: string;
  status: string;
  bytes: number | null;
};

function requestQuestions(rows: readonly Request[]): Asked[] {
  const count = (isMeant: (row: Request) => boolean) => rows.filter(isMeant).length;
  const missing = rows.filter((row) => row.status === "404");
  const [path, pathCount] = highest(countBy(missing, (row) => row.path));
  const [method, methodCount] = highest(countBy(rows, (row) => row.method));
  const missingGets = missing.filter((row) => row.method === "GET").length;
  return [
    [
      "How many requests returned status 503?",
      "count",
      count((row) => row.status === "503"),
      "exact",
    ],
    [
      "How many POST requests are in this log?",
      "count",
      count((row) => row.method === "POST"),
      "exact",
    ],
    ["How many different client IP addresses are there?", "count", 4, "exact"],
    [
      "Which path had the most 404 responses, and how many?",
      "max",
      { path, count: pathCount },
      "fields",
    ],
    [
      "Which HTTP method is used most, and how often?",
      "max",
      { method, count: methodCount },
      "fields",
    ],
    [
      'What is the total number of bytes sent (a size of "-" counts as 0)?',
      "sum",
      sum(rows.map((row) => row.bytes ?? 0)),
      "number",
    ],
    [
      "How many requests did 10.0.0.7 send on 04/Feb/2022?",
      "count",
      count((row) => row.ip === "10.0.0.7" && row.day === 4),
      "exact",
    ],
    ["Wie viele Anfragen wurden mit Status 404 beantwortet?", "count", missing.length, "exact"],
    [
      "ステータス302のリクエストは何件ですか。",
      "count",
      count((row) => row.status === "302"),
      "exact",
    ],
    ["How many GET requests were answered with 404?", "count", missingGets, "exact"],
    [
      "What percentage of requests were answered with status 200?",
      "share",
      (100 * count((row) => row.status === "200")) / rows.length,
      "number",
      0.01,
    ],
  ];
}
