/** The second signature of type 3.2 (EN 10204:2004, clause 4.2), by an independent inspection body. */
import { z } from 'zod';
import {
  certificateDocument,
  certificateSummary,
  countersignature,
  countersignatureState,
  finding,
  inspectionBody,
} from './certificate.ts';
import {
  address,
  bytes32,
  country,
  id,
  isoTime,
  pageOf,
  pageQuery,
  typedData,
  uintString,
} from './primitives.ts';

export const inspectionBodies = z.object({ items: z.array(inspectionBody) }).meta({ id: 'InspectionBodies' });
export type InspectionBodies = z.infer<typeof inspectionBodies>;

/** A certificate on an inspection body's desk. */
export const countersignatureTask = countersignature
  .extend({
    certificateId: id,
    issuer: z.object({ name: z.string(), country, account: address.nullable() }),
    summary: certificateSummary,
    findings: z.array(finding),
    documents: z.array(certificateDocument),
    documentHash: bytes32,
    place: z.object({ batch: uintString, index: z.number().int(), certificateId: bytes32 }).nullable(),
    canSign: z.boolean().describe('The batch is in the register and the second signature is awaited.'),
    typedData: typedData.nullable().describe('Present while the body’s own wallet is to sign.'),
    createdAt: isoTime,
  })
  .meta({ id: 'CountersignatureTask' });
export type CountersignatureTask = z.infer<typeof countersignatureTask>;
export const countersignatureTaskPage = pageOf(countersignatureTask).meta({ id: 'CountersignatureTaskPage' });
export const countersignatureQuery = pageQuery.extend({ state: countersignatureState.optional() });

export const refusalInput = z
  .strictObject({ reason: z.string().trim().min(10, 'Say in a sentence why.').max(1_000) })
  .meta({ id: 'RefusalInput' });
export type RefusalInput = z.infer<typeof refusalInput>;

export const inspectionBodyInput = z
  .strictObject({ inspectionBodyId: id })
  .meta({ id: 'InspectionBodyInput' });
export type InspectionBodyInput = z.infer<typeof inspectionBodyInput>;
