import { readInsightsEndpoint } from "@/lib/server/api/insight-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([readInsightsEndpoint]);
