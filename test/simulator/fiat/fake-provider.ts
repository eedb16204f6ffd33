import { emptySnapshot, type Snapshot } from '@topsteel/domain/payment';
import { counterpartyDown } from '../interruption.ts';
import type { Random } from '../random.ts';

/** A webhook on its way. The body carries what was true when it was sent, which nobody should believe. */
export interface SimWebhook {
  id: string;
  attemptId: string;
  body: Snapshot;
}

export type FakeProvider = ReturnType<typeof fakeProvider>;

/**
 * A card provider or a bank: attempts that payers pay, calls with idempotency keys, refunds that can fail later, disputes,
 * returns; a webhook for every change, delivered never, once or three times, in any order. An answer may get lost after
 * the call had its effect.
 */
export function fakeProvider(random: Random, downPerCent: () => number) {
  const truth = new Map<string, Snapshot>();
  const amounts = new Map<string, bigint>();
  const done = new Set<string>();
  const pendingRefunds: { attemptId: string; amountMinor: bigint }[] = [];
  let refundsSent = 0n;
  let queue: SimWebhook[] = [];
  let events = 0;
  let calls = 0;

  const change = (attemptId: string, by: Partial<Snapshot>): void => {
    const body = { ...(truth.get(attemptId) ?? emptySnapshot), ...by };
    truth.set(attemptId, body);
    events += 1;
    for (let copies = random.below(4); copies > 0; copies -= 1)
      queue.push({ id: `e${events}`, attemptId, body });
  };
  /** The call reaches the provider, or not; its answer comes back, or not. */
  const call = (key: string, act: () => void): void => {
    calls += 1;
    if (random.chance(downPerCent())) throw counterpartyDown;
    if (!done.has(key)) {
      done.add(key);
      act();
    }
    if (random.chance(downPerCent())) throw counterpartyDown;
  };
  const of = (attemptId: string): Snapshot => truth.get(attemptId) ?? emptySnapshot;

  return {
    of,
    calls: () => calls,
    refundsSent: () => refundsSent,
    attempts: () => [...truth.keys()],
    open(attemptId: string, amountMinor: bigint): void {
      call(`open:${attemptId}`, () => {
        amounts.set(attemptId, amountMinor);
        change(attemptId, { phase: 'open' });
      });
    },
    capture(key: string, attemptId: string, amountMinor: bigint): void {
      call(key, () => {
        const { authorizedMinor, capturedMinor, voidedMinor } = of(attemptId);
        const left = authorizedMinor - capturedMinor - voidedMinor;
        if (capturedMinor > 0n || left < amountMinor) return;
        change(attemptId, {
          capturedMinor: amountMinor,
          voidedMinor: voidedMinor + left - amountMinor,
          providerFeeMinor: amountMinor / 100n,
          phase: 'closed',
        });
      });
    },
    void(key: string, attemptId: string): void {
      call(key, () => {
        const { authorizedMinor, capturedMinor } = of(attemptId);
        change(attemptId, { voidedMinor: authorizedMinor - capturedMinor, phase: 'closed' });
      });
    },
    refund(key: string, attemptId: string, amountMinor: bigint): void {
      call(key, () => {
        const now = of(attemptId);
        const left =
          now.capturedMinor -
          now.refundPendingMinor -
          now.refundedMinor -
          now.reversedMinor -
          now.disputedMinor;
        if (left < amountMinor) return;
        pendingRefunds.push({ attemptId, amountMinor });
        change(attemptId, { refundPendingMinor: now.refundPendingMinor + amountMinor });
      });
    },
    /** What the provider says now, or, of a replica, has said a moment ago. */
    read(attemptId: string): Snapshot {
      if (random.chance(downPerCent())) throw counterpartyDown;
      return of(attemptId);
    },
    nextWebhook(): SimWebhook | undefined {
      if (queue.length === 0) return undefined;
      const [taken] = queue.splice(random.below(queue.length), 1);
      return taken;
    },
    loseWebhooks(): void {
      queue = queue.filter(() => random.chance(60));
    },
    /** Something that payer or bank does by itself. */
    live(): void {
      const attemptId = random.pick([...truth.keys(), '']);
      if (attemptId === '') return;
      const now = of(attemptId);
      const kept = now.capturedMinor - now.refundPendingMinor - now.refundedMinor - now.reversedMinor;
      const dice = random.below(10);
      if (dice < 5 && now.phase === 'open' && now.authorizedMinor === 0n)
        change(attemptId, { authorizedMinor: amounts.get(attemptId) ?? 0n, phase: 'held' });
      else if (dice < 7) this.endRefund(random.chance(70));
      else if (dice === 7 && kept > 0n && now.disputedMinor === 0n && now.refundPendingMinor === 0n)
        change(attemptId, { disputedMinor: kept });
      else if (dice === 8 && now.disputedMinor > 0n) this.endDispute(attemptId, random.chance(50));
      else if (
        dice === 9 &&
        kept > 0n &&
        now.disputedMinor === 0n &&
        now.refundPendingMinor === 0n &&
        random.chance(60)
      )
        change(attemptId, { reversedMinor: now.reversedMinor + kept });
    },
    endRefund(isSent: boolean): void {
      const refund = pendingRefunds.shift();
      if (refund === undefined) return;
      const now = of(refund.attemptId);
      const refundPendingMinor = now.refundPendingMinor - refund.amountMinor;
      if (isSent) refundsSent += refund.amountMinor;
      change(refund.attemptId, {
        refundPendingMinor,
        ...(isSent && { refundedMinor: now.refundedMinor + refund.amountMinor }),
      });
    },
    endDispute(attemptId: string, isLost: boolean): void {
      const { disputedMinor, reversedMinor } = of(attemptId);
      if (disputedMinor === 0n) return;
      change(attemptId, {
        disputedMinor: 0n,
        ...(isLost && { reversedMinor: reversedMinor + disputedMinor }),
      });
    },
    /** Whatever is open is decided, and every payer has paid. */
    comeToRest(): void {
      while (pendingRefunds.length > 0) this.endRefund(true);
      for (const [attemptId, now] of truth) {
        this.endDispute(attemptId, true);
        if (now.phase === 'open' && now.authorizedMinor === 0n)
          change(attemptId, { authorizedMinor: amounts.get(attemptId) ?? 0n, phase: 'held' });
      }
    },
  };
}
