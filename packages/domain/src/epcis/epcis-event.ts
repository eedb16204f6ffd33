/** The address of the EPCIS 2.0 JSON-LD context. */
export const EPCIS_CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

/** Our extensions: masses and reasons that EPCIS has no field for. */
export const TOPSTEEL_NAMESPACE = 'urn:topsteel:epcis:';

/** UN/CEFACT Recommendation 20 codes of the units that steel is counted, measured and weighed in. */
export const unitCodes = {
  gram: 'GRM',
  kilogram: 'KGM',
  tonne: 'TNE',
  metre: 'MTR',
  squareMetre: 'MTK',
  piece: 'H87',
} as const;

export interface QuantityElement {
  /** A Digital Link or another address of a class of things: a heat, a lot. */
  epcClass: string;
  quantity?: number;
  /** UN/CEFACT Recommendation 20; without it `quantity` counts pieces. */
  uom?: string;
}

export interface BizTransaction {
  type?: string;
  bizTransaction: string;
}

export interface ErrorDeclaration {
  declarationTime: string;
  reason?: string;
  correctiveEventIDs?: readonly string[];
}

interface BaseEvent {
  '@context'?: unknown;
  eventID?: string;
  eventTime: string;
  eventTimeZoneOffset: string;
  recordTime?: string;
  bizStep?: string;
  disposition?: string;
  persistentDisposition?: { set?: readonly string[]; unset?: readonly string[] };
  readPoint?: { id: string };
  bizLocation?: { id: string };
  bizTransactionList?: readonly BizTransaction[];
  sourceList?: readonly { type: string; source: string }[];
  destinationList?: readonly { type: string; destination: string }[];
  certificationInfo?: string | readonly string[];
  errorDeclaration?: ErrorDeclaration;
}

export type Action = 'ADD' | 'OBSERVE' | 'DELETE';

export interface ObjectEvent extends BaseEvent {
  type: 'ObjectEvent';
  action: Action;
  epcList?: readonly string[];
  quantityList?: readonly QuantityElement[];
  ilmd?: Readonly<Record<string, unknown>>;
}

export interface AggregationEvent extends BaseEvent {
  type: 'AggregationEvent';
  action: Action;
  parentID?: string;
  childEPCs?: readonly string[];
  childQuantityList?: readonly QuantityElement[];
}

export interface TransformationEvent extends BaseEvent {
  type: 'TransformationEvent';
  transformationID?: string;
  inputEPCList?: readonly string[];
  inputQuantityList?: readonly QuantityElement[];
  outputEPCList?: readonly string[];
  outputQuantityList?: readonly QuantityElement[];
  ilmd?: Readonly<Record<string, unknown>>;
}

export interface AssociationEvent extends BaseEvent {
  type: 'AssociationEvent';
  action: Action;
  parentID: string;
  childEPCs?: readonly string[];
  childQuantityList?: readonly QuantityElement[];
}

export interface TransactionEvent extends BaseEvent {
  type: 'TransactionEvent';
  action: Action;
  bizTransactionList: readonly BizTransaction[];
  parentID?: string;
  epcList?: readonly string[];
  quantityList?: readonly QuantityElement[];
}

/** An EPCIS 2.0 event in JSON-LD; extensions have names with a prefix and are not typed. */
export type EpcisEvent =
  | ObjectEvent
  | AggregationEvent
  | TransformationEvent
  | AssociationEvent
  | TransactionEvent;
