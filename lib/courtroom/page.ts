/** A page of documentation, as the court sees it. */
export type CourtPage = {
  path: string;
  /** `\n` line breaks. */
  text: string;
};
