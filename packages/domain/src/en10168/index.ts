export { isSteel } from './base-metal.ts';
export { emptyDetails } from './certificate-details.ts';
export type { Attachment, CertificateDetails, PartyDetails, StatedItem } from './certificate-details.ts';
export { concludeReading, defaultAcceptedTypes, judgeLogo } from './conclude-reading.ts';
export type { ReadOptions, ReadResult } from './conclude-reading.ts';
export { documentTypeOf, readTitle } from './document-type.ts';
export type { TitleReading } from './document-type.ts';
export { findingCodes } from './finding.ts';
export type { Finding, FindingCode, FindingSeverity } from './finding.ts';
export { mechanicalProperties } from './normal-certificate.ts';
export type {
  Analysis,
  CertificateReading,
  Content,
  Dimension,
  Mechanical,
  MechanicalProperty,
  NormalCertificate,
  Party,
  Quantity,
  ValueOperator,
} from './normal-certificate.ts';
export { MAX_DOCUMENT_BYTES, parseJson } from './parse-document.ts';
export { dropRepeats } from './drop-repeats.ts';
export { plainDecimal } from './plain-decimal.ts';
export { judgePlausibility } from './plausibility.ts';
export { carbonEquivalentUp, microPercentOf, percentOf } from './plausible-contents.ts';
export { readCertificate } from './read-certificate.ts';
export { addInterpretation, unread } from './interpretations.ts';
export { canonicalSymbol } from './read-chemistry.ts';
export { celsiusOf, meanDown, propertyOfLabel } from './read-mechanics.ts';
export { formFamilyOf, readShape, routeOf } from './read-product.ts';
export { heatsIn } from './read-heats.ts';
export type { FormFamily } from './read-product.ts';
export { readType } from './read-type.ts';
export { readWrittenNumber } from './read-written-number.ts';
export type { WrittenNumber } from './read-written-number.ts';
