/** Writes small PDF files for tests: pages of lines in Helvetica, or pages that hold a picture only. */
import { deflateSync } from "node:zlib";

export type PdfPage = {
  /** Pieces of text by where they stand, in points from the lower left. */
  pieces?: readonly { x: number; y: number; text: string; size?: number }[];
  /** Lines from the top down, twelve points each. */
  lines?: readonly string[];
  hasPicture?: boolean;
};

type PdfOptions = { compress?: boolean; extraTrailer?: string };

export function makePdf(pages: readonly PdfPage[], options: PdfOptions = {}): Buffer {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  add("<< /Type /Catalog /Pages 2 0 R >>");
  const firstPage = 5;
  const kids = pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(" ");
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  add(
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream",
  );
  for (const page of pages) {
    const content = contentOf(page);
    const contents = objects.length + 2;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${contents} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>`,
    );
    add(streamOf(content, options.compress ?? false));
  }
  return assemble(objects, options.extraTrailer ?? "");
}

/** A PDF stream object that inflates to `bytes` of white space and draws nothing. */
export function inflatingStream(bytes: number): string {
  return streamOf(" ".repeat(bytes), true);
}

function contentOf({ pieces, lines, hasPicture }: PdfPage): string {
  const placed = [
    ...(pieces ?? []),
    ...(lines ?? []).map((text, index) => ({ x: 72, y: 720 - index * 14, text, size: 12 })),
  ];
  const text = placed.map(
    ({ x, y, text, size = 12 }) =>
      `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, "\\$&")}) Tj ET`,
  );
  return [...text, ...(hasPicture ? ["q 500 0 0 700 50 50 cm /I1 Do Q"] : [])].join("\n");
}

function streamOf(content: string, compress: boolean): string {
  const bytes = Buffer.from(content, "latin1");
  const body = compress ? deflateSync(bytes) : bytes;
  const filter = compress ? " /Filter /FlateDecode" : "";
  return `<< /Length ${body.length}${filter} >>\nstream\n${body.toString("latin1")}\nendstream`;
}

function assemble(objects: readonly string[], extraTrailer: string): Buffer {
  const pieces = ["%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"];
  let length = pieces[0]?.length ?? 0;
  const offsets = objects.map((body, index) => {
    const at = length;
    const piece = `${index + 1} 0 obj\n${body}\nendobj\n`;
    pieces.push(piece);
    length += piece.length;
    return at;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  pieces.push(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extraTrailer} >>\nstartxref\n${length}\n%%EOF\n`,
  );
  return Buffer.from(pieces.join(""), "latin1");
}
