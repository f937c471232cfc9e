/** The name under which an upload is listed: its last path part, in one line, at most as long as a file name may be. */
const MAX_NAME_CHARS = 255;

export function documentName(given: string | null | undefined): string {
  const last = (given ?? "").split(/[\\/]/).at(-1) ?? "";
  const line = last
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
  if (line === "" || line === "." || line === "..") return "Untitled.txt";
  return Array.from(line).slice(0, MAX_NAME_CHARS).join("");
}
