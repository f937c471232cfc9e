/** The port to mail. */

export type Mail = {
  /** One address. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Says which mail this is: one that is sent twice is one to whoever reads it. `<…@…>`. */
  messageId: string;
  /** Where the reader says how often; null when there is no such address. */
  unsubscribeUrl: string | null;
};

/** Rejects with MailError. */
export type SendMail = (mail: Mail) => Promise<void>;

export class MailError extends Error {
  readonly code = "mail-failed";

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "MailError";
  }
}

/** Whether a text is one plain e-mail address: no names, no lists, nothing that could become a header. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i.test(
      text,
    )
  );
}
