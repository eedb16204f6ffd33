import { z } from 'zod';
import { address, bytes32, isoTime, uintString } from './primitives.ts';

/** What is handed in for capture: an EPCISDocument. Its events are checked one by one, with their own answers. */
export const captureInput = z
  .looseObject({ type: z.literal('EPCISDocument'), epcisBody: z.looseObject({}) })
  .meta({ id: 'EpcisDocumentInput', description: 'An EPCIS 2.0 document in JSON or JSON-LD.' });

/** One event, with its own `@context`. */
export const eventInput = z
  .looseObject({ type: z.string() })
  .meta({ id: 'EpcisEventInput', description: 'One EPCIS 2.0 event in JSON or JSON-LD.' });

const captureError = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  /** Which event of the document, from 0. */
  eventIndex: z.number().int(),
});

/** EPCIS 2.0 capture job: what became of a document. */
export const captureJob = z
  .object({
    captureID: z.string(),
    createdAt: isoTime,
    finishedAt: isoTime,
    running: z.boolean(),
    success: z.boolean(),
    captureErrorBehaviour: z.enum(['rollback', 'proceed']),
    eventCount: z.number().int(),
    capturedCount: z.number().int(),
    /** Merkle root over the hashes of the events captured. */
    root: z.string().nullable(),
    errors: z.array(captureError),
  })
  .meta({ id: 'EpcisCaptureJob' });
export type CaptureJob = z.infer<typeof captureJob>;
export const captureJobs = z.array(captureJob);

/** Parameters of the EPCIS query language: text, or a list of which one suffices. */
export const eventQuery = z.record(
  z.string().max(100),
  z.union([z.string().max(4_000), z.number(), z.boolean(), z.array(z.string().max(2_048)).max(500)]),
);

const parameter = z.union([z.string().max(20_000), z.array(z.string()).max(500)]).optional();
/** The parameters that an address may have, by name; a list is divided by `|`. */
export const eventParameters = z.looseObject(
  Object.fromEntries(
    [
      ...['eventType', 'EQ_action', 'EQ_bizStep', 'EQ_disposition', 'EQ_eventID', 'EQ_transformationID'],
      ...['EQ_persistentDisposition_set', 'EQ_persistentDisposition_unset', 'EQ_readPoint', 'EQ_bizLocation'],
      ...['GE_eventTime', 'LT_eventTime', 'GE_recordTime', 'LT_recordTime', 'EXISTS_errorDeclaration'],
      ...['MATCH_epc', 'MATCH_parentID', 'MATCH_inputEPC', 'MATCH_outputEPC', 'MATCH_anyEPC'],
      ...['MATCH_epcClass', 'MATCH_inputEPCClass', 'MATCH_outputEPCClass', 'MATCH_anyEPCClass'],
      ...['perPage', 'nextPageToken'],
    ].map((name) => [name, parameter]),
  ),
);

export const namedQueryInput = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
        'Give a name of letters, digits, points, dashes and underscores.',
      ),
    query: eventQuery,
  })
  .meta({ id: 'EpcisNamedQueryInput' });
export const namedQuery = z
  .object({ name: z.string(), query: eventQuery, createdAt: isoTime })
  .meta({ id: 'EpcisNamedQuery' });
export const namedQueries = z.array(namedQuery);
export type NamedQuery = z.infer<typeof namedQuery>;

/** An EPCISQueryDocument with the events found. */
export const queryDocument = z
  .looseObject({
    type: z.literal('EPCISQueryDocument'),
    epcisBody: z.looseObject({ queryResults: z.looseObject({}) }),
  })
  .meta({ id: 'EpcisQueryDocument' });
export type QueryDocument = z.infer<typeof queryDocument>;

/** One event as it was captured. */
export const capturedEvent = z
  .looseObject({ type: z.string(), eventID: z.string() })
  .meta({ id: 'EpcisEvent' });

/** How an event is bound to the chain: its hash and the siblings lead to a root that `AuditAnchors` keeps. */
export const eventAnchor = z
  .object({
    eventID: z.string(),
    hash: bytes32,
    book: bytes32,
    /** The number of the closing: its time in Unix seconds. */
    sequence: uintString,
    root: bytes32,
    proof: z.array(bytes32),
    state: z.enum(['requested', 'anchored', 'final', 'failed']),
    publisher: address.nullable(),
    txHash: bytes32.nullable(),
  })
  .meta({ id: 'EpcisEventAnchor' });
export type EventAnchor = z.infer<typeof eventAnchor>;
