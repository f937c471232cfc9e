import { getEnsembleEndpoint } from "@/lib/server/api/ensemble-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([getEnsembleEndpoint]);
