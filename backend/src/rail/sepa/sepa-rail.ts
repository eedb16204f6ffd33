import { AppError } from '@topsteel/domain/errors';
import { epcQrOf } from '@topsteel/domain/sepa';
import { captureClaim, expectTransfer, readClaim, refundClaim, voidClaim } from '../../bank/index.ts';
import type { BankSettings } from '../../platform/config/index.ts';
import type { PrismaService } from '../../platform/database/index.ts';
import type { Attempt, Opened, PayerAction, Rail, RailCommand } from '../rail.ts';

/**
 * Transfers to our bank account, named by the attempt's creditor reference. The provider is our own record of what the
 * bank has booked: money counts when it is on the account, capturing it is our own act, and what goes back is a transfer
 * of ours. There are no webhooks; a booking makes the attempt be read.
 */
export function openSepaRail(bank: BankSettings | null, prisma: PrismaService): Rail {
  return {
    name: 'sepa',
    abilities: { holds: 'money', canCaptureInPart: true, canRefundInPart: true, canBeReversed: true },
    verifyWebhook: null,

    unavailable() {
      return Promise.resolve(
        bank === null ? 'Bank transfers cannot be taken: the marketplace has set no bank account.' : null,
      );
    },

    async open(attempt: Attempt): Promise<Opened> {
      const { iban, bic, accountName } = configured(bank);
      if (attempt.currency !== 'EUR') {
        throw new AppError('conflict', {
          message: 'A SEPA transfer is in euros. Choose another way to pay.',
        });
      }
      await expectTransfer(prisma, {
        attemptId: attempt.id,
        orderId: attempt.orderId,
        orderNumber: attempt.orderNumber,
        reference: attempt.reference,
        amountMinor: attempt.amountMinor,
        payerName: attempt.payer.name,
      });
      return {
        providerRef: attempt.reference,
        details: { iban, bic, beneficiary: accountName },
        expiresAt: attempt.expiresAt,
      };
    },

    actionOf(attempt: Attempt): PayerAction {
      const { iban, bic, beneficiary } = attempt.details as {
        iban: string;
        bic: string | null;
        beneficiary: string;
      };
      const { reference, amountMinor } = attempt;
      const epcQr = epcQrOf({ beneficiary, iban, bic, amountCents: amountMinor, reference });
      return { kind: 'transfer', beneficiary, iban, bic, reference, epcQr };
    },

    read: (attempt: Attempt) => readClaim(prisma, attempt.id, attempt.expiresAt),
    capture: (attempt: Attempt, command: RailCommand) => captureClaim(prisma, attempt.id, command),
    void: (attempt: Attempt, command: RailCommand) => voidClaim(prisma, attempt.id, command),
    refund: (attempt: Attempt, command: RailCommand) => refundClaim(prisma, attempt.id, command),
  };
}

function configured(bank: BankSettings | null): BankSettings {
  if (bank !== null) return bank;
  throw new AppError('unavailable', { message: 'The marketplace has set no bank account.' });
}
