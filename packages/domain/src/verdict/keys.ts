/** good: holds. info: a fact without judgement. attention: look twice. unknown: could not be checked. bad: does not hold. */
export const verdictTones = ['good', 'info', 'attention', 'unknown', 'bad'] as const;
export type VerdictTone = (typeof verdictTones)[number];

/** Every sentence that a verification may say, with its tone. An unanswered question is unknown, never good. */
export const toneByKey = {
  intact: 'good',
  altered: 'bad',
  otherBytes: 'unknown',
  integrityUnknown: 'unknown',
  labelUnknown: 'bad',
  bundleUnknown: 'bad',
  bundleCancelled: 'bad',
  bundleUnread: 'unknown',
  notRegistered: 'unknown',
  notFetched: 'unknown',
  issuerKnown: 'good',
  issuerUnknown: 'bad',
  issuerNotAllowed: 'bad',
  issuerRemoved: 'attention',
  issuerUnread: 'unknown',
  keyCompromised: 'bad',
  inForce: 'good',
  settling: 'info',
  revoked: 'bad',
  superseded: 'attention',
  expired: 'attention',
  notYetInForce: 'attention',
  notCountersigned: 'attention',
  statusUnknown: 'unknown',
  chainUnreachable: 'unknown',
  chainUnreachableFirst: 'unknown',
  conforms: 'good',
  conformanceFail: 'bad',
  implausible: 'attention',
  conformanceUnknown: 'unknown',
  conformanceUnread: 'unknown',
  quantityOk: 'good',
  quantityExhaustedYours: 'good',
  quantityExhausted: 'attention',
  overClaimed: 'bad',
  quantityUnknown: 'unknown',
  suspectedClone: 'attention',
  manyReaders: 'attention',
  readAfterUse: 'attention',
  tagSigned: 'good',
  tagFalse: 'bad',
  recalled: 'bad',
  origin: 'info',
  originMade: 'info',
  originUnknown: 'unknown',
  historyKnown: 'info',
  historyBehind: 'unknown',
  historyUnread: 'unknown',
  carbonVerified: 'good',
  carbonSelfDeclared: 'info',
  carbonDefault: 'info',
  carbonNone: 'info',
  carbonOutOfBand: 'attention',
  carbonUnknown: 'unknown',
  bundleIntact: 'good',
  bundleAltered: 'bad',
  bundleForeign: 'unknown',
  bundleOtherForm: 'unknown',
  bundleEvents: 'info',
  bundleAsOf: 'info',
  recordPayment: 'good',
  recordOrder: 'good',
  recordUnits: 'good',
  recordDiffers: 'bad',
  recordPart: 'unknown',
  recordActs: 'info',
  recordDocuments: 'info',
  credentialsAgree: 'good',
  credentialsUnread: 'unknown',
  credentialUnreadable: 'bad',
  credentialOtherKey: 'bad',
  credentialKeyGivenUp: 'bad',
  credentialNotYetValid: 'bad',
  credentialExpired: 'bad',
  credentialRevoked: 'bad',
  credentialOtherLot: 'bad',
  credentialOtherDocument: 'bad',
  credentialOtherMass: 'bad',
  credentialOtherAccount: 'bad',
  blockConfirmed: 'good',
  blockOther: 'bad',
  blockUnread: 'unknown',
} as const satisfies Record<string, VerdictTone>;

export type VerdictKey = keyof typeof toneByKey;
export const verdictKeys = Object.keys(toneByKey) as VerdictKey[];

export function isVerdictKey(key: string): key is VerdictKey {
  return Object.hasOwn(toneByKey, key);
}

/** @example toneOf('revoked') // 'bad' */
export function toneOf(key: VerdictKey): VerdictTone {
  return toneByKey[key];
}

export type VerdictParams = Readonly<Record<string, string | number>>;

/** One answered question as data; words come at rendering. */
export interface VerdictLine {
  key: VerdictKey;
  params: VerdictParams;
  how: { key: string; params: VerdictParams };
}
