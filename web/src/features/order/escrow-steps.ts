import type { Order } from '@topsteel/domain/api';
import { heldMinor } from './order-state.ts';

type Who = Order['nextMove']['who'];

/** One station of an order on its way from payment to title. */
export type EscrowStep = {
  name:
    | 'ordered'
    | 'authorised'
    | 'shipped'
    | 'weighed'
    | 'window'
    | 'captured'
    | 'remainder'
    | 'returned'
    | 'ended';
  /** `past` is drawn solid, `now` marked, `future` hollow, `stopped` where the order ended early. */
  state: 'past' | 'now' | 'future' | 'stopped';
  /** When it happened, or at the latest will. */
  at: string | null;
  /** Whose act it waits for. */
  who: Who | null;
  amountMinor: bigint | null;
};

const OVER: readonly Order['status'][] = ['cancelled', 'expired', 'refunded', 'payment-reversed'];

/** The instant of the first entry of the timeline with one of these codes. */
const instantOf = (order: Pick<Order, 'timeline'>, ...codes: Order['timeline'][number]['code'][]) =>
  order.timeline.find((entry) => codes.includes(entry.code))?.at ?? null;

/** The stations of an order: what lies behind it with its time, where it stands, and what is still to come. */
export function escrowStepsOf(order: Order): EscrowStep[] {
  const { payment, delivery, settlement, nextMove, capturesAt } = order;
  const authorized = BigInt(payment.authorizedMinor);
  const isPaid = authorized > 0n;
  const isOver = OVER.includes(order.status);
  const isCaptured = settlement !== null || BigInt(payment.capturedMinor) > 0n;
  const done: EscrowStep[] = [past('ordered', order.createdAt)];
  if (isPaid) {
    const at = instantOf(order, 'payment-authorized', 'payment-received', 'payment-captured');
    done.push({ ...past('authorised', at), amountMinor: authorized });
  }
  if (delivery !== null) done.push(past('shipped', delivery.announcedAt));
  if (delivery !== null && delivery.weighedAt !== null) done.push(past('weighed', delivery.weighedAt));
  if (isCaptured) {
    const captured = past('captured', instantOf(order, 'title-moved', 'payment-captured'));
    done.push({ ...captured, amountMinor: BigInt(payment.capturedMinor) });
  }
  const returned = BigInt(payment.returnedMinor);
  if (returned > 0n) {
    const at = instantOf(
      order,
      'remainder-returned',
      'payment-voided',
      'payment-reclaimed',
      'payment-refunded',
    );
    done.push({ ...past(isCaptured ? 'remainder' : 'returned', at), amountMinor: returned });
  }
  if (isOver)
    return returned > 0n ? done : [...done, { ...past('ended', order.updatedAt), state: 'stopped' }];
  const reached = new Set(done.map(({ name }) => name));
  const ahead = (['authorised', 'shipped', 'weighed', 'window', 'captured'] as const).filter(
    (name) => !reached.has(name) && !(name === 'window' && (isCaptured || capturesAt === null)),
  );
  const held = heldMinor(order);
  return [
    ...done,
    ...ahead.map((name, index): EscrowStep => {
      const isNow = index === 0;
      return {
        name,
        state: isNow ? 'now' : 'future',
        at: isNow ? nextMove.by : name === 'captured' ? capturesAt : null,
        who: isNow ? nextMove.who : null,
        amountMinor: name === 'authorised' ? BigInt(payment.amountMinor) : name === 'captured' ? held : null,
      };
    }),
  ];
}

const past = (name: EscrowStep['name'], at: string | null): EscrowStep => ({
  name,
  state: 'past',
  at,
  who: null,
  amountMinor: null,
});
