import { Module } from '@nestjs/common';
import { CertificateModule } from '../certificate/index.ts';
import { LabelController } from './api/label-controller.ts';
import { LotController } from './api/lot-controller.ts';
import { CommissionLot } from './commission-lot.ts';
import { PrintLabel } from './print-label.ts';
import { ReadLots } from './read-lots.ts';
import { RetryLot } from './retry-lot.ts';
import { SettleLot } from './settle-lot.ts';
import { SignLot } from './sign-lot.ts';

@Module({
  imports: [CertificateModule],
  controllers: [LabelController, LotController],
  providers: [CommissionLot, PrintLabel, ReadLots, RetryLot, SettleLot, SignLot],
  exports: [ReadLots],
})
export class InventoryModule {}
