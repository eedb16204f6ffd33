import { Module } from '@nestjs/common';
import { OrderModule } from '../order/index.ts';
import { PricingModule } from '../pricing/index.ts';
import { MirrorChain } from './mirror-chain.ts';
import { ObserveIntents } from './observe-intents.ts';
import { ProjectPayment } from './project-payment.ts';
import { RunDueCaptures } from './run-due-captures.ts';
import { SendWord } from './send-word.ts';
import { SettlementClock } from './settlement-clock.ts';

/** From the chain's word to the books and the orders, and from the clock to the chain. */
@Module({
  imports: [OrderModule, PricingModule],
  providers: [MirrorChain, ObserveIntents, ProjectPayment, RunDueCaptures, SendWord, SettlementClock],
  exports: [MirrorChain, RunDueCaptures],
})
export class SettlementModule {}
