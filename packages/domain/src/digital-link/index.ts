export { buildLabelLink, readLabelTarget } from './build-digital-link.ts';
export type { LabelTarget } from './build-digital-link.ts';
export { checkDigitOf, gtin14, gtinOf, isCheckDigitRight } from './check-digit.ts';
export { groupedLotCode, lotCodeOf, lotIdOfCode, serialOfPayment } from './lot-code.ts';
export { readElementString, writeElementString } from './element-string.ts';
export type { DigitalLinkElement } from './element-string.ts';
export { elementString, parseDigitalLink } from './parse-digital-link.ts';
export { writeDigitalLink } from './write-digital-link.ts';
export type { DigitalLink, DigitalLinkOptions, DigitalLinkResult } from './parse-digital-link.ts';
