/** Answers requests for built files, which lie compressed beside themselves: whole, or not at all. */
import type { Readable } from "node:stream";
import sirv, { type RequestHandler } from "sirv";

const A_YEAR_S = 31_536_000;

export function createSendBuilt(folder: string): RequestHandler {
  const send = sirv(folder, { brotli: true, gzip: true, immutable: true, maxAge: A_YEAR_S });
  return (request, response, next) => {
    // A server may answer a range with the whole, and sirv takes a malformed one for two numbers.
    delete request.headers.range;
    response.once("pipe", (file: Readable) => {
      // A pipe closes neither side when the other fails: readers that went away would keep their files open.
      file.once("error", (error) => {
        console.error(`${request.url} could not be read:`, error);
        response.destroy();
      });
      response.once("close", () => file.destroy());
    });
    send(request, response, next);
  };
}
