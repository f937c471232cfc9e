/** Reads a JSON body up to a limit. */
import "server-only";
import { readBytes } from "@/lib/server/http/read-bytes";
import { UseCaseError } from "@/lib/server/use-case-error";

const MAX_JSON_BYTES = 4 * 1024 * 1024;

/** An empty body reads as undefined. */
export async function readJson(request: Request, maxBytes = MAX_JSON_BYTES): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const text = new TextDecoder().decode(await readBytes(request, maxBytes));
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
