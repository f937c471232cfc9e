/** All regression cases as one zip file: `questions.jsonl` and the texts, the folder that `npm run eval` scores. */
import "server-only";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Composition } from "@/lib/server/composition";
import { questionOfCase } from "@/lib/server/regression-cases/question-of-case";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { RunDocument } from "@/lib/trace/config";

type ExportDeps = Pick<Composition, "regressionCases" | "blobs">;

/** Rejects with `not-found` when there is none, and with `conflict` when a text is gone. */
export async function exportRegressionCases(deps: ExportDeps): Promise<ReadableStream<Uint8Array>> {
  const cases = await deps.regressionCases.list();
  if (cases.length === 0)
    throw new UseCaseError(
      "not-found",
      "No answer has been saved as a test yet. Save one on the page of a run whose answer was checked.",
    );
  const zip = new ZipFile();
  const output = new Readable().wrap(zip.outputStream);
  // A text that goes away while it is read ends the download; without a listener it would end the process.
  zip.on("error", (error) => output.destroy(error));
  for (const document of new Map(
    cases.flatMap(({ config }) =>
      config.documents.map((document) => [pathOf(document), document] as const),
    ),
  ).values()) {
    zip.addFile(await storedText(deps, document), pathOf(document));
  }
  const lines = cases.map((one) =>
    JSON.stringify(questionOfCase(one, one.config.documents.map(pathOf))),
  );
  zip.addBuffer(Buffer.from(`${lines.join("\n")}\n`), "questions.jsonl");
  zip.end();
  // The DOM's and Node's stream types describe the same object.
  return Readable.toWeb(output) as ReadableStream<Uint8Array>;
}

/** The texts as they were decoded: their lines and quotes stand where the case says. */
function pathOf({ name, textSha256 }: RunDocument): string {
  const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, "_").replace(/^\.+/, "_");
  return `docs/${textSha256.slice(0, 12)}-${plain}${/\.txt$/i.test(plain) ? "" : ".txt"}`;
}

async function storedText({ blobs }: ExportDeps, document: RunDocument): Promise<string> {
  const path = await blobs.path(document.textSha256);
  if (path === null)
    throw new UseCaseError(
      "conflict",
      `The text of “${document.name}” is no longer stored. Remove the tests that were asked of it, then export again.`,
    );
  return path;
}
