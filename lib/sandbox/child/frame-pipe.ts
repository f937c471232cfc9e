/**
 * Frames over a pipe: one JSON text a line, of limited length. Node's own channel has no limit, and a
 * hostile process could fill the product's memory through it.
 */
import type { Duplex } from "node:stream";

export type FramePipe = { send(frame: object): void };

type Handlers = {
  onFrame(frame: unknown): void;
  /** The other side sent what is no frame, or too long a one. */
  onViolation(reason: string): void;
  onEnd(): void;
};

/** One frame as it stands on the pipe, in bytes. */
const longestFrame = 4 * 1024 * 1024;
const lineFeed = 10;

export function openFramePipe(stream: Duplex, handlers: Handlers): FramePipe {
  let pieces: Buffer[] = [];
  let length = 0;
  let broken = false;
  const violate = (reason: string) => {
    broken = true;
    pieces = [];
    handlers.onViolation(reason);
  };
  const take = (piece: Buffer) => {
    pieces.push(piece);
    length += piece.length;
    if (length > longestFrame) violate(`a frame of more than ${longestFrame} bytes`);
  };
  const finish = () => {
    const text = Buffer.concat(pieces, length).toString("utf8");
    pieces = [];
    length = 0;
    const frame = parseFrame(text);
    if (frame === undefined) violate("a frame that is not JSON");
    else handlers.onFrame(frame);
  };
  stream.on("data", (chunk: Buffer) => {
    let start = 0;
    while (!broken) {
      const end = chunk.indexOf(lineFeed, start);
      if (end < 0) break;
      take(chunk.subarray(start, end));
      if (!broken) finish();
      start = end + 1;
    }
    if (!broken && start < chunk.length) take(chunk.subarray(start));
  });
  stream.on("close", handlers.onEnd);
  stream.on("error", handlers.onEnd);
  return {
    send(frame) {
      if (stream.writable) stream.write(`${JSON.stringify(frame)}\n`);
    },
  };
}

function parseFrame(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
