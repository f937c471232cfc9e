/** What passes between the product and the process that converts a file, as JSON in files of the upload's folder. */
import { z } from "zod";
import { placeOutline } from "@/lib/document/place-outline";

export const documentFormats = ["pdf", "docx", "xlsx", "html", "mail"] as const;

export type DocumentFormat = (typeof documentFormats)[number];

export const conversionOrder = z.object({
  source: z.string(),
  name: z.string(),
  format: z.enum(documentFormats),
  /** Where the text is written: UTF-8, line breaks as `\n`. */
  target: z.string(),
  /** Where the report is written. */
  report: z.string(),
  maxTextBytes: z.int().positive(),
  /** The folder of the tables that older Asian PDF files name instead of holding. */
  cMapFolder: z.string(),
});

export type ConversionOrder = z.infer<typeof conversionOrder>;

export const conversionReport = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("ok"),
    mediaType: z.string(),
    /** Of the file, by its WHATWG name, where its format leaves a choice. */
    encoding: z.string(),
    warnings: z.array(z.string()),
    outline: placeOutline,
  }),
  z.object({
    outcome: z.literal("refused"),
    code: z.enum([
      "empty",
      "too-large",
      "binary",
      "unreadable-format",
      "damaged",
      "encrypted",
      "no-text",
      "limit",
    ]),
    message: z.string(),
  }),
]);

export type ConversionReport = z.infer<typeof conversionReport>;

/** What a converter says of the file, besides its text. */
export type Converted = { mediaType: string; encoding: string; warnings: string[] };
