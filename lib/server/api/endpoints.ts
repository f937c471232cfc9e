/** Every endpoint of the HTTP API: what the OpenAPI document lists. A test holds the route files against it. */
import "server-only";
import { z } from "zod";
import {
  annotateStepEndpoint,
  changeAnnotationEndpoint,
  listAnnotationsEndpoint,
  removeAnnotationEndpoint,
} from "@/lib/server/api/annotation-endpoints";
import { appealTrialEndpoint } from "@/lib/server/api/appeal-endpoint";
import { listRelativesEndpoint } from "@/lib/server/api/compare-endpoints";
import { readDataEndpoint } from "@/lib/server/api/data-endpoint";
import {
  addDocumentsEndpoint,
  getDocumentEndpoint,
  listDocumentsEndpoint,
  readLinesEndpoint,
  readSourceEndpoint,
  readTextEndpoint,
  removeDocumentEndpoint,
  restoreDocumentEndpoint,
  searchDocumentEndpoint,
} from "@/lib/server/api/document-endpoints";
import { cancelEnsembleEndpoint, getEnsembleEndpoint } from "@/lib/server/api/ensemble-endpoints";
import { runEventsEndpoint } from "@/lib/server/api/event-endpoints";
import { exportRunEndpoint, importTraceEndpoint } from "@/lib/server/api/exchange-endpoints";
import { healthEndpoint } from "@/lib/server/api/health-endpoint";
import { gitHubHookEndpoint, gitLabHookEndpoint } from "@/lib/server/api/hook-endpoints";
import { changedCasesEndpoint, readInsightsEndpoint } from "@/lib/server/api/insight-endpoints";
import { listOwnersEndpoint, saveOwnerEndpoint } from "@/lib/server/api/owner-endpoints";
import {
  decidePrecedentEndpoint,
  listPrecedentsEndpoint,
} from "@/lib/server/api/precedent-endpoints";
import {
  acceptProposalsEndpoint,
  decideProposalEndpoint,
  getProposalEndpoint,
  listProposalsEndpoint,
  readPatchEndpoint,
} from "@/lib/server/api/proposal-endpoints";
import {
  askRegressionCaseEndpoint,
  exportRegressionCasesEndpoint,
  listRegressionCasesEndpoint,
  removeRegressionCaseEndpoint,
  saveRegressionCaseEndpoint,
} from "@/lib/server/api/regression-case-endpoints";
import { checkReplayEndpoint } from "@/lib/server/api/replay-endpoints";
import {
  addRepositoryEndpoint,
  changeRepositoryEndpoint,
  getRepositoryEndpoint,
  listRepositoriesEndpoint,
  readRepositoryEndpoint,
  removeRepositoryEndpoint,
  uploadPagesEndpoint,
} from "@/lib/server/api/repository-endpoints";
import {
  cancelFaultSearchEndpoint,
  dropRulingEndpoint,
  getRulingMarkEndpoint,
  judgeRulingAgainEndpoint,
  keepRulingEndpoint,
  listRulingCasesEndpoint,
  listRulingMarksEndpoint,
  markRulingEndpoint,
  readFaultsEndpoint,
  removeRulingMarkEndpoint,
  startFaultSearchEndpoint,
} from "@/lib/server/api/ruling-endpoints";
import {
  approveRunEndpoint,
  cancelRunEndpoint,
  estimateInquiryEndpoint,
  forkRunEndpoint,
  getRunEndpoint,
  listRunsEndpoint,
  readRunBlobEndpoint,
  replayRunEndpoint,
  startInquiryEndpoint,
} from "@/lib/server/api/run-endpoints";
import {
  getSettingsEndpoint,
  saveSettingsEndpoint,
  testEndpointEndpoint,
} from "@/lib/server/api/settings-endpoints";
import {
  runClaimsEndpoint,
  runCoverageEndpoint,
  runSearchEndpoint,
} from "@/lib/server/api/tracing-endpoints";
import {
  compareArmsEndpoint,
  getTrialEndpoint,
  listTrialsEndpoint,
  readScoreboardEndpoint,
  readTrialChangeEndpoint,
  readTrialPageEndpoint,
  rerunTrialEndpoint,
  startTrialEndpoint,
} from "@/lib/server/api/trial-endpoints";
import {
  getVerificationEndpoint,
  listVerificationsEndpoint,
  verifyRunEndpoint,
} from "@/lib/server/api/verification-endpoints";
import {
  addVersionEndpoint,
  listVersionsEndpoint,
  pastAnswersEndpoint,
  verifyPastAnswersEndpoint,
  versionChangesEndpoint,
} from "@/lib/server/api/version-endpoints";
import { type Endpoint, endpoint } from "@/lib/server/http/endpoint";
import { openApiDocument } from "@/lib/server/http/openapi";

export const openApiEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/openapi.json",
  operationId: "openApi",
  tag: "Service",
  summary: "This API as an OpenAPI document",
  result: {
    status: 200,
    description: "OpenAPI 3.1.",
    schema: z.looseObject({ openapi: z.string() }),
  },
  problems: [],
  run: async () => ({ ...openApiDocument(endpoints) }),
});

export const endpoints: readonly Endpoint[] = [
  readDataEndpoint,
  getEnsembleEndpoint,
  cancelEnsembleEndpoint,
  addDocumentsEndpoint,
  listDocumentsEndpoint,
  getDocumentEndpoint,
  removeDocumentEndpoint,
  restoreDocumentEndpoint,
  readLinesEndpoint,
  searchDocumentEndpoint,
  readTextEndpoint,
  readSourceEndpoint,
  startInquiryEndpoint,
  estimateInquiryEndpoint,
  listRunsEndpoint,
  getRunEndpoint,
  runEventsEndpoint,
  exportRunEndpoint,
  importTraceEndpoint,
  runClaimsEndpoint,
  runCoverageEndpoint,
  runSearchEndpoint,
  listRelativesEndpoint,
  readRunBlobEndpoint,
  cancelRunEndpoint,
  approveRunEndpoint,
  forkRunEndpoint,
  replayRunEndpoint,
  checkReplayEndpoint,
  listAnnotationsEndpoint,
  annotateStepEndpoint,
  changeAnnotationEndpoint,
  removeAnnotationEndpoint,
  verifyRunEndpoint,
  listVerificationsEndpoint,
  getVerificationEndpoint,
  addVersionEndpoint,
  listVersionsEndpoint,
  versionChangesEndpoint,
  pastAnswersEndpoint,
  verifyPastAnswersEndpoint,
  exportRegressionCasesEndpoint,
  saveRegressionCaseEndpoint,
  listRegressionCasesEndpoint,
  removeRegressionCaseEndpoint,
  askRegressionCaseEndpoint,
  startTrialEndpoint,
  listTrialsEndpoint,
  readScoreboardEndpoint,
  compareArmsEndpoint,
  getTrialEndpoint,
  readTrialChangeEndpoint,
  readTrialPageEndpoint,
  rerunTrialEndpoint,
  appealTrialEndpoint,
  markRulingEndpoint,
  listRulingMarksEndpoint,
  getRulingMarkEndpoint,
  removeRulingMarkEndpoint,
  startFaultSearchEndpoint,
  cancelFaultSearchEndpoint,
  keepRulingEndpoint,
  dropRulingEndpoint,
  judgeRulingAgainEndpoint,
  listRulingCasesEndpoint,
  readFaultsEndpoint,
  readInsightsEndpoint,
  changedCasesEndpoint,
  listProposalsEndpoint,
  acceptProposalsEndpoint,
  getProposalEndpoint,
  readPatchEndpoint,
  decideProposalEndpoint,
  listPrecedentsEndpoint,
  decidePrecedentEndpoint,
  listOwnersEndpoint,
  saveOwnerEndpoint,
  listRepositoriesEndpoint,
  addRepositoryEndpoint,
  getRepositoryEndpoint,
  changeRepositoryEndpoint,
  removeRepositoryEndpoint,
  readRepositoryEndpoint,
  uploadPagesEndpoint,
  gitHubHookEndpoint,
  gitLabHookEndpoint,
  getSettingsEndpoint,
  saveSettingsEndpoint,
  testEndpointEndpoint,
  healthEndpoint,
  openApiEndpoint,
];
