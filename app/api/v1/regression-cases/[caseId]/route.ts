import { removeRegressionCaseEndpoint } from "@/lib/server/api/regression-case-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([removeRegressionCaseEndpoint]);
