/** The text of an HTML page as a reader sees it: lines and paragraphs, headings, lists, tables; nothing hidden. */
import type { XmlAttributes } from "@/lib/document/formats/read-xml";
import { blockElements, headingLevel, isHidden, spacedElements, unseenElements } from "./elements";
import { type HtmlBlock, HtmlTable } from "./html-table";

export type HtmlFacts = {
  hidden: number;
  struck: number;
  /** Addresses by what is shown for them. */
  links: Map<string, string>;
};

type List = { isOrdered: boolean; next: number };
type Open = { name: string; attributes: XmlAttributes; isUnseen: boolean };

const struckElements = new Set(["del", "s", "strike"]);
const mostLinks = 2_000;

export class HtmlText {
  readonly facts: HtmlFacts = { hidden: 0, struck: 0, links: new Map() };
  readonly #onBlock: (block: HtmlBlock) => void;
  readonly #open: Open[] = [];
  readonly #tables: HtmlTable[] = [];
  readonly #lists: List[] = [];
  #unseen = 0;
  #pre = 0;
  #heading: number | null = null;
  #line = "";
  /** What the next line begins with: the sign of a list. */
  #sign = "";
  #isSpaced = false;
  #link: { address: string; from: number } | null = null;

  constructor(onBlock: (block: HtmlBlock) => void) {
    this.#onBlock = onBlock;
  }

  open(name: string, attributes: XmlAttributes): void {
    const hides = isHidden(attributes);
    const isUnseen = hides || unseenElements.has(name);
    this.#open.push({ name, attributes, isUnseen });
    if (hides && this.#unseen === 0) this.facts.hidden += 1;
    if (isUnseen) this.#unseen += 1;
    if (this.#unseen > 0) return;
    if (blockElements.has(name) || name === "table") this.#endLine(spacedElements.has(name));
    this.#begin(name, attributes);
  }

  close(name: string): void {
    const closed = this.#open.pop();
    if (closed?.isUnseen) this.#unseen -= 1;
    else if (this.#unseen === 0) this.#end(name, closed?.attributes ?? {});
  }

  text(text: string): void {
    if (this.#unseen > 0) return;
    if (this.#pre > 0) {
      this.#line += text;
      return;
    }
    const flowing = text.replace(/[ \t\n\r\f]+/g, " ");
    const isStart = this.#line === "" || /[ \n]$/.test(this.#line);
    this.#line += isStart ? flowing.replace(/^ /, "") : flowing;
  }

  /** Ends what is begun. */
  finish(): void {
    this.#endLine(false);
  }

  #begin(name: string, attributes: XmlAttributes): void {
    if (struckElements.has(name)) {
      this.facts.struck += 1;
      this.#line += "{--";
      return;
    }
    switch (name) {
      case "br":
        this.#line = `${this.#line.replace(/ $/, "")}\n`;
        return;
      case "pre":
        this.#pre += 1;
        return;
      case "ul":
      case "ol":
        this.#lists.push({
          isOrdered: name === "ol",
          next: Number.parseInt(attributes.start ?? "1", 10) || 1,
        });
        return;
      case "li":
        this.#beginItem(attributes);
        return;
      case "table":
        this.#tables.at(-1)?.becomeLayout();
        this.#tables.push(new HtmlTable());
        return;
      case "tr":
        this.#endLine(false);
        this.#tables.at(-1)?.startRow();
        return;
      case "td":
      case "th":
        this.#endLine(false);
        this.#tables.at(-1)?.startCell();
        return;
      case "img":
        this.#line += pictureText(attributes.alt);
        return;
      case "input":
        if (!/^(?:hidden|password|image)$/i.test(attributes.type ?? "")) {
          this.#line += attributes.value ?? "";
        }
        return;
      case "a":
        this.#link = { address: attributes.href ?? "", from: this.#line.length };
        return;
      case "q":
        this.#line += "“";
        return;
      default:
        this.#heading = headingLevel(name) ?? this.#heading;
    }
  }

  #end(name: string, attributes: XmlAttributes): void {
    if (struckElements.has(name)) this.#line += "--}";
    else if (name === "a") this.#endLink();
    else if (name === "q") this.#line += "”";
    else if (name === "td" || name === "th") {
      this.#endLine(false);
      this.#tables.at(-1)?.endCell(attributes);
    } else if (name === "tr") this.#tables.at(-1)?.endRow();
    else if (name === "table") this.#endTable();
    else if (blockElements.has(name)) {
      this.#endLine(spacedElements.has(name));
      if (name === "pre") this.#pre -= 1;
      else if (name === "ul" || name === "ol") this.#lists.pop();
      else if (name === "li") this.#sign = "";
      else if (headingLevel(name) !== null) this.#heading = null;
    }
  }

  #beginItem(attributes: XmlAttributes): void {
    const list = this.#lists.at(-1);
    const indent = "  ".repeat(Math.max(0, this.#lists.length - 1));
    if (list === undefined || !list.isOrdered) {
      this.#sign = `${indent}- `;
      return;
    }
    const number = Number.parseInt(attributes.value ?? String(list.next), 10) || list.next;
    list.next = number + 1;
    this.#sign = `${indent}${number}. `;
  }

  #endLink(): void {
    const link = this.#link;
    this.#link = null;
    if (link === null || !/^(?:https?:\/\/|mailto:)/i.test(link.address)) return;
    const shown = this.#line.slice(link.from).replace(/\s+/g, " ").trim();
    const { links } = this.facts;
    if (shown === "" || shown === link.address || links.size >= mostLinks) return;
    links.set(`${shown}: ${link.address}`, link.address);
  }

  #endTable(): void {
    this.#endLine(false);
    const table = this.#tables.pop();
    for (const block of table?.end() ?? []) this.#put(block);
    this.#isSpaced = true;
  }

  #endLine(isSpaced: boolean): void {
    const text = this.#pre > 0 ? this.#line.replace(/^\n|\s+$/g, "") : this.#line.trim();
    this.#line = "";
    this.#link = null;
    if (text !== "") {
      this.#put({ text: this.#sign + text, heading: this.#heading, isSpaced: this.#isSpaced });
      this.#sign = "";
      this.#isSpaced = false;
    }
    this.#isSpaced ||= isSpaced;
  }

  #put(block: HtmlBlock): void {
    const table = this.#tables.at(-1);
    if (table === undefined) this.#onBlock(block);
    else table.add(block);
  }
}

function pictureText(alt: string | undefined): string {
  const text = alt?.replace(/\s+/g, " ").trim() ?? "";
  return text === "" ? "" : `[Picture: ${text}]`;
}
