import { appealTrialEndpoint } from "@/lib/server/api/appeal-endpoint";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([appealTrialEndpoint]);
