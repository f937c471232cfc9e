/** Who is told how: for the page where owners choose. */
import "server-only";
import { z } from "zod";
import { isMailAddress } from "@/lib/mail/mail";
import type { Composition } from "@/lib/server/composition";
import { addressOf } from "@/lib/server/digest/send-digests";
import { ownersOfPages } from "@/lib/server/proposals/list-proposals";
import {
  defaultOwnerSettings,
  digestCadences,
  type OwnerSettings,
} from "@/lib/store/owner-settings-store";

type Deps = Pick<Composition, "ownerSettings" | "repositories" | "env">;

const time = z.int().meta({ description: "Milliseconds since the Unix epoch." });

export const ownerView = z
  .object({
    owner: z.string(),
    email: z.string().nullable(),
    address: z.string().nullable().meta({
      description:
        "Where mail goes: `email`, or the owner where that is an address; null for nowhere.",
    }),
    cadence: z.enum(digestCadences),
    lastSentAt: time.nullable(),
  })
  .meta({ id: "OwnerSettings" });

export const ownerList = z
  .object({
    mail: z.object({
      configured: z.boolean().meta({ description: "False: no mail is sent at all." }),
      from: z.string().nullable(),
      message: z.string(),
    }),
    owners: z.array(ownerView),
  })
  .meta({ id: "OwnerSettingsList" });

export const ownerOrder = z
  .strictObject({
    owner: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^\P{Cc}*$/u, "Write the owner on one line."),
    email: z
      .string()
      .trim()
      .refine(isMailAddress, "Write one e-mail address, such as docs@example.com.")
      .nullable(),
    cadence: z.enum(digestCadences),
  })
  .meta({ id: "OwnerSettingsOrder" });

/** The owners of all pages, and whoever made settings. */
export async function listOwners(deps: Deps): Promise<z.input<typeof ownerList>> {
  const [owners, saved] = await Promise.all([ownersOfPages(deps), deps.ownerSettings.list()]);
  const known = new Map(saved.map((each) => [each.owner, each]));
  const names = [...new Set([...owners.keys(), ...known.keys()])].sort();
  const { mail } = deps.env;
  return {
    mail: {
      configured: mail !== null,
      from: mail?.from ?? null,
      message:
        mail === null
          ? "No mail is sent: set VERBATIM_SMTP_URL and VERBATIM_MAIL_FROM on the server, and start it again."
          : `Mail is sent by the server's mail account, from ${mail.from}.`,
    },
    owners: names.map((owner) =>
      viewOf(known.get(owner) ?? defaultOwnerSettings(owner, owners.get(owner) ?? false)),
    ),
  };
}

export async function saveOwner(
  { ownerSettings }: Pick<Composition, "ownerSettings">,
  order: z.output<typeof ownerOrder>,
): Promise<z.input<typeof ownerView>> {
  return viewOf(await ownerSettings.save(order));
}

function viewOf(settings: OwnerSettings): z.input<typeof ownerView> {
  return { ...settings, address: addressOf(settings) };
}
