export { buildLabelLink, readLabelTarget } from './build-digital-link.ts';
export type { LabelTarget } from './build-digital-link.ts';
export { checkDigitOf, gtin14, gtinOf, isCheckDigitRight } from './check-digit.ts';
export { groupedLotCode, lotCodeOf, lotIdOfCode, serialOfPayment } from './lot-code.ts';
export { elementString, parseDigitalLink } from './parse-digital-link.ts';
export type {
  DigitalLink,
  DigitalLinkElement,
  DigitalLinkOptions,
  DigitalLinkResult,
} from './parse-digital-link.ts';
