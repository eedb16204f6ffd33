export {
  certificateUrnOf,
  commissioningEvent,
  declareError,
  inspectionEvent,
  markTransferEvent,
  packingEvent,
  partyOf,
  recallEvent,
  receivingEvent,
  shippingEvent,
  transformationEvent,
} from './build-events.ts';
export type { Goods, Identified } from './build-events.ts';
export { EPCIS_CONTEXT, TOPSTEEL_NAMESPACE, unitCodes } from './epcis-event.ts';
export type {
  Action,
  AggregationEvent,
  AssociationEvent,
  BizTransaction,
  EpcisEvent,
  ErrorDeclaration,
  ObjectEvent,
  QuantityElement,
  TransactionEvent,
  TransformationEvent,
} from './epcis-event.ts';
export { hashDocument } from './hash-document.ts';
export { eventIdOf, hashEvent, hashOfEventId } from './hash-event.ts';
export type { EventHash, EventId } from './hash-event.ts';
export { eventsOfJson } from './read-document.ts';
export type { EventDocument } from './read-document.ts';
export { canonicalValue } from './canonical-value.ts';
export { checkEvent } from './check-event.ts';
export type { CheckedEvent } from './check-event.ts';
export { eventTypes } from './event-schema.ts';
export type { EventType } from './event-schema.ts';
export { keysOfEvent } from './index-keys.ts';
export type { EventKeys } from './index-keys.ts';
export { canonicalWord } from './vocabulary.ts';
export { eventProofOf, eventRootOf, isEventUnder } from './event-root.ts';
