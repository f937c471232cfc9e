import { uploadPagesEndpoint } from "@/lib/server/api/repository-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([uploadPagesEndpoint]);
