/** One way to the HTTP API: a refusal becomes an ApiError that says what to do. */
import { problemError, unreachableError } from "./api-error";

export type RequestOptions = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  signal?: AbortSignal | undefined;
};

export async function requestJson<Value>(
  path: string,
  options: RequestOptions = {},
): Promise<Value> {
  const text = await requestText(path, options);
  return parseReply<Value>(text);
}

export async function requestText(path: string, options: RequestOptions = {}): Promise<string> {
  const { method = "GET", body, signal } = options;
  const response = await send(path, {
    method,
    ...(signal ? { signal } : {}),
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const text = await response.text();
  if (!response.ok) throw problemError(response.status, text);
  return text;
}

type Beginning = {
  text: string;
  /** There is more, which was not fetched. */
  isCut: boolean;
};

/** The beginning of a text that may be very long; what comes after is not fetched. */
export async function requestBeginning(
  path: string,
  mostBytes: number,
  signal?: AbortSignal,
): Promise<Beginning> {
  const response = await send(path, signal ? { signal } : {});
  if (!response.ok) throw problemError(response.status, await response.text());
  return await beginningOf(response, mostBytes);
}

export async function beginningOf(response: Response, mostBytes: number): Promise<Beginning> {
  const reader = response.body?.getReader();
  if (!reader) return { text: await response.text(), isCut: false };
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; bytes < mostBytes; ) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), isCut: false };
    bytes += value.length;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return { text, isCut: true };
}

export async function requestForm<Value>(path: string, form: FormData): Promise<Value> {
  const response = await send(path, { method: "POST", body: form });
  const text = await response.text();
  if (!response.ok) throw problemError(response.status, text);
  return parseReply<Value>(text);
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === "AbortError") throw reason;
    throw unreachableError(reason);
  }
}

export function parseReply<Value>(text: string): Value {
  // The server checks its replies against the schemas that these types come from.
  return (text === "" ? null : JSON.parse(text)) as Value;
}

/** `?a=1&b=2` of the values that are there. */
export function queryString(
  values: Readonly<Record<string, string | number | boolean | null | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}
