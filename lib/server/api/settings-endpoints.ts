/** Settings over HTTP. */
import "server-only";
import { endpoint } from "@/lib/server/http/endpoint";
import { getSettings } from "@/lib/server/settings/get-settings";
import { saveSettings } from "@/lib/server/settings/save-settings";
import {
  endpointTest,
  endpointTestResult,
  settingsChange,
  settingsView,
} from "@/lib/server/settings/settings-shape";
import { testEndpoint } from "@/lib/server/settings/test-endpoint";

const tag = "Settings";

export const getSettingsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/settings",
  operationId: "getSettings",
  tag,
  summary: "The model settings, and where each comes from",
  result: { status: 200, description: "The settings, without keys.", schema: settingsView },
  problems: ["unavailable"],
  run: (_input, deps) => getSettings(deps),
});

export const saveSettingsEndpoint = endpoint({
  method: "PUT",
  path: "/api/v1/settings",
  operationId: "saveSettings",
  tag,
  summary: "Changes the model settings",
  body: settingsChange,
  result: { status: 200, description: "The settings as saved.", schema: settingsView },
  problems: ["invalid-input", "unavailable"],
  run: ({ body }, deps) => saveSettings(deps, body),
});

export const testEndpointEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/settings/test",
  operationId: "testEndpoint",
  tag,
  summary: "Asks the model endpoint for one word",
  body: endpointTest,
  result: { status: 200, description: "Whether it answered.", schema: endpointTestResult },
  problems: ["invalid-input", "unprocessable", "unavailable"],
  run: ({ body, request }, deps) => testEndpoint(deps, body, request.signal),
});
