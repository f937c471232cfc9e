import { requestJson } from "./request-json";

const root = "/api/v1/owners";

export const cadences = ["immediate", "daily", "weekly", "never"] as const;
export type Cadence = (typeof cadences)[number];

export type OwnerSettings = {
  owner: string;
  email: string | null;
  /** Where mail goes: `email`, or the owner where that is an address; null for nowhere. */
  address: string | null;
  cadence: Cadence;
};

export type OwnerList = {
  mail: { configured: boolean };
  owners: OwnerSettings[];
};

export type OwnerOrder = Pick<OwnerSettings, "owner" | "email" | "cadence">;

export function saveOwner(order: OwnerOrder): Promise<OwnerSettings> {
  return requestJson(root, { method: "PUT", body: order });
}
