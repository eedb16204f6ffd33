import { Injectable } from '@nestjs/common';
import type { GuestAcceptance, GuestClaim, GuestClaimed, GuestOrder } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { AddMember, personOf, RequireGoodPassword, rolesOfDuty, SeatPerson } from '../identity/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { hashSecret } from '../platform/secret/index.ts';
import { findGuest, lockGuest, updateGuest, type StoredGuest } from './infra/guest-store.ts';
import { ReadGuestOrder } from './read-guest-order.ts';

/** What a guest does under the link: prove the mailbox, accept another total, set a password. */
@Injectable()
export class FollowGuestOrder {
  constructor(
    private readonly prisma: PrismaService,
    private readonly orders: ReadGuestOrder,
    private readonly addMember: AddMember,
    private readonly seat: SeatPerson,
    private readonly good: RequireGoodPassword,
  ) {}

  /** Safe to repeat. @throws AppError `not-found`; `forbidden` with the link that was not mailed. */
  async verify(token: string): Promise<GuestOrder> {
    await this.prisma.transact(async (tx) => {
      const guest = await mailed(tx, token);
      if (guest.verifiedAt !== null) return;
      await updateGuest(tx, guest.id, { verifiedAt: new Date() });
      await trail(tx, guest, `guest:${guest.id}`, 'guest-checkout.verify');
    });
    return this.orders.read(token);
  }

  /** Tries again at another total. @throws AppError `not-found`; `conflict` when the order did not stop. */
  async accept(token: string, { totalMinor }: GuestAcceptance): Promise<GuestOrder> {
    await this.prisma.transact(async (tx) => {
      const guest = await lockGuest(tx, hashSecret(token), new Date());
      if (!guest) throw notFound('order');
      if (guest.state !== 'stopped') throw notStopped(guest.state);
      const input = { ...guest.input, accept: { totalMinor } };
      await updateGuest(tx, guest.id, { state: 'registering', input, problem: null });
      await trail(tx, guest, `guest:${guest.id}`, 'guest-checkout.accept', { totalMinor });
    });
    return this.orders.read(token);
  }

  /**
   * The company's first member, who signs in with this password; somebody who is known already and has no organisation
   * keeps the password they have, if they have one.
   *
   * @throws AppError `not-found`; `forbidden` with the link that was not mailed; `invalid-input` for a password that others
   * would try; `conflict` when the company has a member, or the address belongs to another organisation.
   */
  async claim(token: string, { password }: GuestClaim): Promise<GuestClaimed> {
    const found = await findGuest(this.prisma.client, hashSecret(token), new Date());
    if (!found) throw notFound('order');
    await this.good.run(password, found);
    return this.prisma.transact(async (tx) => {
      const guest = await mailed(tx, token);
      if (guest.claimedAt !== null) throw claimed();
      const { organisationId, email, contact: name } = guest;
      const roles = rolesOfDuty('admin', ['buyer']);
      const person = await personOf(tx, email);
      if (person?.membership) throw emailTaken();
      const member = { organisationId, email, name, password, roles };
      const claimedBy = person
        ? await this.seat.byMailbox(tx, person.id, member)
        : await this.addMember.run(tx, member);
      const now = new Date();
      await updateGuest(tx, guest.id, { verifiedAt: guest.verifiedAt ?? now, claimedAt: now, claimedBy });
      await trail(tx, guest, claimedBy, 'guest-checkout.claim');
      return { email, organisation: { id: organisationId, name: guest.organisationName } };
    });
  }
}

async function mailed(tx: Tx, token: string): Promise<StoredGuest> {
  const guest = await lockGuest(tx, hashSecret(token), new Date());
  if (!guest) throw notFound('order');
  if (guest.hasMailbox) return guest;
  throw new AppError('forbidden', {
    message: `This takes the link in the letter to ${guest.email}. Open it there.`,
    details: { reason: 'letter-needed' },
  });
}

const trail = (
  tx: Tx,
  guest: StoredGuest,
  actor: string,
  action: string,
  details: Record<string, unknown> = {},
): Promise<void> =>
  recordAudit(tx, {
    actor,
    organisationId: guest.organisationId,
    action,
    subject: `guest-checkout:${guest.id}`,
    details,
  });

const notStopped = (state: string) =>
  new AppError('conflict', {
    message: `This order did not stop: it is ${state}. There is nothing to accept.`,
    details: { reason: 'not-stopped', state },
  });
const claimed = () =>
  new AppError('conflict', {
    message: 'This company has a sign-in already. Sign in there.',
    details: { reason: 'claimed' },
  });
const emailTaken = () =>
  new AppError('conflict', {
    message:
      'This e-mail address signs in for another organisation. Sign in there, and ask the marketplace to bring the order over.',
    details: { reason: 'email-taken' },
  });
