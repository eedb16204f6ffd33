import { z } from 'zod';
import { bizSteps, dispositions } from './vocabulary.ts';

/** No event of the trade names more things than a ship holds; longer lists only cost. */
const MAX_LIST = 10_000;
const MAX_TEXT = 2_048;

const uri = z
  .string()
  .max(MAX_TEXT)
  .regex(
    /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/,
    'Give an address (URI), such as https://id.gs1.org/01/… or urn:epc:id:….',
  );

const time = z
  .string()
  .regex(
    /^(?:19\d\d|[2-9]\d{3})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,20})?(?:Z|[+-]\d\d:\d\d)$/,
    'Give date and time with its zone, such as 2026-03-02T09:30:00+01:00.',
  )
  .refine((text) => !Number.isNaN(Date.parse(text)), 'This date or time does not exist.');

const vocabularyWord = (known: ReadonlySet<string>, example: string) =>
  z
    .string()
    .max(MAX_TEXT)
    .refine(
      (text) => known.has(text) || uri.safeParse(text).success,
      `Give a word of the Core Business Vocabulary, such as ${example}, or an address of your own.`,
    );

const uris = z.array(uri).max(MAX_LIST);
const disposition = vocabularyWord(dispositions, 'in_transit');
const action = z.enum(['ADD', 'OBSERVE', 'DELETE'], 'Give ADD, OBSERVE or DELETE.');

const quantityElement = z
  .looseObject({
    epcClass: uri,
    quantity: z.number().nonnegative('A quantity is not below zero.').optional(),
    uom: z
      .string()
      .regex(/^[A-Z0-9]{2,3}$/, 'Give a UN/CEFACT unit code, such as KGM, TNE, MTR or H87.')
      .optional(),
  })
  .refine((element) => element.uom === undefined || element.quantity !== undefined, {
    message: 'A unit needs its quantity.',
    path: ['quantity'],
  });
const quantities = z.array(quantityElement).max(MAX_LIST);

const party = (name: 'source' | 'destination') =>
  z.array(z.looseObject({ type: z.string().min(1).max(MAX_TEXT), [name]: uri })).max(100);
const bizTransactions = z
  .array(z.looseObject({ type: z.string().min(1).max(MAX_TEXT).optional(), bizTransaction: uri }))
  .max(1_000);
const place = z.looseObject({ id: uri });

const common = {
  '@context': z.unknown().optional(),
  eventID: uri.optional(),
  eventTime: time,
  eventTimeZoneOffset: z
    .string()
    .regex(/^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/, 'Give the offset of the local time, such as +01:00.'),
  recordTime: time.optional(),
  certificationInfo: z.union([uri, uris]).optional(),
  bizStep: vocabularyWord(bizSteps, 'commissioning').optional(),
  disposition: disposition.optional(),
  persistentDisposition: z
    .looseObject({
      set: z.array(disposition).max(100).optional(),
      unset: z.array(disposition).max(100).optional(),
    })
    .optional(),
  readPoint: place.optional(),
  bizLocation: place.optional(),
  bizTransactionList: bizTransactions.optional(),
  sourceList: party('source').optional(),
  destinationList: party('destination').optional(),
  sensorElementList: z
    .array(z.looseObject({ sensorReport: z.array(z.looseObject({})).min(1).max(MAX_LIST) }))
    .max(MAX_LIST)
    .optional(),
  errorDeclaration: z
    .looseObject({
      declarationTime: time,
      reason: z.string().max(MAX_TEXT).optional(),
      correctiveEventIDs: uris.optional(),
    })
    .optional(),
};
const ilmd = z.record(z.string(), z.unknown()).optional();
const has = (list: readonly unknown[] | undefined): boolean => list !== undefined && list.length > 0;

const objectEvent = z
  .looseObject({
    ...common,
    type: z.literal('ObjectEvent'),
    action,
    epcList: uris.optional(),
    quantityList: quantities.optional(),
    ilmd,
  })
  .refine((event) => has(event.epcList) || has(event.quantityList) || has(event.sensorElementList), {
    message: 'Name what it is about: epcList, quantityList, or what a sensor observed.',
    path: ['epcList'],
  })
  .refine((event) => event.ilmd === undefined || event.action === 'ADD', {
    message: 'Master data of new things (ilmd) goes with action ADD only.',
    path: ['ilmd'],
  });

const children = {
  parentID: uri.optional(),
  childEPCs: uris.optional(),
  childQuantityList: quantities.optional(),
};
const hasChildren = (event: {
  childEPCs?: unknown[] | undefined;
  childQuantityList?: unknown[] | undefined;
}) => has(event.childEPCs) || has(event.childQuantityList);
const noChildren = { message: 'Name what is inside: childEPCs or childQuantityList.', path: ['childEPCs'] };
const noParent = { message: 'Name what holds the others: parentID.', path: ['parentID'] };

const aggregationEvent = z
  .looseObject({ ...common, type: z.literal('AggregationEvent'), action, ...children })
  .refine((event) => event.parentID !== undefined || event.action === 'OBSERVE', noParent)
  .refine((event) => hasChildren(event) || event.action === 'DELETE', noChildren);

const associationEvent = z
  .looseObject({ ...common, type: z.literal('AssociationEvent'), action, ...children, parentID: uri })
  .refine((event) => hasChildren(event) || event.action === 'DELETE', noChildren);

const transactionEvent = z
  .looseObject({
    ...common,
    type: z.literal('TransactionEvent'),
    action,
    bizTransactionList: bizTransactions.min(1, 'Name the transaction that the things belong to.'),
    parentID: uri.optional(),
    epcList: uris.optional(),
    quantityList: quantities.optional(),
  })
  .refine((event) => has(event.epcList) || has(event.quantityList) || event.parentID !== undefined, {
    message: 'Name what belongs to the transaction: epcList, quantityList or parentID.',
    path: ['epcList'],
  });

const transformationEvent = z
  .looseObject({
    ...common,
    type: z.literal('TransformationEvent'),
    transformationID: uri.optional(),
    inputEPCList: uris.optional(),
    inputQuantityList: quantities.optional(),
    outputEPCList: uris.optional(),
    outputQuantityList: quantities.optional(),
    ilmd,
  })
  .refine(
    (event) =>
      event.transformationID !== undefined ||
      ((has(event.inputEPCList) || has(event.inputQuantityList)) &&
        (has(event.outputEPCList) || has(event.outputQuantityList))),
    {
      message:
        'Name what went in and what came out, or the transformationID that ties several events together.',
      path: ['inputQuantityList'],
    },
  );

/**
 * The five event types of EPCIS 2.0 (section 7.4) as we capture them. Extensions are objects of their own prefix; their
 * content is not judged.
 */
export const eventSchemas = {
  ObjectEvent: objectEvent,
  AggregationEvent: aggregationEvent,
  AssociationEvent: associationEvent,
  TransactionEvent: transactionEvent,
  TransformationEvent: transformationEvent,
} as const;

export type EventType = keyof typeof eventSchemas;
export const eventTypes = Object.keys(eventSchemas) as EventType[];
