/** Writes small Word files for tests. */
import { makeZip, type ZipEntry } from "./make-zip";

export type DocxParts = {
  /** What stands inside `w:body`. */
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  comments?: string;
  header?: string;
  /** Stands before the root element of the main part. */
  prolog?: string;
  more?: readonly ZipEntry[];
};

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="urn:wp" xmlns:wps="urn:wps" xmlns:m="urn:m"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A paragraph of runs; a string is one run of text. */
export function paragraph(text: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`;
}

export function run(text: string, properties = ""): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

export function heading(level: number, text: string): string {
  return paragraph(text, `<w:pStyle w:val="Heading${level}"/>`);
}

export const headingStyles = [1, 2, 3]
  .map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`,
  )
  .join("");

export function makeDocx(parts: DocxParts): Buffer {
  const { body, styles = headingStyles, numbering, footnotes, comments, header } = parts;
  const related: [type: string, root: string, content: string | undefined][] = [
    ["styles", "styles", styles],
    ["numbering", "numbering", numbering],
    ["footnotes", "footnotes", footnotes],
    ["comments", "comments", comments],
    ["header", "hdr", header],
  ];
  const present = related.filter(([, , content]) => content !== undefined);
  const relationships = present
    .map(
      ([type], index) =>
        `<Relationship Id="r${index}" Type="${office}/${type}" Target="${type}.xml"/>`,
    )
    .join("");
  return makeZip([
    { name: "[Content_Types].xml", bytes: "<Types/>" },
    {
      name: "_rels/.rels",
      bytes: `<Relationships><Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: "word/document.xml",
      bytes: `<?xml version="1.0" encoding="UTF-8"?>${parts.prolog ?? ""}<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    },
    {
      name: "word/_rels/document.xml.rels",
      bytes: `<Relationships>${relationships}</Relationships>`,
    },
    ...present.map(([type, root, content]) => ({
      name: `word/${type}.xml`,
      bytes: `<w:${root} ${namespaces}>${content}</w:${root}>`,
    })),
    ...(parts.more ?? []),
  ]);
}
