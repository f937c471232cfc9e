/**
 * A person's edits of the calls themselves, which a fork makes: other words in place of the messages that a call
 * adds, another model or temperature. What follows continues the edited conversation, so it is asked anew by itself.
 */
import type { ModelRequest } from "@/lib/model/model";
import type { CallEdit } from "@/lib/trace/config";
import { isBefore } from "@/lib/trace/span-order";

type Asked = { spanId: string; request: ModelRequest; addedCount: number };

/** The call as it is asked: the same object where nothing of it was edited. */
export function editedCall<Call extends Asked>(
  call: Call,
  edits: readonly CallEdit[] = [],
): Call & { isReworded: boolean } {
  const own = edits.find(({ spanId }) => spanId === call.spanId);
  const setting = own ?? settingFor(call, edits);
  const { model = call.request.model, temperature = call.request.temperature } = setting ?? {};
  const messages = own?.messages;
  if (!messages) {
    return { ...call, request: { ...call.request, model, temperature }, isReworded: false };
  }
  const before = call.request.messages.slice(0, -call.addedCount);
  return {
    ...call,
    request: { ...call.request, model, temperature, messages: [...before, ...messages] },
    addedCount: messages.length,
    isReworded: true,
  };
}

/** The last edit before the call that holds for the later calls of its role. */
function settingFor({ spanId, request }: Asked, edits: readonly CallEdit[]): CallEdit | undefined {
  return edits
    .filter((edit) => edit.onwards && roleOf(edit.spanId) === request.role)
    .filter((edit) => isBefore(edit.spanId, spanId))
    .reduce<CallEdit | undefined>(
      (last, edit) => (last && isBefore(edit.spanId, last.spanId) ? last : edit),
      undefined,
    );
}

/** In an inquiry the path of a call says who is asked. */
function roleOf(spanId: string): ModelRequest["role"] {
  return /\/sub-call-\d+$/.test(spanId) ? "sub" : "root";
}
