import { Body, Controller, Post } from '@nestjs/common';
import {
  order,
  receiptInput,
  shipmentInput,
  shortCloseInput,
  type Order,
  type ReceiptInput,
  type ShipmentInput,
  type ShortCloseInput,
} from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { AnnounceShipment } from '../announce-shipment.ts';
import { CloseShort } from '../close-short.ts';
import { SignReceipt } from '../sign-receipt.ts';

@Controller('v2/orders')
export class ShippingController {
  constructor(
    private readonly announceShipment: AnnounceShipment,
    private readonly signReceipt: SignReceipt,
    private readonly closeShort: CloseShort,
  ) {}

  @Post(':id/shipment')
  @Operation({
    allow: ['vendor'],
    summary: 'Announce a load to the carrier, who weighs it; an order may leave in several.',
    body: shipmentInput,
    answer: order,
    status: 201,
    idempotent: true,
  })
  announce(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: ShipmentInput,
  ): Promise<Order> {
    return this.announceShipment.run(caller, id, body);
  }

  @Post(':id/short-close')
  @Operation({
    allow: ['vendor'],
    summary: 'End an order with less than was ordered: the rest of the money goes back to the buyer.',
    body: shortCloseInput,
    answer: order,
    status: 202,
    idempotent: true,
    money: true,
  })
  close(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: ShortCloseInput,
  ): Promise<Order> {
    return this.closeShort.run(caller, id, body);
  }

  @Post(':id/receipt')
  @Operation({
    allow: ['buyer'],
    summary: 'Confirm the weighed mass with the paying wallet; payment and title follow at once.',
    body: receiptInput,
    answer: order,
    status: 202,
    idempotent: true,
    money: true,
  })
  receive(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: ReceiptInput,
  ): Promise<Order> {
    return this.signReceipt.run(caller, id, body);
  }
}
