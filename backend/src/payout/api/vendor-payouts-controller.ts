import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  commissionExplanation,
  dueList,
  payout,
  payoutAccount,
  payoutAccountInput,
  payoutAccountList,
  payoutPage,
  payoutQuery,
  type CommissionExplanation,
  type DueList,
  type Page,
  type Payout,
  type PayoutAccount,
  type PayoutAccountInput,
  type PayoutQuery,
} from '@topsteel/domain/api';
import {
  Caller,
  IdParam,
  Operation,
  OrganisationMember,
  type CallerIdentity,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { ExplainCommission } from '../explain-commission.ts';
import { PayoutAccounts } from '../payout-accounts.ts';
import { ReadDue } from '../read-due.ts';
import { ReadPayouts } from '../read-payouts.ts';

const sellers = ['vendor', 'finance'] as const;

@Controller('v2')
export class VendorPayoutsController {
  constructor(
    private readonly due: ReadDue,
    private readonly payouts: ReadPayouts,
    private readonly accounts: PayoutAccounts,
    private readonly explain: ExplainCommission,
  ) {}

  @Get('vendor/payouts-due')
  @Operation({
    allow: sellers,
    summary: 'What the caller’s organisation is due, by order, and why what is not paid now is not.',
    answer: dueList,
  })
  readDue(@OrganisationMember() caller: OrganisationCaller): Promise<DueList> {
    return this.due.run(caller.organisationId);
  }

  @Get('vendor/payouts')
  @Operation({
    allow: sellers,
    summary: 'Payouts to the caller’s organisation, newest first, each with the orders it pays.',
    query: payoutQuery,
    answer: payoutPage,
  })
  list(@OrganisationMember() caller: OrganisationCaller, @Query() query: PayoutQuery): Promise<Page<Payout>> {
    return this.payouts.ofVendor(caller.organisationId, query);
  }

  @Get('payouts/:id')
  @Operation({
    allow: ['vendor', 'finance', 'operator', 'auditor'],
    summary: 'A payout, to its vendor and to the marketplace.',
    answer: payout,
  })
  read(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<Payout> {
    return this.payouts.one(caller, id);
  }

  @Get('vendor/payout-accounts')
  @Operation({
    allow: sellers,
    summary: 'Bank accounts that the caller’s organisation is paid to, was, or wants to be.',
    answer: payoutAccountList,
  })
  listAccounts(@OrganisationMember() caller: OrganisationCaller): Promise<{ items: PayoutAccount[] }> {
    return this.accounts.ofVendor(caller.organisationId);
  }

  @Post('vendor/payout-accounts')
  @Operation({
    allow: sellers,
    summary: 'Ask to be paid to a bank account; the marketplace approves it, and it is used after a hold.',
    body: payoutAccountInput,
    answer: payoutAccount,
    status: 201,
    money: true,
    stepUp: true,
  })
  propose(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: PayoutAccountInput,
  ): Promise<PayoutAccount> {
    return this.accounts.propose(caller, body);
  }

  @Get('orders/:id/commission')
  @Operation({
    allow: ['vendor', 'finance', 'operator', 'auditor'],
    summary: 'Why an order costs its seller what it does, and what became of the money; not for the buyer.',
    answer: commissionExplanation,
  })
  explainOrder(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<CommissionExplanation> {
    return this.explain.run(caller, id);
  }
}
