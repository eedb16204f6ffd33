import type { Settlement } from '@topsteel/domain/settlement';
import type { Notes } from './notes.ts';

/** Notes where a settlement has come to. */
export function tell(notes: Notes, to: string, cause: string): void {
  if (cause === 'resumed') notes.note('an order went on from a person');
  if (to === 'reconciled') notes.note('an order was reconciled');
  else if (to === 'cancelled') notes.note('an order was cancelled');
  else if (to === 'reversed') notes.note('an order was reversed');
  else if (to === 'manual') notes.note('an order came to a person');
}

/** A look that has found nothing new: then nothing is written. */
export const isSame = (before: Settlement, after: Settlement): boolean =>
  before.state === after.state &&
  before.step === after.step &&
  before.sinceMs === after.sinceMs &&
  Object.keys(before.tries).length === Object.keys(after.tries).length;
