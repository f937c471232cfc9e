/** What every CallModel must do, whatever stands behind it. */
import { describe, expect, it } from "vitest";
import { type CallModel, ModelCallError, type ModelRequest } from "./model";

export const contractRequest: ModelRequest = {
  role: "root",
  model: "test-model",
  messages: [{ role: "user", content: "How many rows are there?" }],
  temperature: null,
  maxOutputTokens: null,
};

export const contractReplyText = "There are 17 rows.";

export type ModelUnderTest = {
  /** Answers contractRequest with contractReplyText. */
  answering: CallModel;
  /** Fails with ModelCallError. */
  failing: CallModel;
  [Symbol.asyncDispose](): Promise<void>;
};

export function describeCallModel(name: string, make: () => Promise<ModelUnderTest>): void {
  describe(`${name} is a model`, () => {
    it("replies with the whole text", async () => {
      await using models = await make();
      const reply = await models.answering(contractRequest);
      expect(reply.text).toBe(contractReplyText);
      expect(reply.finishReason).toBe("stop");
      expect(reply.attempts).toBe(reply.source === "live" ? 1 : 0);
    });

    it("streams pieces that make up the text, or none when the reply was recorded", async () => {
      await using models = await make();
      let streamed = "";
      const reply = await models.answering(contractRequest, {
        onText: (piece, offset) => {
          streamed = streamed.slice(0, offset) + piece;
        },
      });
      expect(streamed).toBe(reply.source === "live" ? contractReplyText : "");
    });

    it("rejects with ModelCallError when there is no reply", async () => {
      await using models = await make();
      await expect(models.failing(contractRequest)).rejects.toBeInstanceOf(ModelCallError);
    });

    it("rejects with the signal's reason when it is cancelled", async () => {
      await using models = await make();
      const reason = new Error("cancelled by the reader");
      const call = models.answering(contractRequest, { signal: AbortSignal.abort(reason) });
      await expect(call).rejects.toBe(reason);
    });
  });
}
