import { readDataEndpoint } from "@/lib/server/api/data-endpoint";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([readDataEndpoint]);
