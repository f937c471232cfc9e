/** Mail over SMTP. */
import { createTransport } from "nodemailer";
import { isMailAddress, MailError, type SendMail } from "@/lib/mail/mail";

export type SmtpOptions = {
  /** `smtp://user:password@host:port`, or `smtps://…`. */
  smtpUrl: string;
  /** `Name <address>`, or an address. */
  from: string;
};

const LONGEST_MS = 20_000;

export function createSmtpMail({ smtpUrl, from }: SmtpOptions): SendMail {
  const url = new URL(smtpUrl);
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port || (url.protocol === "smtps:" ? 465 : 587)),
    secure: url.protocol === "smtps:",
    ...(url.username === ""
      ? {}
      : {
          auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
        }),
    connectionTimeout: LONGEST_MS,
    greetingTimeout: LONGEST_MS,
    socketTimeout: LONGEST_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ to, subject, text, html, messageId, unsubscribeUrl }) => {
    if (!isMailAddress(to)) throw new MailError("The address to send to is not an e-mail address.");
    try {
      await transport.sendMail({
        from,
        to: { name: "", address: to },
        subject: subject.replaceAll(/\s+/g, " "),
        text,
        html,
        messageId,
        headers: { "Auto-Submitted": "auto-generated" },
        ...(unsubscribeUrl === null ? {} : { list: { unsubscribe: unsubscribeUrl } }),
      });
    } catch (cause) {
      const said = cause instanceof Error ? cause.message : String(cause);
      throw new MailError(
        `The mail server ${url.host} did not take a mail: ${said.slice(0, 300)}`,
        cause,
      );
    }
  };
}
