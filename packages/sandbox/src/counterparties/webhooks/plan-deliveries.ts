/** How deliveries are treated: `calm` delivers each event once, at once. A number seeds the usual carelessness. */
export type Schedule = 'calm' | { seed: number };

/** One try to deliver an event. */
export interface PlannedDelivery {
  /** After the event happened. */
  afterMs: number;
  /** It gets lost on the way and counts as not answered: the sender tries again. */
  isLost: boolean;
}

const HELD_BACK_MS = 2_500;
const DUPLICATE_WITHIN_MS = 400;

/**
 * What happens to the nth event of a receiver: of ten, four come at once and once, two come twice within half a second,
 * two are held back so that later ones overtake them, one is lost first, one is lost, late and double. The same seed
 * always does the same.
 *
 * @example planDeliveries('calm', 7) // [{ afterMs: 0, isLost: false }]
 */
export function planDeliveries(schedule: Schedule, nth: number): PlannedDelivery[] {
  const once = { afterMs: 0, isLost: false };
  if (schedule === 'calm') return [once];
  const draw = mixed(schedule.seed, nth);
  const heldBack = { afterMs: 200 + (draw % HELD_BACK_MS), isLost: false };
  const again = { afterMs: 1 + (draw % DUPLICATE_WITHIN_MS), isLost: false };
  const lost = { afterMs: 0, isLost: true };
  switch (Math.floor(draw / 4_096) % 10) {
    case 0:
    case 1:
      return [once, again];
    case 2:
    case 3:
      return [heldBack];
    case 4:
      return [lost, heldBack];
    case 5:
      return [lost, heldBack, { ...heldBack, afterMs: heldBack.afterMs + again.afterMs }];
    default:
      return [once];
  }
}

/** When a delivery that was not answered with success is made again: doubling from a second to an hour, for three days. */
export function retryAfterMs(tries: number): number | null {
  const waitMs = Math.min(1_000 * 2 ** (tries - 1), 3_600_000);
  return tries > 80 ? null : waitMs;
}

/** A well-mixed number of two; xorshift-multiply as in MurmurHash3's finaliser. */
function mixed(seed: number, nth: number): number {
  let value = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(nth + 1, 0x85ebca6b)) >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b) >>> 0;
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35) >>> 0;
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * The schedule that COUNTERPARTY_SEED names.
 *
 * @throws Error when it is neither a number nor `calm`.
 */
export function scheduleOf(text: string | undefined): Schedule {
  if (text === 'calm') return 'calm';
  const seed = text === undefined || text === '' ? 1 : Number(text);
  if (!Number.isSafeInteger(seed)) {
    throw new Error(`COUNTERPARTY_SEED must be a whole number or "calm", not "${text ?? ''}".`);
  }
  return { seed };
}
