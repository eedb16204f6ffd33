/** Schemas of REST /v2, one file a noun: the backend answers by them, the web and scripts are typed by them. */
export * from './primitives.ts';
export * from './error.ts';
export * from './health.ts';
export * from './identity.ts';
export * from './organisation.ts';
export * from './certificate.ts';
export * from './certificate-import.ts';
export * from './countersignature.ts';
export * from './signer-key.ts';
export * from './lot.ts';
export * from './offer.ts';
export * from './quote.ts';
export * from './order.ts';
export * from './audit.ts';
export * from './ledger.ts';
