export { buildApp } from './build-app.ts';
export { Ending } from './ending.ts';
export { entityTag, IfMatch, requireMatch } from './entity-tag.ts';
export { HttpModule } from './http-module.ts';
export { IdempotentAnswers } from './idempotent-answers.ts';
export { IdParam, notFound } from './id-param.ts';
export {
  AccessPolicy,
  Caller,
  CallerResolver,
  MaybeCaller,
  OPERATION,
  Operation,
  OrganisationMember,
  unauthenticated,
} from './operation.ts';
export type {
  Allow,
  CallerIdentity,
  CallerRequest,
  KeyScope,
  OperationSpec,
  OrganisationCaller,
} from './operation.ts';
export { fieldErrors } from './operation-interceptor.ts';
export { pageFrom, pageWindow } from './pagination.ts';
export { problemOf, ProblemFilter } from './problem-filter.ts';
export { keepRawBodies } from './raw-body.ts';
export type { RawRequest } from './raw-body.ts';
export { requireStepUp } from './require-step-up.ts';
export { listRoutes } from './routes.ts';
export type { RouteEntry } from './routes.ts';
