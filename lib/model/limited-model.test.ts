import { expect, it } from "vitest";
import { limitedModel } from "./limited-model";
import type { CallModel, ModelRequest } from "./model";
import { scriptedModel } from "./scripted-model";

const request = (content: string, role: ModelRequest["role"] = "sub"): ModelRequest => ({
  role,
  model: "m",
  messages: [{ role: "user", content }],
  temperature: null,
  maxOutputTokens: null,
});

/** A model whose calls end when they are let go, in any order. */
function gatedModel() {
  const started: string[] = [];
  const gates = new Map<string, () => void>();
  const reply = scriptedModel(() => "done");
  const callModel: CallModel = async (asked) => {
    const name = asked.messages[0]?.content ?? "";
    started.push(name);
    await new Promise<void>((resolve) => gates.set(name, resolve));
    return await reply(asked);
  };
  return { callModel, started, finish: (name: string) => gates.get(name)?.() };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

it("runs no more calls at once than allowed, the rest in their order", async () => {
  const { callModel, started, finish } = gatedModel();
  const limited = limitedModel(callModel, { maxConcurrentCalls: 2 });
  const calls = ["a", "b", "c", "d"].map((name) => limited(request(name)));
  await settle();
  expect(started).toEqual(["a", "b"]);
  finish("b");
  await settle();
  expect(started).toEqual(["a", "b", "c"]);
  for (const name of ["a", "c"]) finish(name);
  await settle();
  finish("d");
  expect(await Promise.all(calls)).toHaveLength(4);
});

it("lets a root call pass waiting sub-calls", async () => {
  const { callModel, started, finish } = gatedModel();
  const limited = limitedModel(callModel, { maxConcurrentCalls: 1 });
  const calls = [limited(request("sub 1")), limited(request("sub 2"))];
  calls.push(limited(request("root", "root")));
  for (const name of ["sub 1", "root", "sub 2"]) {
    await settle();
    finish(name);
  }
  await Promise.all(calls);
  expect(started).toEqual(["sub 1", "root", "sub 2"]);
});

it("a waiting call that is cancelled leaves the queue and asks nothing", async () => {
  const { callModel, started, finish } = gatedModel();
  const limited = limitedModel(callModel, { maxConcurrentCalls: 1 });
  const running = limited(request("a"));
  const cancel = new AbortController();
  const waiting = limited(request("b"), { signal: cancel.signal });
  const last = limited(request("c"));
  await settle();
  cancel.abort(new Error("no longer wanted"));
  await expect(waiting).rejects.toThrow("no longer wanted");
  finish("a");
  await settle();
  finish("c");
  await Promise.all([running, last]);
  expect(started).toEqual(["a", "c"]);
});

it("a failed call gives its place back", async () => {
  const failing = scriptedModel([new Error("down"), "up"]);
  const limited = limitedModel(failing, { maxConcurrentCalls: 1 });
  await expect(limited(request("a"))).rejects.toThrow("down");
  expect((await limited(request("b"))).text).toBe("up");
});
