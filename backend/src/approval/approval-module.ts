import { Module } from '@nestjs/common';
import { BasketModule } from '../basket/index.ts';
import { CheckoutModule } from '../checkout/index.ts';
import { OrderModule } from '../order/index.ts';
import { ApprovalsController } from './api/approvals-controller.ts';
import { AskApproval } from './ask-approval.ts';
import { DecideApproval } from './decide-approval.ts';
import { ExpireApprovals } from './expire-approvals.ts';
import { ReadApprovals } from './read-approvals.ts';
import { TellAboutApproval } from './tell-about-approval.ts';
import { WithdrawApproval } from './withdraw-approval.ts';

/** Orders above a limit: one asks, another lets it pass or does not. */
@Module({
  imports: [BasketModule, CheckoutModule, OrderModule],
  controllers: [ApprovalsController],
  providers: [
    AskApproval,
    DecideApproval,
    ExpireApprovals,
    ReadApprovals,
    TellAboutApproval,
    WithdrawApproval,
  ],
})
export class ApprovalModule {}
