import { Injectable } from '@nestjs/common';
import type { BankTransfer, ResendInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { requireMarketplace, requireStepUp } from '../identity/index.ts';
import { requireMoneyMoves } from '../platform/bridge/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { closeWork } from '../work/index.ts';
import { markClaim } from './infra/claim-store.ts';
import { lockMatching } from './infra/entry-store.ts';
import { resendKeyOf } from './infra/replaced-transfers.ts';
import { findTransfer, returnEntryOf, type StoredTransfer } from './infra/transfer-store.ts';
import { presentTransfer } from './present-entry.ts';
import { requireExplained } from './require-explained.ts';
import { sendTransfers } from './send-payment-file.ts';

/** Sends what a bank refused or returned to another account of the payee, once. Payouts are their vendor's to repeat. */
@Injectable()
export class ResendTransfer {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {}

  /** @throws AppError `not-found`; `conflict` when the transfer is under way, arrived, is a payout, or was sent again */
  async run(caller: CallerIdentity, transferId: string, to: ResendInput): Promise<BankTransfer> {
    requireMarketplace(caller);
    requireStepUp(caller, this.config.settings.payout.freshSignInMinutes);
    return this.prisma.transact(async (tx) => {
      await lockMatching(tx);
      await requireMoneyMoves(tx);
      const failed = await findTransfer(tx, { id: transferId });
      if (!failed) throw notFound('transfer');
      if (failed.kind === 'payout') throw conflict('A payout is proposed again at /finance/payouts.');
      if (failed.status !== 'rejected' && failed.status !== 'returned') {
        throw conflict('This transfer is on its way or has arrived. Only what failed is sent again.');
      }
      const key = resendKeyOf(failed.id);
      if (await findTransfer(tx, { key })) throw conflict('It was sent again already.');
      await requireExplained(tx, to.iban);
      const { kind, of } = await this.sourceOf(tx, failed);
      await sendTransfers(
        tx,
        {
          key,
          transfers: [
            {
              key,
              creditor: { name: to.name, iban: to.iban, bic: null },
              currency: 'EUR',
              amountMinor: failed.amountMinor,
              remittance: failed.remittance,
            },
          ],
        },
        kind,
        of,
      );
      if (of.claimId !== null) await markClaim(tx, of.claimId);
      await closeWork(
        tx,
        `bank-transfer:${failed.id}:${failed.status}`,
        caller.userId,
        'It was sent to another account.',
      );
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'bank-transfer.resend',
        subject: `bank-transfer:${failed.id}`,
        details: { amountMinor: failed.amountMinor },
      });
      const sent = await findTransfer(tx, { key });
      if (!sent) throw notFound('transfer');
      return presentTransfer(sent);
    });
  }

  /** Money that came back without being owed to an order's account lies with the entry that brought it. */
  private async sourceOf(
    tx: Tx,
    failed: StoredTransfer,
  ): Promise<{
    kind: 'refund' | 'void' | 'send-back';
    of: { claimId: string | null; entryId: string | null };
  }> {
    const { claimId, entryId, status } = failed;
    const kind = failed.kind === 'payout' ? 'send-back' : failed.kind;
    if (kind === 'refund' || status === 'rejected') return { kind, of: { claimId, entryId } };
    const back = await returnEntryOf(tx, failed.id);
    if (back === null) throw notFound('booking of the return');
    return { kind: 'send-back', of: { claimId: null, entryId: back } };
  }
}

const conflict = (message: string): AppError => new AppError('conflict', { message });
