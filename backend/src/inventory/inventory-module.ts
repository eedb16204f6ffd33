import { Module } from '@nestjs/common';
import { CertificateModule } from '../certificate/index.ts';
import { GenealogyModule } from '../genealogy/index.ts';
import { LabelController } from './api/label-controller.ts';
import { LotController } from './api/lot-controller.ts';
import { ReceivedController } from './api/received-controller.ts';
import { StockController } from './api/stock-controller.ts';
import { TransformationController } from './api/transformation-controller.ts';
import { ChangeTransformation } from './change-transformation.ts';
import { CommissionLot } from './commission-lot.ts';
import { PrintLabel } from './print-label.ts';
import { ReadLabel } from './read-label.ts';
import { ReadHoldings } from './read-holdings.ts';
import { ReadLots } from './read-lots.ts';
import { ReadReceived } from './read-received.ts';
import { ReadStock } from './read-stock.ts';
import { RetryLot } from './retry-lot.ts';
import { SettleLot } from './settle-lot.ts';
import { SettleTransformation } from './settle-transformation.ts';
import { SignLot } from './sign-lot.ts';
import { TransformLots } from './transform-lots.ts';

@Module({
  imports: [CertificateModule, GenealogyModule],
  controllers: [
    LabelController,
    TransformationController,
    LotController,
    ReceivedController,
    StockController,
  ],
  providers: [
    ChangeTransformation,
    CommissionLot,
    PrintLabel,
    ReadLabel,
    ReadHoldings,
    ReadLots,
    ReadReceived,
    ReadStock,
    RetryLot,
    SettleLot,
    SettleTransformation,
    SignLot,
    TransformLots,
  ],
  exports: [ReadLots],
})
export class InventoryModule {}
