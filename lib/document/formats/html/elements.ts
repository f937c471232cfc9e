/** How the elements of HTML look to a reader, as far as a text can show it. */

/** Nothing of these is seen on the page. */
export const unseenElements = new Set([
  "script",
  "style",
  "template",
  "noscript",
  "svg",
  "iframe",
  "object",
  "audio",
  "video",
  "canvas",
  "datalist",
  "select",
  "map",
  // How words are pronounced: not what they say.
  "rt",
  "rp",
]);

/** These begin a line. */
export const blockElements = new Set([
  "address",
  "article",
  "aside",
  "blockquote",
  "body",
  "caption",
  "center",
  "dd",
  "details",
  "dialog",
  "div",
  "dl",
  "dt",
  "fieldset",
  "figcaption",
  "figure",
  "footer",
  "form",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "header",
  "hr",
  "html",
  "legend",
  "li",
  "main",
  "nav",
  "ol",
  "p",
  "pre",
  "section",
  "summary",
  "title",
  "ul",
]);

/** These leave a line free round them. */
export const spacedElements = new Set([
  "blockquote",
  "dl",
  "figure",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "hr",
  "p",
  "pre",
  "table",
  "title",
]);

export function headingLevel(name: string): number | null {
  const level = /^h([1-6])$/.exec(name)?.[1];
  return level === undefined ? null : Number(level);
}

export function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  if (attributes.hidden !== undefined && attributes.hidden !== "until-found") return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style ?? "");
}
