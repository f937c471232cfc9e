/** Reads a JSON body up to a limit, without trusting its declared length. */
import "server-only";
import { UseCaseError } from "@/lib/server/use-case-error";

const MAX_JSON_BYTES = 4 * 1024 * 1024;

/** An empty body reads as undefined. */
export async function readJson(request: Request, maxBytes = MAX_JSON_BYTES): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const text = await readText(request, maxBytes);
  if (text.trim() === "") return undefined;
  if (type !== "application/json")
    throw new UseCaseError(
      "unsupported-media-type",
      `This address reads JSON. Send the body with the header "content-type: application/json"${type ? `, not "${type}"` : ""}.`,
    );
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UseCaseError(
      "invalid-input",
      `The body is not valid JSON: ${cause instanceof Error ? cause.message : String(cause)}.`,
      { cause },
    );
  }
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const reader = request.body?.getReader();
  if (!reader) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw new UseCaseError(
        "too-large",
        `The body is over ${Math.round(maxBytes / 1024 / 1024)} MB, which is the limit for JSON. Upload long texts as documents.`,
      );
    }
    chunks.push(value);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
