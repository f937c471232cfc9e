import { versionChangesEndpoint } from "@/lib/server/api/version-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([versionChangesEndpoint]);
