export { documentTypeOf } from './document-type.ts';
export { findingCodes } from './finding.ts';
export type { Finding, FindingCode, FindingSeverity } from './finding.ts';
export { mechanicalProperties } from './normal-certificate.ts';
export type {
  Analysis,
  Content,
  Dimension,
  Mechanical,
  MechanicalProperty,
  NormalCertificate,
  Party,
  Quantity,
  ValueOperator,
} from './normal-certificate.ts';
export { MAX_DOCUMENT_BYTES } from './parse-document.ts';
export { judgePlausibility } from './plausibility.ts';
export { carbonEquivalentUp, microPercentOf, percentOf } from './plausible-contents.ts';
export { readCertificate } from './read-certificate.ts';
export type { ReadOptions, ReadResult } from './read-certificate.ts';
export { canonicalSymbol } from './read-chemistry.ts';
export { formFamilyOf } from './read-product.ts';
export type { FormFamily } from './read-product.ts';
