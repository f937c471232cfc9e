import { createHash } from "node:crypto";
import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import { markdownOf } from "@/lib/exchange/render-markdown";
import { pageOf } from "@/lib/exchange/render-page";
import { reportOf } from "@/lib/exchange/report-of-run";
import { exported, sha256, whole } from "@/lib/exchange/testing/exchange-kit";
import { type ReportLanguage, reportWords } from "@/lib/exchange/words";
import type { Annotation } from "@/lib/trace/annotation";
import type { TraceEvent } from "@/lib/trace/event";
import { sampleLog, text } from "@/lib/trace/testing/sample-log";

const hostileTexts = [
  "</script><script>window.hit=1</script>",
  "</style></pre></details><img src=x onerror=window.hit=1>",
  '"><svg onload=window.hit=1>',
  "' onmouseover='window.hit=1",
  "<!-- --!> <![CDATA[ ]]>",
  "line\u2028separator\u2029paragraph",
  "javascript:window.hit=1",
  "<base href=//evil.example><meta http-equiv=refresh content=0;url=//evil.example>",
  "\u0000\u0008 \ud800 control",
  "```\n# not a heading\n````",
  "| a | b |\n- [x](javascript:window.hit=1)",
];

const hostile = hostileTexts.join("\n");

/** Every text of the log says something hostile. */
const logOf = (hostile: string) =>
  sampleLog.map((event): TraceEvent => {
    switch (event.type) {
      case "run-start":
        return {
          ...event,
          config: {
            ...event.config,
            question: hostile,
            documents: event.config.documents.map((one) => ({ ...one, name: hostile })),
          },
        };
      case "model-call-end":
      case "sandbox-run-end":
        return event.type === "model-call-end"
          ? { ...event, text: text(hostile) }
          : { ...event, output: text(hostile) };
      case "sandbox-run-start":
        return { ...event, code: text(hostile) };
      case "run-end":
        return {
          ...event,
          answer: { text: `${hostile} 42`, forced: false, abstained: false },
          warnings: [hostile],
          claims: [
            {
              kind: "number",
              text: hostile,
              mark: "verified",
              start: 0,
              end: 20,
              places: [{ doc: 0, start: 0, end: 1, line: 1, label: hostile }],
            },
          ],
          evidence: [{ doc: 0, start: 0, end: 1, line: 1, documentId: "d1", quote: hostile }],
        };
      default:
        return event;
    }
  });

const hostileLog = logOf(hostile);

const note: Annotation = {
  id: "n1",
  runId: "r1",
  spanId: "iteration-1",
  text: hostile,
  score: "bad",
  author: hostile,
  createdAt: 1,
  updatedAt: 1,
};

const readText = async () => null;

async function page(log: readonly TraceEvent[], lang: ReportLanguage = "en"): Promise<string> {
  const words = reportWords[lang];
  const run = { ...exported("r1", log), annotations: [note] };
  return whole(
    pageOf(reportOf(run, words), { readText, words, version: "1", hash: sha256("base64") }),
  );
}

type Element = { name: string; attributes: Record<string, string> };

function elementsOf(html: string): Element[] {
  const elements: Element[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => elements.push({ name, attributes: { ...attributes } }),
  });
  parser.end(html);
  return elements;
}

test("a step says which model answered, where it is another than was asked", async () => {
  const by = (model: string) =>
    sampleLog.map((event) =>
      event.type === "model-call-end" ? { ...event, response: { id: null, model } } : event,
    );
  expect(await page(by("scripted-2026"))).toContain("scripted · answered by scripted-2026 · ");
  expect(await page(by("scripted-2026"), "ja")).toContain("scripted · scripted-2026 が応答 · ");
  expect(await page(by("scripted"))).not.toContain("answered by");
  expect(await page(sampleLog)).not.toContain("answered by");
});

test.each([hostile, ...hostileTexts])(
  "no text makes an element, an attribute or a script of an exported page: %j",
  async (said) => {
    const harmless = elementsOf(await page(sampleLog));
    const elements = elementsOf(await page(logOf(said)));
    const known = new Set([
      ...harmless.map(({ name }) => name),
      ..."table thead tbody tr th td figure blockquote figcaption ul li mark sup h3".split(" "),
    ]);
    expect(elements.filter(({ name }) => !known.has(name))).toEqual([]);
    // Markup that a text opens would swallow what comes after it.
    const steps = elements.filter(({ attributes }) => /^step /.test(attributes.class ?? ""));
    expect(steps).toHaveLength(5);
    expect(elements.at(-1)?.name).toBe("script");
    expect(elements.filter(({ name }) => name === "script")).toHaveLength(1);
    expect(elements.filter(({ name }) => name === "style")).toHaveLength(1);
    const allowed = new Set(
      "lang charset http-equiv content name class type id aria-label placeholder role data-words hidden href title open".split(
        " ",
      ),
    );
    const attributes = elements.flatMap((element) => Object.keys(element.attributes));
    expect(attributes.filter((attribute) => !allowed.has(attribute))).toEqual([]);
  },
);

test("an exported page asks for nothing outside itself, and only its own script may run", async () => {
  const html = await page(hostileLog);
  const elements = elementsOf(html);
  const links = elements.flatMap(({ attributes }) => attributes.href ?? []);
  expect(links.every((link) => /^#s\d+$/.test(link))).toBe(true);
  expect(elements.some(({ attributes }) => "src" in attributes)).toBe(false);
  const policy = elements.find(
    ({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy",
  )?.attributes.content;
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
  const hash = createHash("sha256").update(script).digest("base64");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src 'sha256-${hash}'`);
  expect(policy).not.toContain("unsafe");
});

test("the texts stand in the page character for character, but for control characters", async () => {
  let shown = "";
  const parser = new Parser({ ontext: (data) => (shown += data) });
  parser.end(await page(hostileLog));
  const clean = hostile
    .toWellFormed()
    .replaceAll("\u0000", "\ufffd")
    .replaceAll("\u0008", "\ufffd");
  expect(shown.split(clean).length).toBeGreaterThan(5);
});

test("each step has a link in the tree, and steps do not nest however deep they are", async () => {
  const elements = elementsOf(await page(sampleLog));
  const steps = elements.filter(({ attributes }) => /^step /.test(attributes.class ?? ""));
  const links = elements.filter(({ attributes }) => "href" in attributes);
  expect(links.map(({ attributes }) => attributes.href)).toEqual(
    steps.map(({ attributes }) => `#${attributes.id}`),
  );
  expect(steps).toHaveLength(5);
});

test("the page speaks Japanese where it is asked to", async () => {
  const html = await page(sampleLog, "ja");
  expect(html).toContain('<html lang="ja">');
  expect(html).toContain("ステップ");
  expect(html).not.toContain("Answer");
});

async function markdown(log: readonly TraceEvent[]): Promise<string> {
  const words = reportWords.en;
  return whole(markdownOf(reportOf(exported("r1", log), words), { readText, words }));
}

test("Markdown tells question, answer with marks, evidence, and each step with code and output", async () => {
  const written = await markdown(sampleLog);
  expect(written).toMatch(/^# How many lines hold the word north\?\n/);
  expect(written).toContain("## Answer\n\n> 1\n");
  expect(written).toContain("```typescript\nprint(1)\n```");
  expect(written).toContain("Output:\n\n```\n1\n```");
  expect(written).toContain("100 in, 10 out");
});

test("no text of a run leaves its fence, its quote or its cell in Markdown", async () => {
  const written = await markdown(hostileLog);
  const lines = written.split("\n");
  let fence: string | null = null;
  const outside: string[] = [];
  for (const line of lines) {
    const mark = /^(`{3,})\w*$/.exec(line)?.[1];
    if (fence === null && mark) fence = mark;
    else if (fence !== null && line === fence) fence = null;
    else if (fence === null) outside.push(line);
  }
  expect(fence).toBeNull();
  expect(outside.filter((line) => /(^|[^\\])<(script|img|svg|base)/.test(line))).toEqual([]);
  expect(outside.filter((line) => /(^|[^\\])\]\(/.test(line))).toEqual([]);
  expect(outside.filter((line) => /^#+ not a heading/.test(line))).toEqual([]);
});
