import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import {
  deliveryNoteQuery,
  order,
  receiptInput,
  shipmentInput,
  shortCloseInput,
  type DeliveryNoteQuery,
  type Order,
  type ReceiptInput,
  type ShipmentInput,
  type ShortCloseInput,
} from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import {
  Caller,
  IdParam,
  notFound,
  Operation,
  OrganisationMember,
  type CallerIdentity,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { AnnounceShipment } from '../announce-shipment.ts';
import { CloseShort } from '../close-short.ts';
import { PrintDeliveryNote } from '../print-delivery-note.ts';
import { SignReceipt } from '../sign-receipt.ts';

@Controller('v2/orders')
export class ShippingController {
  constructor(
    private readonly announceShipment: AnnounceShipment,
    private readonly signReceipt: SignReceipt,
    private readonly closeShort: CloseShort,
    private readonly printDeliveryNote: PrintDeliveryNote,
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

  @Get(':id/shipments/:position/delivery-note.pdf')
  @Operation({
    allow: ['vendor', 'buyer', 'finance', 'auditor', 'operator'],
    summary: 'The delivery note of one load, in the language of the buyer’s country or the one asked for.',
    query: deliveryNoteQuery,
    produces: 'application/pdf',
  })
  async deliveryNote(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Param('position') position: string,
    @Query() { language }: DeliveryNoteQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!/^[1-9]\d{0,3}$/.test(position)) throw notFound('load');
    const note = await this.printDeliveryNote.run(caller, id, Number(position), language);
    await reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="${note.fileName}"`)
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(note.content));
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
