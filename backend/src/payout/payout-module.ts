import { Module } from '@nestjs/common';
import { BankModule } from '../bank/index.ts';
import { FinancePayoutsController } from './api/finance-payouts-controller.ts';
import { VendorPayoutsController } from './api/vendor-payouts-controller.ts';
import { DecideBatch } from './decide-batch.ts';
import { ExplainCommission } from './explain-commission.ts';
import { FollowPayouts } from './follow-payouts.ts';
import { PayoutAccounts } from './payout-accounts.ts';
import { ProposePayouts } from './propose-payouts.ts';
import { ReadDue } from './read-due.ts';
import { ReadPayouts } from './read-payouts.ts';
import { SendAdvice } from './send-advice.ts';
import { TaxEscrow } from './tax-escrow.ts';

/** Vendor money: what vendors earn, owe and are paid. */
@Module({
  imports: [BankModule],
  controllers: [FinancePayoutsController, VendorPayoutsController],
  providers: [
    DecideBatch,
    ExplainCommission,
    FollowPayouts,
    PayoutAccounts,
    ProposePayouts,
    ReadDue,
    ReadPayouts,
    SendAdvice,
    TaxEscrow,
  ],
})
export class PayoutModule {}
