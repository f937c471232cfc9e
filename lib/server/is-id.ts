/** Whether a text can be the id of something: whatever cannot is not found, before a store has to say so. */
export function isId(text: string): boolean {
  return /^[\w.-]{1,200}$/.test(text);
}
