import { runSearchEndpoint } from "@/lib/server/api/tracing-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([runSearchEndpoint]);
