/** A request that the server refused, or that never reached it. The message says what to do. */
export class ApiError extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly title: string;
  /** Names the kind of problem, such as `needs-confirmation`; empty when none is named. */
  readonly kind: string;
  readonly fields: readonly { pointer: string; message: string }[];

  constructor(options: {
    status: number;
    title: string;
    kind?: string;
    message: string;
    fields?: readonly { pointer: string; message: string }[];
    cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.name = "ApiError";
    this.status = options.status;
    this.title = options.title;
    this.kind = options.kind ?? "";
    this.fields = options.fields ?? [];
  }
}

type ProblemBody = {
  type?: unknown;
  title?: unknown;
  detail?: unknown;
  errors?: unknown;
};

/** Reads RFC 9457 problem details; a proxy's own error page becomes a plain sentence. */
export function problemError(status: number, text: string): ApiError {
  const problem = parseProblem(text);
  const title = typeof problem?.title === "string" ? problem.title : `HTTP ${status}`;
  const message =
    typeof problem?.detail === "string"
      ? problem.detail
      : `The server answered with status ${status} and no explanation. Try again; if it stays, look at the server's output.`;
  const kind = typeof problem?.type === "string" ? (problem.type.split(":").at(-1) ?? "") : "";
  return new ApiError({ status, title, kind, message, fields: fieldsOf(problem?.errors) });
}

export function unreachableError(cause?: unknown): ApiError {
  return new ApiError({
    status: 0,
    title: "No connection",
    message: "The server does not answer. Check that it is running, then try again.",
    cause,
  });
}

function parseProblem(text: string): ProblemBody | null {
  if (!text.trimStart().startsWith("{")) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch (reason) {
    if (reason instanceof SyntaxError) return null;
    throw reason;
  }
}

function fieldsOf(errors: unknown): { pointer: string; message: string }[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) return [];
    const { pointer, message } = entry as Record<string, unknown>; // Checked on the next line.
    return typeof pointer === "string" && typeof message === "string" ? [{ pointer, message }] : [];
  });
}
