const STAGE = "stage-";

/** Where on the screen a stage is shown. */
export function stageElementId(spanId: string): string {
  return `${STAGE}${spanId}`;
}

/** The stages that an element shows: its own, and those inside it. */
export function stagesIn(element: Element): string[] {
  return [element, ...element.querySelectorAll(`[id^="${STAGE}"]`)].flatMap(({ id }) =>
    id.startsWith(STAGE) ? [id.slice(STAGE.length)] : [],
  );
}

export function exhibitElementId(id: string): string {
  return `exhibit-${id}`;
}
