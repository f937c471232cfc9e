import { readSourceEndpoint } from "@/lib/server/api/document-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([readSourceEndpoint]);
