import { Module } from '@nestjs/common';
import { OfferExportController } from './api/offer-export-controller.ts';
import { OfferImportController } from './api/offer-import-controller.ts';
import { ExportOffers } from './export-offers.ts';
import { GoOnWithOffers } from './go-on-with-offers.ts';
import { ReadOfferImports } from './read-offer-imports.ts';
import { ReceiveOffers } from './receive-offers.ts';
import { WorkOfferImports } from './work-offer-imports.ts';

/** Many offers at once, from and into files. */
@Module({
  controllers: [OfferImportController, OfferExportController],
  providers: [ExportOffers, GoOnWithOffers, ReadOfferImports, ReceiveOffers, WorkOfferImports],
})
export class OfferImportModule {}
