import { Module } from '@nestjs/common';
import { ApplicationController } from './api/application-controller.ts';
import { FiguresController } from './api/figures-controller.ts';
import { ReviewController } from './api/review-controller.ts';
import { SuspensionController } from './api/suspension-controller.ts';
import { ApplyAsVendor } from './apply-as-vendor.ts';
import { ReadConduct } from './read-conduct.ts';
import { ReadFigures } from './read-figures.ts';
import { ReviewApplications } from './review-applications.ts';
import { SuspendOrganisation } from './suspend-organisation.ts';
import { WatchDocuments } from './watch-documents.ts';

/** How a company comes to sell here, and how it does. */
@Module({
  controllers: [ApplicationController, FiguresController, ReviewController, SuspensionController],
  providers: [
    ApplyAsVendor,
    ReadConduct,
    ReadFigures,
    ReviewApplications,
    SuspendOrganisation,
    WatchDocuments,
  ],
  exports: [ReadConduct],
})
export class VendorModule {}
