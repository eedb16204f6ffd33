import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import {
  deliveryEstimate,
  deliveryEstimateQuery,
  deliveryTariff,
  deliveryTariffTerms,
  type DeliveryEstimateQuery,
  type DeliveryEstimateView,
  type DeliveryTariffTerms,
  type DeliveryTariffView,
} from '@topsteel/domain/api';
import { Operation, OrganisationMember, type OrganisationCaller } from '../../platform/http/index.ts';
import { EstimateOfferDelivery } from '../estimate-offer-delivery.ts';
import { KeepDeliveryTariff } from '../keep-delivery-tariff.ts';

@Controller('v2')
export class DeliveryController {
  constructor(
    private readonly tariff: KeepDeliveryTariff,
    private readonly estimate: EstimateOfferDelivery,
  ) {}

  @Get('delivery-estimate')
  @Operation({
    allow: 'public',
    summary:
      'What the delivery of an offer to a site would cost, by which vehicle, and what it emits. Where no rule fits it is to be asked for, and the sentence says why.',
    query: deliveryEstimateQuery,
    answer: deliveryEstimate,
  })
  estimateFor(@Query() query: DeliveryEstimateQuery): Promise<DeliveryEstimateView> {
    return this.estimate.run(query);
  }

  @Get('delivery-tariff')
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'Vehicles, zones and road charges that the organisation’s deliveries are priced by.',
    answer: deliveryTariff,
  })
  read(@OrganisationMember() caller: OrganisationCaller): Promise<DeliveryTariffView> {
    return this.tariff.read(caller);
  }

  @Post('delivery-tariff')
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'Set how the organisation delivers; an operator sets what holds for who has no tariff.',
    body: deliveryTariffTerms,
    answer: deliveryTariff,
    idempotent: true,
  })
  set(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: DeliveryTariffTerms,
  ): Promise<DeliveryTariffView> {
    return this.tariff.set(caller, body);
  }

  @Delete('delivery-tariff')
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'Give the tariff up: the marketplace’s holds again.',
    answer: deliveryTariff,
  })
  remove(@OrganisationMember() caller: OrganisationCaller): Promise<DeliveryTariffView> {
    return this.tariff.remove(caller);
  }
}
