import type { KnownReason } from './known-reason.ts';

/** Causes that the shop and the checkout meet: their pages are light and carry the words of no others. */
export const shopReasons: readonly KnownReason[] = [
  'priceChanged',
  'quoteExpired',
  'quoteOrdered',
  'offerClosed',
  'ownOffer',
  'sellerSuspended',
  'noFreshRate',
  'basketEmpty',
  'paymentWindowClosed',
  'paymentNotFinal',
  'chainAway',
  'ipfsAway',
  'noSignatureAwaited',
  'signingTimeOver',
  'organisationNotRegistered',
  'fourEyes',
  'requestInProgress',
  'tooManyAttempts',
  'cursorInvalid',
  'uploadTooLarge',
];
