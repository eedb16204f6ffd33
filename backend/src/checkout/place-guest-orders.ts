import { Injectable } from '@nestjs/common';
import { isAppError, type AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PriceRails } from '../order/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { guestCaller } from './guest-caller.ts';
import {
  freeVatNumbers,
  lockWaiting,
  readyGuests,
  updateGuest,
  type GuestProblem,
  type StoredGuest,
} from './infra/guest-store.ts';
import { MakeCheckout } from './make-checkout.ts';

const EVERY_MS = 2_000;
const FORGET_EVERY_MS = 3_600_000;
const MOST_AT_ONCE = 20;

/** Places what guests ordered once their company is registered. State: `registering` → `placed`, `stopped` or `failed`. */
@Injectable()
export class PlaceGuestOrders extends RecurringWork {
  constructor(
    private readonly prisma: PrismaService,
    private readonly checkout: MakeCheckout,
    private readonly rails: PriceRails,
  ) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'guest-checkout.place',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'Orders of guests could not be placed',
        isSole: true,
      },
      {
        name: 'guest-checkout.free-vat-numbers',
        everyMs: FORGET_EVERY_MS,
        work: () => freeVatNumbers(this.prisma.client, new Date()),
        failed: 'VAT numbers that nobody proved could not be freed',
        isSole: true,
      },
    ];
  }

  /**
   * Each by itself: one whose price moved, or whose steel others took, stops and says so; one whose rail is away is tried
   * again.
   *
   * @returns how many are placed
   */
  async run(): Promise<number> {
    let placed = 0;
    for (const id of await readyGuests(this.prisma.client, MOST_AT_ONCE)) {
      if (await this.place(id)) placed += 1;
    }
    return placed;
  }

  private async place(id: string): Promise<boolean> {
    try {
      return await this.prisma.transact((tx) => this.placeLocked(tx, id));
    } catch (error) {
      if (!isAppError(error)) throw error;
      if (error.code !== 'unavailable') await this.stop(id, error);
      return false;
    }
  }

  private async placeLocked(tx: Tx, id: string): Promise<boolean> {
    const guest = await lockWaiting(tx, id);
    if (!guest) return false;
    if (guest.organisationState === 'failed') {
      const sentence =
        'The company could not be entered into the register. We have been told; nothing is owed.';
      await updateGuest(tx, id, { state: 'failed', problem: { reason: null, sentence, totalMinor: null } });
      await audit(tx, guest, 'guest-checkout.fail', { failure: guest.organisationFailure });
      return false;
    }
    if (guest.input.rail !== undefined) await this.rails.requireOffered(guest.input.rail);
    const groupId = await this.checkout.place(tx, guestCaller(guest), guest.input);
    await updateGuest(tx, id, { state: 'placed', groupId, problem: null });
    await audit(tx, guest, 'guest-checkout.place', { groupId });
    return true;
  }

  private async stop(id: string, error: AppError): Promise<void> {
    await this.prisma.transact(async (tx) => {
      const guest = await lockWaiting(tx, id);
      if (!guest) return;
      const problem = problemOf(error);
      await updateGuest(tx, id, { state: 'stopped', problem });
      await audit(tx, guest, 'guest-checkout.stop', { reason: problem.reason });
    });
  }
}

function problemOf({ message, details }: AppError): GuestProblem {
  const { reason, figures } = details as { reason?: string; figures?: { totalMinor?: string } };
  return { reason: reason ?? null, sentence: message, totalMinor: figures?.totalMinor ?? null };
}

const audit = (tx: Tx, guest: StoredGuest, action: string, details: Record<string, unknown>): Promise<void> =>
  recordAudit(tx, {
    actor: 'guest-checkout',
    organisationId: guest.organisationId,
    action,
    subject: `guest-checkout:${guest.id}`,
    details,
  });
