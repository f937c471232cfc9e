import { listRelativesEndpoint } from "@/lib/server/api/compare-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([listRelativesEndpoint]);
