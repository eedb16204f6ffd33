import { Module } from '@nestjs/common';
import { OrderModule } from '../order/index.ts';
import { PricingModule } from '../pricing/index.ts';
import { RailModule } from '../rail/index.ts';
import { WorkModule } from '../work/index.ts';
import { AdvanceSettlements } from './advance-settlements.ts';
import { SettlementsController } from './api/settlements-controller.ts';
import { CarryOutAct } from './carry-out-act.ts';
import { MirrorChain } from './mirror-chain.ts';
import { ObserveAttempts } from './observe-attempts.ts';
import { ObserveIntents } from './observe-intents.ts';
import { ProjectPayment } from './project-payment.ts';
import { ProjectRailPayment } from './project-rail-payment.ts';
import { RetrySettlement } from './retry-settlement.ts';
import { RunDueCaptures } from './run-due-captures.ts';
import { SendWord } from './send-word.ts';
import { SettlementClock } from './settlement-clock.ts';
import { WarnHolds } from './warn-holds.ts';

/** From the chain's and the providers' word to the books and the orders, and from the clock to both. */
@Module({
  imports: [OrderModule, PricingModule, RailModule, WorkModule],
  controllers: [SettlementsController],
  providers: [
    AdvanceSettlements,
    CarryOutAct,
    MirrorChain,
    ObserveAttempts,
    ObserveIntents,
    ProjectPayment,
    ProjectRailPayment,
    RetrySettlement,
    RunDueCaptures,
    SendWord,
    SettlementClock,
    WarnHolds,
  ],
  exports: [AdvanceSettlements, MirrorChain, RunDueCaptures],
})
export class SettlementModule {}
