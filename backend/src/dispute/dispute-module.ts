import { Module } from '@nestjs/common';
import { PricingModule } from '../pricing/index.ts';
import { RailModule } from '../rail/index.ts';
import { AnswerDispute } from './answer-dispute.ts';
import { DisputeController } from './api/dispute-controller.ts';
import { DecideDispute } from './decide-dispute.ts';
import { OpenDispute } from './open-dispute.ts';
import { ReadDisputes } from './read-disputes.ts';
import { WatchDisputes } from './watch-disputes.ts';

/** What a buyer and a seller can't agree on. */
@Module({
  imports: [PricingModule, RailModule],
  controllers: [DisputeController],
  providers: [AnswerDispute, DecideDispute, OpenDispute, ReadDisputes, WatchDisputes],
})
export class DisputeModule {}
