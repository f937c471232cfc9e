import { healthEndpoint } from "@/lib/server/api/health-endpoint";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([healthEndpoint]);
