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
  const { model, temperature } = { ...call.request, ...settingFor(call, edits), ...settingOf(own) };
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

/** What of an edit is given: another may give the rest. */
function settingOf(
  edit: CallEdit | undefined,
): Partial<Pick<ModelRequest, "model" | "temperature">> {
  const { model, temperature } = edit ?? {};
  return {
    ...(model === undefined ? {} : { model }),
    ...(temperature === undefined ? {} : { temperature }),
  };
}

/** What earlier edits set for the later calls of the role: the later ones of them count. */
function settingFor(
  { spanId, request }: Asked,
  edits: readonly CallEdit[],
): ReturnType<typeof settingOf> {
  const before = edits
    .filter((edit) => edit.onwards && roleOf(edit.spanId) === request.role)
    .filter((edit) => isBefore(edit.spanId, spanId))
    .toSorted((a, b) => (isBefore(a.spanId, b.spanId) ? -1 : 1));
  return Object.assign({}, ...before.map(settingOf));
}

/** In an inquiry the path of a call says who is asked. */
function roleOf(spanId: string): ModelRequest["role"] {
  return /\/sub-call-\d+$/.test(spanId) ? "sub" : "root";
}
