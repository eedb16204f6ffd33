import { Injectable } from '@nestjs/common';
import type { DecisionInput, PayoutAccount, PayoutAccountInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { requireSepaIban } from '@topsteel/domain/sepa';
import { recordAudit } from '../audit/index.ts';
import { namesOfUsers, requireMarketplace, requireOtherPerson, requireStepUp } from '../identity/index.ts';
import { Organisations } from '../organisation/index.ts';
import { Config } from '../platform/config/index.ts';
import { isUniqueViolation, newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity, type OrganisationCaller } from '../platform/http/index.ts';
import { enqueue } from '../platform/outbox/index.ts';
import {
  accountsAwaiting,
  accountsOf,
  decideAccountRow,
  findAccount,
  insertAccount,
  lockAccount,
  type AccountRow,
} from './infra/account-store.ts';

const DAY_MS = 86_400_000;

/** The bank accounts that vendors are paid to: proposed by the vendor, approved by the marketplace, used after a hold. */
@Injectable()
export class PayoutAccounts {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
  ) {}

  async ofVendor(organisationId: string): Promise<{ items: PayoutAccount[] }> {
    return this.present(await accountsOf(this.prisma.client, organisationId));
  }

  /** Those that wait for a decision, oldest first. */
  async awaiting(caller: CallerIdentity): Promise<{ items: PayoutAccount[] }> {
    requireMarketplace(caller);
    return this.present(await accountsAwaiting(this.prisma.client));
  }

  /**
   * @throws AppError `invalid-input` for an IBAN that no SEPA transfer reaches; `conflict` while another one waits;
   * `forbidden` with an old sign-in.
   */
  async propose(
    caller: OrganisationCaller,
    input: PayoutAccountInput,
    now = new Date(),
  ): Promise<PayoutAccount> {
    requireStepUp(caller, this.config.settings.payout.freshSignInMinutes, now);
    const iban = requireSepaIban(input.iban);
    const { organisationId, userId } = caller;
    const account = { id: newId(now), organisationId, ...input, iban, proposedBy: userId };
    try {
      await this.prisma.transact(async (tx) => {
        await insertAccount(tx, account);
        await recordAudit(tx, {
          actor: userId,
          organisationId,
          action: 'payout-account.propose',
          subject: `payout-account:${account.id}`,
          details: { currency: input.currency, iban, holder: input.holder },
        });
        await this.warn(
          tx,
          account,
          'proposed',
          'was proposed for your payouts. It is used once the marketplace has approved it, and after a hold.',
        );
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new AppError('conflict', {
        message: 'A bank account of yours waits for approval already. It is decided first.',
        details: { reason: 'account-awaited' },
      });
    }
    return this.one(account.id);
  }

  /**
   * @throws AppError `not-found`; `forbidden` to who proposed it, outside the marketplace or with an old sign-in;
   * `conflict` when it was decided before.
   */
  async decide(
    caller: CallerIdentity,
    id: string,
    { approve, note }: DecisionInput,
    now = new Date(),
  ): Promise<PayoutAccount> {
    requireMarketplace(caller);
    const { freshSignInMinutes, accountHoldDays } = this.config.settings.payout;
    requireStepUp(caller, freshSignInMinutes, now);
    await this.prisma.transact(async (tx) => {
      const account = await lockAccount(tx, id);
      if (!account) throw notFound('bank account');
      if (account.state !== 'proposed') {
        throw new AppError('conflict', {
          message: `This bank account was ${account.state} already.`,
          details: { reason: 'account-decided', state: account.state },
        });
      }
      requireOtherPerson(caller, account.proposedBy, 'You proposed this bank account.');
      const state = approve ? 'approved' : 'declined';
      const usableFrom = approve ? new Date(now.getTime() + accountHoldDays * DAY_MS) : null;
      await decideAccountRow(tx, account, { state, decidedBy: caller.userId, decidedAt: now, usableFrom });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: account.organisationId,
        action: `payout-account.${approve ? 'approve' : 'decline'}`,
        subject: `payout-account:${id}`,
        details: { before: 'proposed', after: state, usableFrom: usableFrom?.toISOString() ?? null, note },
      });
      await this.warn(
        tx,
        account,
        state,
        approve ? `is paid to from ${usableFrom?.toISOString().slice(0, 10) ?? ''} on.` : 'was not approved.',
      );
    });
    return this.one(id);
  }

  /** A change of bank account is the classic fraud: everybody of the vendor hears of it. */
  private async warn(
    tx: Tx,
    account: Pick<AccountRow, 'id' | 'organisationId' | 'iban'>,
    occasion: string,
    what: string,
  ): Promise<void> {
    const to = await this.organisations.mailOf(account.organisationId, tx);
    if (to.length === 0) return;
    await enqueue(tx, `mail:payout-account:${account.id}:${occasion}`, 'mail', {
      to,
      subject: 'Your bank account for payouts',
      text: `The account ending in ${account.iban.slice(-4)} ${what} If this was not you, tell the marketplace at once.\n\n${this.config.settings.publicUrl}/vendor/payouts\n`,
    });
  }

  private async one(id: string): Promise<PayoutAccount> {
    const row = await findAccount(this.prisma.client, id);
    const { items } = await this.present(row ? [row] : []);
    const [account] = items;
    if (!account) throw notFound('bank account');
    return account;
  }

  private async present(rows: readonly AccountRow[]): Promise<{ items: PayoutAccount[] }> {
    const names = await namesOfUsers(
      this.prisma.client,
      rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? '']),
    );
    const person = (id: string) => ({ id, name: names.get(id) ?? id });
    const items: PayoutAccount[] = [];
    for (const row of rows) {
      const organisation = await this.organisations.byId(row.organisationId);
      items.push({
        id: row.id,
        organisationId: row.organisationId,
        organisationName: organisation?.name ?? '',
        currency: row.currency,
        holder: row.holder,
        iban: row.iban,
        bic: row.bic,
        state: row.state as PayoutAccount['state'],
        proposedBy: person(row.proposedBy),
        proposedAt: row.proposedAt.toISOString(),
        decidedBy: row.decidedBy === null ? null : person(row.decidedBy),
        decidedAt: row.decidedAt?.toISOString() ?? null,
        usableFrom: row.usableFrom?.toISOString() ?? null,
      });
    }
    return { items };
  }
}
