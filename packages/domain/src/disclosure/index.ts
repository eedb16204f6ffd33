export { SCHEME } from './commitment.ts';
export type { Hash } from './commitment.ts';
export { commitFields, disclose } from './disclose.ts';
export type { Commitment, Disclosure } from './disclose.ts';
export { fieldsOf, isUnder } from './fields.ts';
export type { Field } from './fields.ts';
export { disclosureSchema, verifyDisclosure } from './verify-disclosure.ts';
export type { DisclosureResult } from './verify-disclosure.ts';
