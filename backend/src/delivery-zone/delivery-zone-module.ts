import { Module } from '@nestjs/common';
import { DeliveryController } from './api/delivery-controller.ts';
import { EstimateOfferDelivery } from './estimate-offer-delivery.ts';
import { KeepDeliveryTariff } from './keep-delivery-tariff.ts';
import { RoadIntensity } from './road-intensity.ts';

/** How sellers deliver, and what that costs and emits. */
@Module({
  controllers: [DeliveryController],
  providers: [EstimateOfferDelivery, KeepDeliveryTariff, RoadIntensity],
  exports: [RoadIntensity],
})
export class DeliveryZoneModule {}
