/**
 * Causes that people meet on the way of an order, its payment, a certificate or a bank line, on their way in and in their
 * company, and whose sentence needs at most what `figures` holds. Any other problem is told as the API says it, in English,
 * with its exact values.
 */
export type KnownReason =
  | 'priceChanged'
  | 'quoteExpired'
  | 'quoteOrdered'
  | 'offerClosed'
  | 'ownOffer'
  | 'sellerSuspended'
  | 'noFreshRate'
  | 'basketEmpty'
  | 'paymentWindowClosed'
  | 'paymentNotFinal'
  | 'chainAway'
  | 'ipfsAway'
  | 'noSignatureAwaited'
  | 'signingTimeOver'
  | 'organisationNotRegistered'
  | 'fourEyes'
  | 'requestInProgress'
  | 'tooManyAttempts'
  | 'guestCheckouts'
  | 'rateWrite'
  | 'cursorInvalid'
  | 'uploadTooLarge'
  | 'ownRequest'
  | 'approvalDecided'
  | 'approvalExpired'
  | 'withinLimits'
  | 'noApprover'
  | 'budgetPassed'
  | 'requesterGone'
  | 'changedMeanwhile'
  | 'emailTaken'
  | 'passwordWrong'
  | 'credentialsWrong'
  | 'codeWrong'
  | 'secondFactorNeeded'
  | 'signInGone'
  | 'tokenGone'
  | 'invitationEnded'
  | 'walletTaken'
  | 'authenticatorOn'
  | 'lastAdmin'
  | 'ownLimit'
  | 'notAllowed'
  | 'administratorOnly'
  | 'notCancellable'
  | 'captureUnderWay'
  | 'rfqSent'
  | 'nothingStands'
  | 'requestTakenOver'
  | 'versionsFull'
  | 'messagesFull'
  | 'lotInProgress'
  | 'fileType'
  | 'auditGrants'
  | 'periodClosed'
  | 'journalDecided'
  | 'lineProposed'
  | 'bookingNeeded'
  | 'explainsLine';

/**
 * The word for a cause; undefined where the page carries none. What the page carries is the list: a second one would only
 * weigh on every form.
 *
 * @param words of the page by cause
 * @example knownReason('own-offer', { ownOffer: 'This is your own offer.' }) // 'ownOffer'
 */
export function knownReason(reason: string | undefined, words: object | undefined): KnownReason | undefined {
  const key = (reason ?? '').replace(/-[a-z]/g, (found) => found.charAt(1).toUpperCase());
  return words !== undefined && Object.hasOwn(words, key) ? (key as KnownReason) : undefined;
}
