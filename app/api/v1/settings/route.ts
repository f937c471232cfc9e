import { getSettingsEndpoint, saveSettingsEndpoint } from "@/lib/server/api/settings-endpoints";
import { serve } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = serve([getSettingsEndpoint, saveSettingsEndpoint]);
