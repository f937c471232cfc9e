import { describe, expect, test } from "vitest";
import { createMemo } from "@/lib/model/memo";
import type { ModelRequest } from "@/lib/model/model";
import { refuseLiveCalls, replayedModel } from "@/lib/model/replayed-model";
import { scriptedModel } from "@/lib/model/scripted-model";
import { type CellScript, cellSandbox, inquire } from "@/lib/rlm/testing/inquiry-kit";
import type { CallEdit } from "@/lib/trace/config";
import type { TraceEvent, TraceEventOf } from "@/lib/trace/event";
import { differingSpans } from "@/lib/trace/same-log";

const cells: CellScript = {
  look: () => ({ printed: "north 10\nnorth 5" }),
  ask: async (host) => {
    const replies = await Promise.all(
      ["north 10", "north 5"].map((context) => host.llmQuery({ prompt: "Read", context })),
    );
    return { printed: replies.join(","), hostCalls: 2 };
  },
  nest: async (host) => ({
    printed: await host.rlmQuery({ question: "What is north?", context: "north 10" }),
    hostCalls: 1,
  }),
  abstain: () => ({ final: { kind: "abstain", reason: "Nothing says it." } }),
};

const looked = ["cell: look", "cell: ask", "cell: nest", "cell: abstain"];

/** Answers each iteration of the run itself by its list, sub-calls with their own text, and ends nested runs. */
const answering =
  (replies: readonly string[]) =>
  ({ role, messages }: ModelRequest): string => {
    if (role === "sub") return `read: ${messages.at(-1)?.content.split("\n").at(-1)}`;
    if (messages.some(({ content }) => content.includes("What is north?"))) return "cell: abstain";
    return replies[messages.filter((message) => message.role === "assistant").length] ?? "";
  };

const readBody = async ({ preview }: { preview: string }) => preview;

async function recorded(): Promise<TraceEvent[]> {
  const callModel = scriptedModel(answering(looked));
  return (await inquire({ callModel, sandbox: cellSandbox(cells) })).log;
}

/** The run forked with the edits: what was asked live, and the new log. */
async function forked(parent: readonly TraceEvent[], callEdits: readonly CallEdit[]) {
  const live = scriptedModel(answering(looked));
  const callModel = replayedModel({ memo: createMemo(parent, readBody), live, edits: [] });
  const { log } = await inquire({ callModel, sandbox: cellSandbox(cells), callEdits });
  return { log, live: live.requests, asked: asked(log) };
}

/** The calls that were asked live, by their span. */
function asked(log: readonly TraceEvent[]): string[] {
  return log.flatMap((event) =>
    event.type === "model-call-end" && event.source === "live" ? [event.spanId] : [],
  );
}

function startOf(log: readonly TraceEvent[], spanId: string): TraceEventOf<"model-call-start"> {
  const start = log.find((event) => event.type === "model-call-start" && event.spanId === spanId);
  if (start?.type !== "model-call-start") throw new Error(`No call ${spanId}`);
  return start;
}

const third = "iteration-3/model-call";
const reworded = [{ role: "user" as const, content: "Never mind the rows. Ask a nested run." }];

describe("a call asked in other words", () => {
  test("is asked live with what came before from the record, and whatever follows with it", async () => {
    const { asked, live, log } = await forked(await recorded(), [
      { spanId: third, messages: reworded },
    ]);
    expect(asked).toEqual([third, "iteration-4/model-call"]);
    expect(startOf(log, third).added).toMatchObject([
      { content: { preview: reworded[0]?.content } },
    ]);
    expect(live[0]?.messages.map(({ content }) => content).slice(-3)).toEqual([
      expect.stringContaining("⟦north 10\nnorth 5⟧"),
      "cell: ask",
      "Never mind the rows. Ask a nested run.",
    ]);
    // The later call continues the edited conversation.
    expect(live[1]?.messages.at(-3)?.content).toBe("Never mind the rows. Ask a nested run.");
  });

  test("at the start of a run leaves nothing to take but the calls that are equal still", async () => {
    const parent = await recorded();
    const first = startOf(parent, "iteration-1/model-call");
    const messages = first.added.map(({ role, content }) => ({ role, content: content.preview }));
    const question = messages.map((message) => ({
      ...message,
      content: `${message.content} Be quick.`,
    }));
    const { asked } = await forked(parent, [{ spanId: first.spanId, messages: question }]);
    expect(asked).toEqual([1, 2, 3, 4].map((n) => `iteration-${n}/model-call`));
    const same = await forked(parent, [{ spanId: first.spanId, messages }]);
    expect(same.asked).toEqual([]);
    expect(differingSpans(same.log, parent)).toEqual([]);
  });

  test("shows the documents only what stands in the new words", async () => {
    const parent = await recorded();
    expect(startOf(parent, "iteration-1/model-call").reads).not.toEqual([]);
    const bare = [{ role: "user" as const, content: "Print the rows of the north." }];
    const { log } = await forked(parent, [{ spanId: "iteration-1/model-call", messages: bare }]);
    expect(startOf(log, "iteration-1/model-call").reads).toEqual([]);
    const quoting = [
      { role: "user" as const, content: "What of this?\nThe total stated here is 34." },
    ];
    const quoted = await forked(parent, [{ spanId: "iteration-1/model-call", messages: quoting }]);
    expect(startOf(quoted.log, "iteration-1/model-call").reads).toEqual([
      { doc: 0, how: "printed", ranges: [26, 54] },
    ]);
  });

  test("as a sub-call is the only one of its cell that is asked again", async () => {
    const spanId = "iteration-2/cell/sub-call-2";
    const messages = [{ role: "user" as const, content: "Read aloud:\nsouth 20" }];
    const { asked, log } = await forked(await recorded(), [{ spanId, messages }]);
    expect(asked).toEqual([spanId, "iteration-3/model-call", "iteration-4/model-call"]);
    const cell = log.find(
      (event) => event.type === "sandbox-run-end" && event.spanId === "iteration-2/cell",
    );
    expect(cell).toMatchObject({
      output: { preview: expect.stringMatching(/north 10.*,read: south 20$/) },
    });
  });

  test("inside a nested run leaves what the run did before it", async () => {
    const spanId = "iteration-3/cell/nested-run-1/iteration-1/model-call";
    const messages = [
      { role: "user" as const, content: "What is north? Say so if nothing tells." },
    ];
    const { asked } = await forked(await recorded(), [{ spanId, messages }]);
    // The nested run still gives the same text, so the run after it is asked nothing new.
    expect(asked).toEqual([spanId]);
  });
});

describe("another model or temperature", () => {
  test("at one call changes that call alone, and what its reply changes", async () => {
    const { asked, log } = await forked(await recorded(), [
      { spanId: third, model: "other", temperature: 0.5 },
    ]);
    expect(asked).toEqual([third]);
    expect(startOf(log, third)).toMatchObject({ model: "other", temperature: 0.5 });
  });

  test("from one call on holds for the later calls of its role, nested ones too", async () => {
    const { asked, log } = await forked(await recorded(), [
      { spanId: "iteration-2/model-call", model: "other", onwards: true },
    ]);
    const nested = "iteration-3/cell/nested-run-1/iteration-1/model-call";
    expect(asked).toEqual(["iteration-2/model-call", third, nested, "iteration-4/model-call"]);
    expect(startOf(log, "iteration-1/model-call").model).toBe("scripted");
    expect(startOf(log, "iteration-2/cell/sub-call-1").model).toBe("scripted-sub");
  });

  test("set earlier still holds where only the words, or the other of the two, are edited", async () => {
    const { log } = await forked(await recorded(), [
      { spanId: third, messages: reworded, temperature: 0.2, onwards: true },
      { spanId: "iteration-1/model-call", model: "other", temperature: 1, onwards: true },
    ]);
    const settings = [1, 2, 3, 4].map((n) => {
      const { model, temperature } = startOf(log, `iteration-${n}/model-call`);
      return `${model} ${temperature}`;
    });
    expect(settings).toEqual(["other 1", "other 1", "other 0.2", "other 0.2"]);
  });

  test("of sub-calls from one on leaves the root's", async () => {
    const { asked, log } = await forked(await recorded(), [
      { spanId: "iteration-2/cell/sub-call-1", temperature: 1, onwards: true },
    ]);
    expect(asked).toEqual(["iteration-2/cell/sub-call-1", "iteration-2/cell/sub-call-2"]);
    expect(startOf(log, third).temperature).toBeNull();
  });
});

test("a fork's own replay repeats its edits, and asks nobody", async () => {
  const edits = [{ spanId: third, messages: reworded, model: "other" }];
  const { log: parent } = await forked(await recorded(), edits);
  const { log } = await inquire({
    callModel: replayedModel({
      memo: createMemo(parent, readBody),
      live: refuseLiveCalls,
      edits: [],
    }),
    sandbox: cellSandbox(cells),
    callEdits: edits,
  });
  expect(differingSpans(log, parent)).toEqual([]);
});
