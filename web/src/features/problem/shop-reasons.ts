import type { KnownReason } from './known-reason.ts';

/** Causes that are met where one lot is priced, put into the basket or quoted: its page is read by everybody. */
export const lotReasons: readonly KnownReason[] = [
  'priceChanged',
  'quoteExpired',
  'quoteOrdered',
  'offerClosed',
  'ownOffer',
  'sellerSuspended',
  'noFreshRate',
  'basketEmpty',
  'chainAway',
  'organisationNotRegistered',
  'requestInProgress',
  'tooManyAttempts',
];

/** Causes that are met at requests for quotation alone: no other desk carries their words. */
export const rfqReasons: readonly KnownReason[] = [
  'rfqSent',
  'nothingStands',
  'requestTakenOver',
  'versionsFull',
  'messagesFull',
];

/** Causes that the shop and the checkout meet: their pages are light and carry the words of no others. */
export const shopReasons: readonly KnownReason[] = [
  ...lotReasons,
  'guestCheckouts',
  'rateWrite',
  'paymentWindowClosed',
  'paymentNotFinal',
  'ipfsAway',
  'noSignatureAwaited',
  'signingTimeOver',
  'fourEyes',
  'cursorInvalid',
  'uploadTooLarge',
];
