import { AppError } from '../errors/index.ts';
import {
  EPCIS_CONTEXT,
  TOPSTEEL_NAMESPACE,
  unitCodes,
  type AggregationEvent,
  type BizTransaction,
  type EpcisEvent,
  type ErrorDeclaration,
  type ObjectEvent,
  type QuantityElement,
  type TransformationEvent,
} from './epcis-event.ts';
import { hashEvent, type EventId } from './hash-event.ts';

/** A lot, or a part of one, by mass. */
export interface Goods {
  /** The lot's Digital Link, or its self-issued link when the vendor has no GTIN. */
  digitalLink: string;
  massGrams: bigint;
}

/** When an act happened, and the documents and orders it belongs to. */
interface Act {
  at: Date;
  /** Where, as the address of a location (a GLN's Digital Link, a `geo:` URI). */
  readPoint?: string;
  bizTransactions?: readonly BizTransaction[];
  /** Addresses of the certificates that cover the goods. */
  certificates?: readonly string[];
}

export type Identified<E extends EpcisEvent> = E & { eventID: EventId };

/**
 * An account as a party: did:pkh (CAIP-10) of the chain it is on.
 *
 * @example partyOf(31337, '0xAb…01') // 'did:pkh:eip155:31337:0xAb…01'
 */
export function partyOf(chainId: number, account: string): string {
  return `did:pkh:eip155:${chainId}:${account}`;
}

/** @example certificateUrnOf('0x12…ef') // 'urn:topsteel:certificate:0x12…ef' */
export function certificateUrnOf(certificate: string): string {
  return `urn:topsteel:certificate:${certificate}`;
}

/**
 * A mill's lot comes into being: ObjectEvent, ADD, commissioning, active. The quantity is in grams (GRM).
 *
 * @throws AppError `invalid-input` above 2^53 grams, which JSON numbers do not hold exactly.
 */
export function commissioningEvent(
  act: Act & { goods: readonly Goods[]; owner: string },
): Identified<ObjectEvent> {
  return identify({
    ...frame(act, 'ObjectEvent'),
    action: 'ADD',
    bizStep: 'commissioning',
    disposition: 'active',
    quantityList: act.goods.map(quantityOf),
    sourceList: [{ type: 'owning_party', source: act.owner }],
  });
}

/**
 * Lots are cut, slit, rolled or merged into others: TransformationEvent, commissioning, in_progress. What was lost is
 * an extension in grams, so that the event balances: inputs = outputs + loss.
 *
 * @throws AppError `not-conserved` when it does not balance.
 */
export function transformationEvent(
  act: Act & {
    transformationId: string;
    inputs: readonly Goods[];
    outputs: readonly Goods[];
    lossGrams: bigint;
    owner: string;
    /** The owner stamped the mark of the inputs on everything that comes out. */
    isMarkTransferred?: boolean;
  },
): Identified<TransformationEvent> {
  const inGrams = sumGrams(act.inputs);
  const outGrams = sumGrams(act.outputs) + act.lossGrams;
  if (inGrams !== outGrams || act.lossGrams < 0n) {
    throw new AppError('not-conserved', {
      message: `${inGrams} g go in and ${outGrams} g come out, loss included. A transformation keeps every gram.`,
      details: { inGrams: inGrams.toString(), outGrams: outGrams.toString() },
    });
  }
  return identify({
    ...frame(act, 'TransformationEvent', {
      'topsteel:lossGrams': safeNumber(act.lossGrams),
      ...(act.isMarkTransferred && { 'topsteel:markTransferredBy': act.owner }),
    }),
    transformationID: act.transformationId,
    inputQuantityList: act.inputs.map(quantityOf),
    outputQuantityList: act.outputs.map(quantityOf),
    bizStep: 'commissioning',
    disposition: 'in_progress',
    sourceList: [{ type: 'owning_party', source: act.owner }],
    destinationList: [{ type: 'owning_party', destination: act.owner }],
  });
}

/** Goods go into a bundle or onto a load: AggregationEvent, ADD, packing. The parent is an SSCC or a bundle's link. */
export function packingEvent(
  act: Act & { parent: string; pieces?: readonly string[]; goods?: readonly Goods[] },
): Identified<AggregationEvent> {
  return identify({
    ...frame(act, 'AggregationEvent'),
    action: 'ADD',
    bizStep: 'packing',
    disposition: 'in_progress',
    parentID: act.parent,
    ...(act.pieces && { childEPCs: act.pieces }),
    ...(act.goods && { childQuantityList: act.goods.map(quantityOf) }),
  });
}

interface Handover extends Act {
  goods: readonly Goods[];
  from: string;
  to: string;
}

/** Goods leave their seller: ObjectEvent, OBSERVE, shipping, in_transit, with both owning parties. */
export function shippingEvent(act: Handover): Identified<ObjectEvent> {
  return handover(act, 'shipping', 'in_transit');
}

/** Goods arrive and change owner: ObjectEvent, OBSERVE, receiving, in_progress, with both owning parties. */
export function receivingEvent(act: Handover): Identified<ObjectEvent> {
  return handover(act, 'receiving', 'in_progress');
}

/**
 * Lots are recalled: ObjectEvent, OBSERVE, persistentDisposition set to recalled. The event says it of the lots named;
 * that their descendants are affected follows from the transformations.
 */
export function recallEvent(
  act: Act & { goods: readonly Goods[]; by: string; reason: string },
): Identified<ObjectEvent> {
  return identify({
    ...frame(act, 'ObjectEvent', { 'topsteel:recalledBy': act.by, 'topsteel:reason': act.reason }),
    action: 'OBSERVE',
    disposition: 'recalled',
    persistentDisposition: { set: ['recalled'] },
    quantityList: act.goods.map(quantityOf),
  });
}

/** Goods are inspected: ObjectEvent, OBSERVE, inspecting, conformant or not, with the documents that say so. */
export function inspectionEvent(
  act: Act & { goods: readonly Goods[]; isConformant: boolean; certificates: readonly string[] },
): Identified<ObjectEvent> {
  return identify({
    ...frame(act, 'ObjectEvent'),
    action: 'OBSERVE',
    bizStep: 'inspecting',
    disposition: act.isConformant ? 'conformant' : 'non_conformant',
    quantityList: act.goods.map(quantityOf),
  });
}

/**
 * The heat is stamped on pieces before they are cut off, so that each can be told without its label: ObjectEvent, OBSERVE,
 * inspecting, in_progress. The extensions say which heat, and which organisation answers for the transfer.
 */
export function markTransferEvent(
  act: Act & { goods: readonly Goods[]; by: string; heatNumber: string },
): Identified<ObjectEvent> {
  return identify({
    ...frame(act, 'ObjectEvent', {
      'topsteel:heatNumber': act.heatNumber,
      'topsteel:markTransferredBy': act.by,
    }),
    action: 'OBSERVE',
    bizStep: 'inspecting',
    disposition: 'in_progress',
    quantityList: act.goods.map(quantityOf),
  });
}

/**
 * The same event, declared to be in error (EPCIS 2.0, 7.4.1.4). It keeps its eventID: an event is never deleted, and
 * the events that put it right are named.
 */
export function declareError<E extends EpcisEvent>(
  event: E,
  error: { at: Date; reason: 'did_not_occur' | 'incorrect_data'; correctiveEventIds?: readonly string[] },
): E & { errorDeclaration: ErrorDeclaration } {
  const { correctiveEventIds } = error;
  const errorDeclaration: ErrorDeclaration = {
    declarationTime: error.at.toISOString(),
    reason: error.reason,
    ...(correctiveEventIds && { correctiveEventIDs: correctiveEventIds }),
  };
  return { ...event, errorDeclaration };
}

function handover(act: Handover, bizStep: string, disposition: string): Identified<ObjectEvent> {
  return identify({
    ...frame(act, 'ObjectEvent'),
    action: 'OBSERVE',
    bizStep,
    disposition,
    quantityList: act.goods.map(quantityOf),
    sourceList: [{ type: 'owning_party', source: act.from }],
    destinationList: [{ type: 'owning_party', destination: act.to }],
  });
}

function frame<T extends EpcisEvent['type']>(
  act: Act,
  type: T,
  extensions?: Readonly<Record<string, unknown>>,
) {
  const context = extensions ? [EPCIS_CONTEXT, { topsteel: TOPSTEEL_NAMESPACE }] : [EPCIS_CONTEXT];
  return {
    '@context': context,
    type,
    eventTime: act.at.toISOString(),
    eventTimeZoneOffset: '+00:00',
    ...(act.certificates && act.certificates.length > 0 && { certificationInfo: act.certificates }),
    ...(act.readPoint !== undefined && { readPoint: { id: act.readPoint } }),
    ...(act.bizTransactions && { bizTransactionList: act.bizTransactions }),
    ...extensions,
  };
}

function identify<E extends EpcisEvent>(event: E): Identified<E> {
  return { ...event, eventID: hashEvent(event).eventId };
}

function quantityOf({ digitalLink, massGrams }: Goods): QuantityElement {
  return { epcClass: digitalLink, quantity: safeNumber(massGrams), uom: unitCodes.gram };
}

function sumGrams(goods: readonly Goods[]): bigint {
  return goods.reduce((sum, { massGrams }) => sum + massGrams, 0n);
}

function safeNumber(grams: bigint): number {
  if (grams < 0n || grams > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new AppError('invalid-input', {
      message: `${grams} g cannot be written in an event. A mass there is between 0 and 2^53 - 1 g (9 million million kg).`,
    });
  }
  return Number(grams);
}
