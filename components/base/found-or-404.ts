import { notFound } from "next/navigation";

/** Shows the page for missing things where the server says, by its error's code, that there is none. */
export async function foundOr404<Value>(value: Promise<Value>): Promise<Value> {
  try {
    return await value;
  } catch (reason) {
    if (reason instanceof Error && "code" in reason && reason.code === "not-found") notFound();
    throw reason;
  }
}
