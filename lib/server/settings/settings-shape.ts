/** The settings as they are shown and saved. An API key goes in and never comes out. */
import { z } from "zod";
import { modelRole, roleModels } from "@/lib/trace/config";

const modelId = z.string().trim().min(1).max(200);
const temperature = z.number().min(0).max(2);

const endpointUrl = z
  .url({
    protocol: /^https?$/,
    error:
      "Enter the endpoint's address with http:// or https://, for example http://localhost:11434/v1.",
  })
  .max(2_000);

const settingsSource = z.object({
  baseUrl: z.string().nullable(),
  hasApiKey: z.boolean(),
  model: z.string().nullable(),
  models: z.partialRecord(modelRole, z.string().nullable()),
  temperature: temperature.nullable(),
  isFree: z.boolean().nullable(),
});

export const settingsView = z
  .object({
    saved: settingsSource.meta({
      description: "What was saved here; null leaves it to the environment.",
    }),
    environment: settingsSource.meta({
      description: "What the server's environment variables give.",
    }),
    effective: z.object({
      baseUrl: z.string().nullable().meta({ description: "Null when no endpoint is configured." }),
      hasApiKey: z.boolean(),
      models: roleModels,
      temperature: temperature.nullable().meta({ description: "Null leaves it to the provider." }),
      prices: z.object({ root: z.number().nullable(), sub: z.number().nullable() }).meta({
        description:
          "US dollars for a million input and as many output tokens together; null is unknown.",
      }),
    }),
  })
  .meta({ id: "Settings" });

export const settingsChange = z
  .strictObject({
    baseUrl: endpointUrl.nullable().optional(),
    apiKey: z.string().trim().min(1).max(1_000).nullable().optional().meta({
      description:
        "A new key, or null to forget the saved one. A saved key is also forgotten when the address changes.",
    }),
    model: modelId.nullable().optional(),
    models: z
      .strictObject({ root: modelId.nullable(), sub: modelId.nullable() })
      .partial()
      .optional(),
    temperature: temperature.nullable().optional(),
    isFree: z.boolean().nullable().optional(),
  })
  .meta({ id: "SettingsChange", description: "What is left out stays as it is." });

export const endpointTest = z
  .strictObject({
    baseUrl: endpointUrl.optional(),
    apiKey: z.string().trim().min(1).max(1_000).optional(),
    model: modelId.optional(),
  })
  .meta({
    id: "EndpointTest",
    description:
      "What is left out is taken from the settings. The saved key goes to the saved address only.",
  });

export const endpointTestResult = z
  .object({
    ok: z.boolean(),
    model: z.string(),
    message: z.string().meta({ description: "What happened and, if it failed, what to do." }),
    wallMs: z.number(),
  })
  .meta({ id: "EndpointTestResult" });

export type SettingsView = z.infer<typeof settingsView>;
export type SettingsChange = z.infer<typeof settingsChange>;
export type EndpointTest = z.infer<typeof endpointTest>;
export type EndpointTestResult = z.infer<typeof endpointTestResult>;
