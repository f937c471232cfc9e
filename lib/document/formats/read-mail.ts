/**
 * A mail: who wrote to whom and when, what it says, and its attachments, whose texts follow under their names. An
 * attachment is read as if it had been uploaded itself, mails in mails too, as deep as people forward.
 */
import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";
import { decodeDocument } from "@/lib/document/decode-document";
import { DocumentError } from "@/lib/document/document-error";
import type { Converted, DocumentFormat } from "./conversion";
import { formatOfBytes } from "./format-of";
import { countOf, listOf } from "./listed";
import { writeHtml } from "./read-html";
import type { TextWriter } from "./text-writer";

export type MailRequest = {
  bytes: Uint8Array;
  name: string;
  /** Converts an attachment of a format that needs it. */
  convertInside(
    inside: { bytes: Uint8Array; name: string; format: DocumentFormat },
    out: TextWriter,
  ): Promise<Converted>;
};

export async function readMail(
  { bytes, name, convertInside }: MailRequest,
  out: TextWriter,
): Promise<Converted> {
  const mail = await parse(bytes, name);
  out.place("headers");
  out.write(headerLines(mail).join("\n"));
  out.endLine(1);
  out.place("message");
  const warnings = writeBody(mail, out);
  const unread: string[] = [];
  for (const [index, attachment] of mail.attachments.entries()) {
    const title = attachment.filename?.trim() || `attachment ${index + 1}`;
    const ended = await writeAttachment({ attachment, title, convertInside }, out);
    warnings.push(...ended.warnings.map((warning) => `${title}: ${warning}`));
    if (!ended.isRead) unread.push(title);
  }
  if (unread.length > 0) {
    warnings.push(
      `${countOf(unread.length, "attachment")} could not be read and ${unread.length === 1 ? "is" : "are"} only named: ${listOf(unread)}.`,
    );
  }
  return { mediaType: "message/rfc822", encoding: "utf-8", warnings };
}

async function parse(bytes: Uint8Array, name: string): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  } catch (error) {
    throw new DocumentError(
      "damaged",
      `“${name}” begins like a mail and cannot be taken apart. Save the mail again as .eml, or its text, and upload that.`,
      error,
    );
  }
}

function headerLines({ from, to, cc, bcc, subject, headers }: Email): string[] {
  const date = headers.find(({ key }) => key === "date")?.value.trim() ?? "";
  const lines: [string, string][] = [
    ["From", addresses(from === undefined ? [] : [from])],
    ["To", addresses(to ?? [])],
    ["Cc", addresses(cc ?? [])],
    ["Bcc", addresses(bcc ?? [])],
    ["Date", date],
    ["Subject", subject ?? ""],
  ];
  return lines
    .filter(([, value]) => value !== "")
    .map(([header, value]) => `${header}: ${value.replace(/\s+/g, " ")}`);
}

function addresses(all: readonly Address[]): string {
  return all
    .flatMap((one) => (one.group === undefined ? [one] : one.group))
    .map(({ name, address }) => (name === "" ? address : `${name} <${address}>`))
    .join(", ");
}

function writeBody({ text, html }: Email, out: TextWriter): string[] {
  if (text !== undefined && text.trim() !== "") {
    out.write(text.trimEnd());
    out.endLine();
    return [];
  }
  return html === undefined ? [] : writeHtml(html, out, { withLinks: false });
}

type Inside = {
  attachment: Attachment;
  title: string;
  convertInside: MailRequest["convertInside"];
};

async function writeAttachment(
  { attachment, title, convertInside }: Inside,
  out: TextWriter,
): Promise<{ isRead: boolean; warnings: string[] }> {
  const { content, mimeType } = attachment;
  const bytes =
    typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  out.endLine(1);
  out.place(title);
  out.mark(`# Attachment: ${title} (${mimeType}, ${bytes.length.toLocaleString("en-US")} bytes)\n`);
  const before = out.prefix(`${title}, `);
  try {
    return { isRead: true, warnings: await writeInside({ bytes, title, convertInside }, out) };
  } catch (error) {
    if (!(error instanceof DocumentError) || error.code === "limit") throw error;
    out.endLine();
    out.mark(`[Not read: ${error.message}]\n`);
    return { isRead: false, warnings: [] };
  } finally {
    out.prefix(before);
  }
}

async function writeInside(
  {
    bytes,
    title,
    convertInside,
  }: { bytes: Uint8Array; title: string } & Pick<Inside, "convertInside">,
  out: TextWriter,
): Promise<string[]> {
  const format = formatOfBytes(bytes, title);
  if (format !== null) {
    return (await convertInside({ bytes, name: title, format }, out)).warnings;
  }
  const { text, warnings } = await decodeDocument(bytes, title);
  out.write(text.trimEnd());
  out.endLine();
  return warnings;
}
