import { openApiEndpoint } from "@/lib/server/api/endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([openApiEndpoint]);
