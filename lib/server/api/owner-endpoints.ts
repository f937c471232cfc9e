/** How owners are told, over HTTP. */
import "server-only";
import {
  listOwners,
  ownerList,
  ownerOrder,
  ownerView,
  saveOwner,
} from "@/lib/server/digest/owner-settings";
import { endpoint } from "@/lib/server/http/endpoint";

const tag = "Notices";

export const listOwnersEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/owners",
  operationId: "listOwners",
  tag,
  summary: "The owners of pages, and how each is told of new notices",
  result: { status: 200, description: "The owners, by name.", schema: ownerList },
  problems: ["unavailable"],
  run: (_input, deps) => listOwners(deps),
});

export const saveOwnerEndpoint = endpoint({
  method: "PUT",
  path: "/api/v1/owners",
  operationId: "saveOwner",
  tag,
  summary: "Sets where an owner's mail goes, and how often it is sent",
  body: ownerOrder,
  result: { status: 200, description: "The owner's settings as they are kept.", schema: ownerView },
  problems: ["invalid-input", "unavailable"],
  run: ({ body }, deps) => saveOwner(deps, body),
});
