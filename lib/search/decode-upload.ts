/** Decodes an upload of any kind: texts as they stand, other formats through the converter. */
import { rm } from "node:fs/promises";
import type { Converter } from "@/lib/document/formats/converter";
import { formatOf } from "@/lib/document/formats/format-of";
import type { PlaceOutline } from "@/lib/document/place-outline";
import type { DecodedFile, DecodeRequest } from "./decode-text-file";

export type DecodedUpload = DecodedFile & {
  /** Null for a text, whose lines are all the places it has. */
  outline: PlaceOutline | null;
};

export async function decodeUpload(
  request: DecodeRequest,
  converter: Converter,
  decodeText: (request: DecodeRequest) => Promise<DecodedFile>,
): Promise<DecodedUpload> {
  const { source, name, target, maxBytes } = request;
  const format = await formatOf(source, name);
  if (format === null) return { ...(await decodeText(request)), outline: null };
  const converted = `${target}.converted`;
  const { warnings, mediaType, encoding, outline } = await converter.convert({
    source,
    name,
    format,
    target: converted,
    maxTextBytes: maxBytes,
  });
  const decoded = await decodeText({ ...request, source: converted });
  await rm(converted);
  return {
    ...decoded,
    mediaType,
    encoding,
    warnings: [...warnings, ...decoded.warnings],
    outline,
  };
}
