import { headlineOfTones, type Headline } from './headline.ts';
import { isVerdictKey, toneOf, type VerdictKey } from './keys.ts';

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
