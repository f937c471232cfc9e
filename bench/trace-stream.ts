/** The events of a run as a browser gets them: one after another, as they are appended. */
export type StreamedEvent = { at: number; type: string };

/** Ends after the run's last event. */
export async function* streamedEvents(url: string, runId: string): AsyncGenerator<StreamedEvent> {
  const response = await fetch(`${url}/api/v1/runs/${runId}/events`, {
    headers: { accept: "text/event-stream" },
  });
  let buffered = "";
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    buffered += piece;
    const blocks = buffered.split("\n\n");
    buffered = blocks.pop() ?? "";
    for (const block of blocks) {
      if (!/^event: trace$/m.test(block)) continue;
      const event: StreamedEvent = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? "{}");
      yield event;
      if (event.type === "run-end") return;
    }
  }
  throw new Error(`The stream of run ${runId} ended before the run did.`);
}
