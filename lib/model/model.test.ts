import { createAiSdkModel } from "./ai-sdk-model";
import { limitedModel } from "./limited-model";
import { createMemo } from "./memo";
import { type CallModel, ModelCallError } from "./model";
import { contractReplyText, contractRequest, describeCallModel } from "./model.contract";
import { refuseLiveCalls, replayedModel } from "./replayed-model";
import { routedModel } from "./routed-model";
import { scriptedModel } from "./scripted-model";
import { startOpenAiTestServer } from "./testing/openai-test-server";
import { recordedCalls, wholePreview } from "./testing/recorded-calls";

const nothingToClose = async () => {};
const failure = new ModelCallError({ code: "timeout", message: "too slow", attempts: 1 });
const answering = () => scriptedModel([contractReplyText]);
const failing = () => scriptedModel([failure]);

describeCallModel("the scripted model", async () => ({
  answering: answering(),
  failing: failing(),
  [Symbol.asyncDispose]: nothingToClose,
}));

describeCallModel("the AI SDK model", async () => {
  const server = await startOpenAiTestServer({
    exchanges: [{ reply: { kind: "text", text: contractReplyText } }],
  });
  const at = (baseUrl: string): CallModel =>
    createAiSdkModel({
      endpoint: { baseUrl, apiKey: null, isFree: false },
      priceOf: () => null,
      limits: { maxAttempts: 1 },
    });
  return {
    answering: at(server.baseUrl),
    failing: at(`${server.baseUrl}/no-such-path`),
    [Symbol.asyncDispose]: server.close,
  };
});

describeCallModel("the replayed model", async () => {
  const replay = (call: Parameters<typeof recordedCalls>[0][number]) =>
    replayedModel({
      memo: createMemo(recordedCalls([call]), wholePreview),
      live: refuseLiveCalls,
      edits: [],
    });
  return {
    answering: replay({ request: contractRequest, spanId: "a", text: contractReplyText }),
    failing: replay({
      request: contractRequest,
      spanId: "a",
      outcome: { status: "error", code: "rate-limited", message: "wait" },
    }),
    [Symbol.asyncDispose]: nothingToClose,
  };
});

describeCallModel("the limited model", async () => ({
  answering: limitedModel(answering()),
  failing: limitedModel(failing()),
  [Symbol.asyncDispose]: nothingToClose,
}));

describeCallModel("the routed model", async () => ({
  answering: routedModel({ builtin: failing(), endpoint: answering() }),
  failing: routedModel({ builtin: answering(), endpoint: null }),
  [Symbol.asyncDispose]: nothingToClose,
}));
