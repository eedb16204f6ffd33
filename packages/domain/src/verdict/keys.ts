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

export type HeadlineKey = 'clear' | 'attention' | 'incomplete' | 'stop';

export interface Headline {
  key: HeadlineKey;
  tone: VerdictTone;
  /** n = checks in all, k = those that the headline speaks of. */
  params: { n: number; k: number };
}

const worstFirst: readonly (readonly [VerdictTone, HeadlineKey])[] = [
  ['bad', 'stop'],
  ['unknown', 'incomplete'],
  ['attention', 'attention'],
];

/**
 * The headline is the worst of the lines: stop, then incomplete, then attention, then clear.
 * Nothing checked is incomplete. A tone that is not known counts as unknown.
 *
 * @param tones the tones of all lines
 * @example headlineOfTones(['good', 'unknown', 'attention']) // { key: 'incomplete', tone: 'unknown', params: { n: 3, k: 1 } }
 */
export function headlineOfTones(tones: readonly VerdictTone[]): Headline {
  const n = tones.length;
  for (const [tone, key] of worstFirst) {
    const k = tones.filter((each) => each === tone).length;
    if (k > 0) return { key, tone, params: { n, k } };
  }
  return n === 0
    ? { key: 'incomplete', tone: 'unknown', params: { n, k: 0 } }
    : { key: 'clear', tone: 'good', params: { n, k: n } };
}

/** The headline of verification lines. A key that is not known counts as unknown. */
export function headlineOf(lines: readonly { key: string }[]): Headline {
  return headlineOfTones(lines.map(({ key }) => (isVerdictKey(key) ? toneOf(key) : 'unknown')));
}

/** Of the lines that ask for attention, those on which nobody should accept the steel as it is offered. */
const unacceptable: ReadonlySet<string> = new Set<VerdictKey>([
  'superseded',
  'expired',
  'notYetInForce',
  'notCountersigned',
  'implausible',
  'quantityExhausted',
  'suspectedClone',
  'manyReaders',
  'readAfterUse',
]);

/** yes: accept it. no: something speaks against it. unclear: a check could not be made. */
export type Acceptance = 'yes' | 'no' | 'unclear';

/**
 * The verification in one word, for programs. What speaks against the steel counts before what could not be checked:
 * a line that is bad, or one of attention that no other answer can make up for. An issuer that left the directory and
 * an unusual carbon figure leave the certificate standing.
 *
 * @example acceptanceOf([{ key: 'intact' }, { key: 'expired' }, { key: 'notFetched' }]) // 'no'
 */
export function acceptanceOf(lines: readonly { key: string }[]): Acceptance {
  const { key } = headlineOf(lines);
  if (key === 'stop' || lines.some((line) => unacceptable.has(line.key))) return 'no';
  return key === 'incomplete' ? 'unclear' : 'yes';
}
