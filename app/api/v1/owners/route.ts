import { listOwnersEndpoint, saveOwnerEndpoint } from "@/lib/server/api/owner-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([listOwnersEndpoint, saveOwnerEndpoint]);
