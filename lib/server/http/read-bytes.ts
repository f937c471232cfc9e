/** Reads a body up to a limit, without trusting its declared length. */
import "server-only";
import { UseCaseError } from "@/lib/server/use-case-error";

export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
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
  return new Uint8Array(Buffer.concat(chunks));
}
