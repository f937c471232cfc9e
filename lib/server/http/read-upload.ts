/** The files of an upload, one after the other as they arrive: a multipart form, or the body as one file. */
import "server-only";
import { PassThrough, Readable, type Writable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import busboy from "@fastify/busboy";
import { UseCaseError } from "@/lib/server/use-case-error";

export type UploadedFile = {
  name: string | null;
  mediaType: string | null;
  content: AsyncIterable<Uint8Array>;
};

type UploadLimits = {
  maxFiles: number;
  maxFileBytes: number;
  /** Files keep the folders in their names. */
  keepPaths?: boolean;
};

const HOW =
  "Send a multipart form (for example `curl -F file=@report.txt …`), or the file itself as the body with `?name=report.txt`.";

/** Calls `take` for each file and waits for it: the next file is not read before. */
export async function readUpload(
  request: Request,
  rawName: string | null,
  limits: UploadLimits,
  take: (file: UploadedFile) => Promise<void>,
): Promise<void> {
  if (!request.body) throw new UseCaseError("invalid-input", `The request has no body. ${HOW}`);
  // The DOM's and Node's stream types describe the same object.
  const body = Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>);
  const contentType = request.headers.get("content-type") ?? "";
  if (/^multipart\/form-data/i.test(contentType)) {
    await readForm(body, contentType, limits, take);
    return;
  }
  if (/^application\/x-www-form-urlencoded/i.test(contentType) && rawName === null)
    throw new UseCaseError("unsupported-media-type", `A URL-encoded form holds no file. ${HOW}`);
  const content = body.pipe(new PassThrough());
  // Whoever takes the file meets its error; without a listener Node would end the process before that.
  content.on("error", () => undefined);
  body.on("error", (cause) => content.destroy(brokenOff(cause)));
  try {
    await take({ name: rawName, mediaType: contentType || null, content });
  } finally {
    letGo(body, content);
  }
}

/** Reads what is left of a refused upload into nothing: cutting the connection would hide the answer from the sender. */
function letGo(body: Readable, reader: Writable): void {
  body.unpipe(reader);
  body.resume();
}

function brokenOff(cause: unknown): UseCaseError {
  return new UseCaseError(
    "invalid-input",
    "The upload broke off before its end. Send the file again.",
    { cause },
  );
}

async function readForm(
  body: Readable,
  contentType: string,
  { maxFiles, maxFileBytes, keepPaths = false }: UploadLimits,
  take: (file: UploadedFile) => Promise<void>,
): Promise<void> {
  const form = formParser(contentType, { maxFiles, maxFileBytes, keepPaths });
  let files = 0;
  let taking: Promise<void> = Promise.resolve();
  let current: Readable | null = null;
  const ended = Promise.withResolvers<void>();
  /** Ends the upload, once the file at hand has been cleaned up. */
  const fail = (reason: unknown) => {
    letGo(body, form);
    current?.destroy(reason instanceof Error ? reason : undefined);
    const rejected = () => ended.reject(reason);
    taking.then(rejected, rejected);
  };
  form.on("file", (_field, content, name, _encoding, mediaType) => {
    files += 1;
    current = content;
    // Whoever takes the file meets its error; without a listener Node would end the process before that.
    content.on("error", () => undefined);
    taking = taking.then(() => take({ name: name ?? null, mediaType, content }));
    taking.catch(fail);
  });
  form.on("filesLimit", () =>
    fail(new UseCaseError("too-large", `Send at most ${maxFiles} files at once.`)),
  );
  form.on("error", (cause) =>
    fail(new UseCaseError("invalid-input", `The form cannot be read. ${HOW}`, { cause })),
  );
  form.on("finish", () => taking.then(ended.resolve, ended.reject));
  body.on("error", (cause) => fail(brokenOff(cause)));
  body.pipe(form);
  await ended.promise;
  if (files === 0) throw new UseCaseError("invalid-input", `The form holds no file. ${HOW}`);
}

function formParser(
  contentType: string,
  { maxFiles, maxFileBytes, keepPaths = false }: UploadLimits,
) {
  try {
    return new busboy({
      headers: { "content-type": contentType },
      preservePath: keepPaths,
      // One byte more than allowed: the receiver sees that the file is over, instead of a file cut short.
      limits: { files: maxFiles, fileSize: maxFileBytes + 1, fields: 20, fieldSize: 10_000 },
    });
  } catch (cause) {
    throw new UseCaseError("invalid-input", `The form's boundary is missing. ${HOW}`, { cause });
  }
}
