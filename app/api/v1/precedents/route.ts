import { listPrecedentsEndpoint } from "@/lib/server/api/precedent-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([listPrecedentsEndpoint]);
