/** Reads chosen files as UTF-8 text; what is not text, or too long, comes back by name. */
import type { FilingPage } from "./filing-form";

export const MOST_BYTES = 60_000_000;

export type ReadFiles = {
  texts: FilingPage[];
  tooLong: string[];
  notText: string[];
};

export async function readTextFiles(files: readonly File[]): Promise<ReadFiles> {
  const read: ReadFiles = { texts: [], tooLong: [], notText: [] };
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    if (file.size > MOST_BYTES) {
      read.tooLong.push(path);
      continue;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = utf8Of(bytes);
    if (text === null) read.notText.push(path);
    else read.texts.push({ path, text });
  }
  return read;
}

/** Null where the bytes are not text in UTF-8. */
function utf8Of(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (reason) {
    if (reason instanceof TypeError) return null;
    throw reason;
  }
}
