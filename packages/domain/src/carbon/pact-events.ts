/** PACT 3.0 events: CloudEvents 1.0 in structured JSON. */
import { z } from 'zod';
import { instant, urn, uuid } from './pact-schema.ts';

export const pactEventTypes = {
  requestCreated: 'org.wbcsd.pact.ProductFootprint.RequestCreatedEvent.3',
  requestFulfilled: 'org.wbcsd.pact.ProductFootprint.RequestFulfilledEvent.3',
  requestRejected: 'org.wbcsd.pact.ProductFootprint.RequestRejectedEvent.3',
  published: 'org.wbcsd.pact.ProductFootprint.PublishedEvent.3',
} as const;

/** Codes of the error object (openapi.yaml 3.0.3). */
export const pactErrorCode = z.enum([
  'BadRequest',
  'AccessDenied',
  'TokenExpired',
  'NotFound',
  'InternalError',
  'NotImplemented',
]);
export type PactErrorCode = z.infer<typeof pactErrorCode>;

export const pactError = z.object({ code: pactErrorCode, message: z.string() }).meta({ id: 'PactError' });
export type PactError = z.infer<typeof pactError>;

const many = <T extends z.ZodType>(item: T) => z.array(item).max(200);
const nullable = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

/** What a recipient asks for; the same criteria as those of the list. */
export const requestCriteria = z.looseObject({
  productId: nullable(many(urn)),
  companyId: nullable(many(urn)),
  geography: nullable(many(z.string().max(100))),
  classification: nullable(many(urn)),
  validOn: nullable(instant),
  validAfter: nullable(instant),
  validBefore: nullable(instant),
  status: nullable(z.string().max(40)),
  comment: nullable(z.string().max(20_000)),
});

const base = {
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(400),
  source: z.string().min(1).max(2_000),
  time: instant,
};

/** One event that arrives. `pfs` is kept as it is; each footprint is read by itself. */
export const pactEvent = z.discriminatedUnion('type', [
  z.looseObject({ ...base, type: z.literal(pactEventTypes.requestCreated), data: requestCriteria }),
  z.looseObject({
    ...base,
    type: z.literal(pactEventTypes.requestFulfilled),
    data: z.looseObject({
      requestEventId: z.string().min(1).max(400),
      pfs: z.array(z.unknown()).min(1).max(1_000),
    }),
  }),
  z.looseObject({
    ...base,
    type: z.literal(pactEventTypes.requestRejected),
    data: z.looseObject({
      requestEventId: z.string().min(1).max(400),
      error: z.looseObject({ code: z.string().max(100), message: z.string().max(20_000) }),
    }),
  }),
  z.looseObject({
    ...base,
    type: z.literal(pactEventTypes.published),
    data: z.looseObject({ pfIds: z.array(uuid).min(1).max(1_000) }),
  }),
]);
export type PactEvent = z.infer<typeof pactEvent>;
