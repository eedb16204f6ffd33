import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  decisionInput,
  dueList,
  payoutAccount,
  payoutAccountList,
  payoutBatch,
  payoutBatchInput,
  payoutBatchPage,
  payoutQuery,
  type DecisionInput,
  type DueList,
  type Page,
  type PayoutAccount,
  type PayoutBatch,
  type PayoutBatchInput,
  type PayoutQuery,
} from '@topsteel/domain/api';
import { requireMarketplace } from '../../identity/index.ts';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { DecideBatch } from '../decide-batch.ts';
import { PayoutAccounts } from '../payout-accounts.ts';
import { ProposePayouts } from '../propose-payouts.ts';
import { ReadDue } from '../read-due.ts';
import { ReadPayouts } from '../read-payouts.ts';

const desk = ['finance', 'operator'] as const;
const readers = ['finance', 'operator', 'auditor'] as const;

@Controller('v2/finance')
export class FinancePayoutsController {
  constructor(
    private readonly due: ReadDue,
    private readonly payouts: ReadPayouts,
    private readonly proposePayouts: ProposePayouts,
    private readonly decideBatch: DecideBatch,
    private readonly accounts: PayoutAccounts,
  ) {}

  @Get('payouts-due')
  @Operation({
    allow: readers,
    summary: 'What every vendor is due, by order, and why what is not paid now is not.',
    answer: dueList,
  })
  async readDue(@Caller() caller: CallerIdentity): Promise<DueList> {
    if (!caller.access.includes('auditor')) requireMarketplace(caller);
    return this.due.run(null);
  }

  @Get('payout-batches')
  @Operation({
    allow: readers,
    summary: 'Batches of payouts, newest first.',
    query: payoutQuery,
    answer: payoutBatchPage,
  })
  batches(@Caller() caller: CallerIdentity, @Query() query: PayoutQuery): Promise<Page<PayoutBatch>> {
    return this.payouts.batches(caller, query);
  }

  @Get('payout-batches/:id')
  @Operation({
    allow: readers,
    summary: 'A batch with its payouts and their orders.',
    answer: payoutBatch,
  })
  batch(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<PayoutBatch> {
    return this.payouts.batch(caller, id);
  }

  @Post('payout-batches')
  @Operation({
    allow: desk,
    summary: 'Propose payouts of everything that can be paid now; another person approves them.',
    body: payoutBatchInput,
    answer: payoutBatch,
    status: 201,
    money: true,
    stepUp: true,
  })
  propose(@Caller() caller: CallerIdentity, @Body() body: PayoutBatchInput): Promise<PayoutBatch> {
    return this.proposePayouts.run(caller, body);
  }

  @Post('payout-batches/:id/decision')
  @Operation({
    allow: desk,
    summary: 'Approve a batch that another person proposed, which sends its money; or decline it.',
    body: decisionInput,
    answer: payoutBatch,
    money: true,
    stepUp: true,
  })
  decide(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: DecisionInput,
  ): Promise<PayoutBatch> {
    return this.decideBatch.run(caller, id, body);
  }

  @Get('payout-accounts')
  @Operation({
    allow: desk,
    summary: 'Bank accounts of vendors that wait for approval, oldest first.',
    answer: payoutAccountList,
  })
  awaiting(@Caller() caller: CallerIdentity): Promise<{ items: PayoutAccount[] }> {
    return this.accounts.awaiting(caller);
  }

  @Post('payout-accounts/:id/decision')
  @Operation({
    allow: desk,
    summary: 'Approve the bank account that a vendor wants to be paid to, or decline it.',
    body: decisionInput,
    answer: payoutAccount,
    money: true,
    stepUp: true,
  })
  decideAccount(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: DecisionInput,
  ): Promise<PayoutAccount> {
    return this.accounts.decide(caller, id, body);
  }
}
