/** Where on the screen a stage is shown. */
export function stageElementId(spanId: string): string {
  return `stage-${spanId}`;
}

export function exhibitElementId(id: string): string {
  return `exhibit-${id}`;
}
