export { escrowEventNames } from './escrow-events.ts';
export type { EscrowEventName } from './escrow-events.ts';
export { eventArgsSchemas, eventNames, eventStages, isEventName } from './events.ts';
export type { EventArgs, EventName, EventStage } from './events.ts';
export { currencyBytes, fiatTermsJson, fiatTermsOf, fiatTermsSchema } from './fiat-terms.ts';
export type { FiatTerms, FiatTermsJson } from './fiat-terms.ts';
export {
  businessKey,
  intentErrorSchema,
  intentKinds,
  intentPayloadSchemas,
  intentResultSchemas,
  intentStatuses,
} from './intents.ts';
export type { IntentError, IntentKind, IntentPayload, IntentResult, IntentStatus } from './intents.ts';
export {
  address,
  bytes16,
  bytes3,
  bytes32,
  hex,
  uint120,
  uint128,
  uint16,
  uint256,
  uint32,
  uint48,
  uint64,
  uint8,
} from './scalars.ts';
export {
  acceptanceSchema,
  collectionMethods,
  collectionSchema,
  feeShareSchema,
  goodsSchema,
  sellerConsentSchema,
  termsJson,
  termsOf,
  termsSchema,
} from './terms.ts';
export type { Collection, CollectionMethod, Terms, TermsJson } from './terms.ts';
export { announcedDeliverySchema, weighTicketSchema } from './weigh-ticket.ts';
export type { AnnouncedDelivery, WeighTicket } from './weigh-ticket.ts';
