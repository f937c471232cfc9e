/**
 * Reads an XML part of an Office file as it streams by. Names come without their prefix, for programs choose their own.
 * Nothing is expanded: Office declares no entities, so a part that does is refused.
 */
import { Parser } from "htmlparser2";
import { DocumentError } from "@/lib/document/document-error";
import { damaged } from "./zip-parts";

export type XmlAttributes = Readonly<Record<string, string>>;

export type XmlHandler = {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
};

export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  fileName: string,
  handler: XmlHandler,
): Promise<void> {
  // An element that ends by itself directly after it began is an empty one; later, it was never closed.
  let hasJustBegun = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        hasJustBegun = true;
        handler.open?.(localName(name), attributes);
      },
      onclosetag(name, isImplied) {
        if (isImplied && !hasJustBegun) throw notXml(fileName);
        hasJustBegun = false;
        handler.close?.(localName(name));
      },
      ontext(text) {
        hasJustBegun = false;
        handler.text?.(text);
      },
      onprocessinginstruction(name) {
        if (!/^!doctype/i.test(name)) return;
        throw new DocumentError(
          "damaged",
          `“${fileName}” declares entities in its XML, which no Office program does. It is not read; save it again in Word or Excel and upload that.`,
        );
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  let decoder: TextDecoder | null = null;
  for await (const piece of unpacked(pieces, fileName)) {
    decoder ??= new TextDecoder(encodingOf(piece));
    parser.write(decoder.decode(piece, { stream: true }));
  }
  parser.end(decoder?.decode());
}

/** A part that is not what its ZIP promised ends in an error of the stream. */
async function* unpacked(
  pieces: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncIterable<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        throw damaged(fileName, error);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** XML is UTF-8 unless it begins with the mark of UTF-16. */
function encodingOf(piece: Uint8Array): string {
  const [first, second] = piece;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** An attribute by its name without prefix, such as `val` of `w:val`. */
export function attribute(attributes: XmlAttributes, name: string): string | undefined {
  const own = attributes[name];
  if (own !== undefined) return own;
  for (const key in attributes) {
    if (key.endsWith(name) && key[key.length - name.length - 1] === ":") return attributes[key];
  }
  return undefined;
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

function notXml(fileName: string): DocumentError {
  return damaged(fileName, new Error("an XML element is not closed"));
}
