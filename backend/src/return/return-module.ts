import { Module } from '@nestjs/common';
import { PricingModule } from '../pricing/index.ts';
import { RailModule } from '../rail/index.ts';
import { ReturnController } from './api/return-controller.ts';
import { DecideReturn } from './decide-return.ts';
import { GrantCredit } from './grant-credit.ts';
import { ReadReturns } from './read-returns.ts';
import { RequestReturn } from './request-return.ts';

/** Goods that come back, and prices that are lowered without them. */
@Module({
  imports: [PricingModule, RailModule],
  controllers: [ReturnController],
  providers: [DecideReturn, GrantCredit, ReadReturns, RequestReturn],
})
export class ReturnModule {}
