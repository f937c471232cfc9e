/**
 * Converts files in processes of their own, a few at a time. What such a process can do to the product is to answer:
 * it has one file to read, one folder to write into, no network where the system can take it away, and its limits.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { readFile, stat, writeFile } from "node:fs/promises";
import { constants, setPriority } from "node:os";
import { dirname, join, resolve } from "node:path";
import { DocumentError } from "@/lib/document/document-error";
import { canLeaveNetwork } from "@/lib/sandbox/can-leave-network";
import { type ConversionReport, conversionReport, type DocumentFormat } from "./conversion";

export type ConversionLimits = {
  /** Wall time. */
  timeoutMs: number;
  /** Resident memory of the process. */
  memoryMb: number;
};

export type ConverterOptions = {
  /** The bundled process; `.build/convert-child.js` of the working folder unless given. */
  childPath?: string;
  limits?: Partial<ConversionLimits>;
  /** Files converted at the same time. */
  atOnce?: number;
  /** Told of faults of the process that the person who uploads cannot mend. */
  onWarning?: (message: string) => void;
};

export type ConversionRequest = {
  source: string;
  name: string;
  format: DocumentFormat;
  /** Where the text is written; its folder takes what else the process writes. */
  target: string;
  maxTextBytes: number;
};

export type Conversion = Omit<Extract<ConversionReport, { outcome: "ok" }>, "outcome">;

export type Converter = {
  /** Rejects with DocumentError, whose message says what the person can do. */
  convert(request: ConversionRequest): Promise<Conversion>;
  /** Ends the processes; conversions under way are rejected. Safe to call twice. */
  close(): void;
};

const defaultLimits: ConversionLimits = { timeoutMs: 300_000, memoryMb: 1_500 };

export function createConverter(options: ConverterOptions = {}): Converter {
  const childPath = resolve(options.childPath ?? ".build/convert-child.js");
  const limits = { ...defaultLimits, ...options.limits };
  const onWarning = options.onWarning ?? ((message: string) => process.emitWarning(message));
  const running = new Set<ChildProcess>();
  const turn = createTurns(options.atOnce ?? 2);
  let isClosed = false;
  return {
    convert: (request) =>
      turn(async () => {
        const folder = dirname(request.target);
        const order = {
          ...request,
          report: join(folder, "report.json"),
          cMapFolder: `${childPath.replace(/\.js$/, "")}-cmaps/`,
        };
        const orderPath = join(folder, "order.json");
        await writeFile(orderPath, JSON.stringify(order), { mode: 0o600 });
        if (isClosed) throw stopped(request.name);
        const ended = await runChild(command({ childPath, orderPath, order, limits }), {
          limits,
          running,
        });
        if (ended.outcome === "fault" && isClosed) throw stopped(request.name);
        if (ended.outcome !== "done") throw refusalOf(ended, request.name, limits, onWarning);
        const report = await readReport(order.report, request.name);
        if (report.outcome === "refused")
          throw new DocumentError(report.code, shortened(report.message));
        const { outcome: _done, ...conversion } = report;
        return { ...conversion, warnings: boundedWarnings(conversion.warnings) };
      }),
    close() {
      isClosed = true;
      for (const child of running) child.kill("SIGKILL");
    },
  };
}

/** More than the outline that a text writer keeps (./text-writer.ts). */
const mostReportBytes = 120_000_000;

/** The process read what strangers made: its report is taken for as hostile as the file. */
async function readReport(path: string, name: string): Promise<ConversionReport> {
  if ((await stat(path)).size > mostReportBytes)
    throw new DocumentError(
      "limit",
      `“${name}” has more places than can be listed. Split it into parts and upload those.`,
    );
  return conversionReport.parse(JSON.parse(await readFile(path, "utf8")));
}

const mostWarnings = 50;
const longestSentence = 2_000;

/** They stand in every list of documents, and a mail may have one for each of its thousand attachments. */
function boundedWarnings(warnings: readonly string[]): string[] {
  const shown = warnings.slice(0, mostWarnings).map(shortened);
  const more = warnings.length - shown.length;
  return more === 0 ? shown : [...shown, `There are ${more} more remarks like these.`];
}

function shortened(sentence: string): string {
  if (sentence.length <= longestSentence) return sentence;
  return `${sentence.slice(0, longestSentence - 1).toWellFormed()}…`;
}

type CommandParts = {
  childPath: string;
  orderPath: string;
  order: { source: string; target: string; cMapFolder: string };
  limits: ConversionLimits;
};

function command({ childPath, orderPath, order, limits }: CommandParts): string[] {
  const node = [
    process.execPath,
    "--no-warnings",
    `--max-old-space-size=${Math.floor(limits.memoryMb * 0.7)}`,
    "--permission",
    // The thread that watches the memory.
    "--allow-worker",
    // What is inside a file, such as the attachment of a mail, is laid beside the text and read from there.
    ...[
      childPath,
      orderPath,
      order.source,
      `${dirname(order.target)}/*`,
      `${order.cMapFolder}*`,
    ].map((path) => `--allow-fs-read=${path}`),
    `--allow-fs-write=${dirname(order.target)}/*`,
    childPath,
    orderPath,
    String(limits.memoryMb),
  ];
  return canLeaveNetwork() ? ["unshare", "-rn", ...node] : node;
}

type ChildEnd = { outcome: "done" | "timeout" | "memory" } | { outcome: "fault"; detail: string };

const mostErrorChars = 4_000;

function runChild(
  [file = "", ...given]: string[],
  { limits, running }: { limits: ConversionLimits; running: Set<ChildProcess> },
): Promise<ChildEnd> {
  return new Promise((resolveEnd, reject) => {
    const child = spawn(file, given, {
      cwd: "/",
      env: { NODE_ENV: "production", TZ: "UTC", LC_ALL: "en_US.UTF-8" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    running.add(child);
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, limits.timeoutMs);
    let errorText = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      // The last words count.
      errorText = (errorText + text).slice(-mostErrorChars);
    });
    child.once("error", reject);
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      if (isLate) resolveEnd({ outcome: "timeout" });
      else if (code === 0) resolveEnd({ outcome: "done" });
      else if (/^out of memory$|heap out of memory|allocation failed/im.test(errorText)) {
        resolveEnd({ outcome: "memory" });
      } else {
        resolveEnd({ outcome: "fault", detail: `${signal ?? code ?? ""} ${errorText}`.trim() });
      }
    });
  });
}

function refusalOf(
  end: ChildEnd,
  name: string,
  limits: ConversionLimits,
  onWarning: (message: string) => void,
): Error {
  if (end.outcome === "timeout") {
    return new DocumentError(
      "limit",
      `“${name}” could not be read within ${limits.timeoutMs / 1000} s, the time given to one file. Split it into parts, or export its text, and upload those.`,
    );
  }
  if (end.outcome === "memory") {
    return new DocumentError(
      "limit",
      `“${name}” needs more than ${limits.memoryMb} MB of memory to be read, the most given to one file. Split it into parts, or export its text, and upload those.`,
    );
  }
  const detail = end.outcome === "fault" ? end.detail : "";
  onWarning(`A file could not be converted: ${detail}`);
  return new DocumentError(
    "damaged",
    `“${name}” is damaged, or written in a way that is not understood. Open it in its own program, save it again and upload that.`,
    new Error(detail),
  );
}

function stopped(name: string): DocumentError {
  return new DocumentError(
    "limit",
    `“${name}” was not read to its end, because the server stopped. Upload it again.`,
  );
}

/** Lets so many work at the same time; the others wait in order. */
function createTurns(atOnce: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
