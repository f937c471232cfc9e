/**
 * The process that converts one file to text and ends. It reads what strangers made, so it may read that file, write
 * into that folder, and nothing else; the product kills it when it takes too long or too much.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { DocumentError } from "@/lib/document/document-error";
import { type ConversionReport, conversionOrder } from "@/lib/document/formats/conversion";
import { convert } from "@/lib/document/formats/convert";
import { TextWriter } from "@/lib/document/formats/text-writer";
import { watchMemory } from "./watch-memory";

async function run(orderPath: string): Promise<void> {
  const order = conversionOrder.parse(JSON.parse(readFileSync(orderPath, "utf8")));
  const write = (report: ConversionReport) =>
    writeFileSync(order.report, JSON.stringify(report), { mode: 0o600 });
  const out = new TextWriter(order.target, order.maxTextBytes);
  try {
    const converted = await convert(order, out);
    out.endLine();
    out.close();
    write({ outcome: "ok", ...converted, outline: { places: out.places } });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    write({ outcome: "refused", code: error.code, message: error.message });
  }
}

// A fault of a parser ends the process with its name on stderr, and the product says that the file is damaged.
const [, , orderPath = "", memoryMb = ""] = process.argv;
watchMemory(Number(memoryMb) * 1024 * 1024);
await run(orderPath);
