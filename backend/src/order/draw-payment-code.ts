import { Injectable } from '@nestjs/common';
import bwipjs from 'bwip-js/node';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { ReadOrders } from './read-orders.ts';

/** EPC069-12 asks for error correction M. */
const QR = { bcid: 'qrcode', eclevel: 'M' } as const;

/** Draws what a banking app or a wallet reads, while the payment is awaited. */
@Injectable()
export class DrawPaymentCode {
  constructor(private readonly orders: ReadOrders) {}

  /** @returns an SVG; @throws AppError `not-found` when nothing is to be sent */
  async run(caller: OrganisationCaller, orderId: string): Promise<string> {
    const { payment } = await this.orders.read(caller, orderId);
    const { action } = payment;
    const text = action?.kind === 'transfer' ? action.epcQr : action?.kind === 'send' ? action.uri : null;
    if (text === null) throw notFound('payment code');
    return bwipjs.toSVG({ ...QR, text, scale: 2, padding: 4, backgroundcolor: 'FFFFFF' });
  }
}
