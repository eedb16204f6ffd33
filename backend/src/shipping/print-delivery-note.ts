import { Injectable } from '@nestjs/common';
import bwipjs from 'bwip-js/node';
import { renderDeliveryNotePdf, type DocumentLanguage } from '@topsteel/documents';
import { labelLinkOf } from '../inventory/index.ts';
import { findOrder, shipmentsOf } from '../order/index.ts';
import { Organisations } from '../organisation/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { mailLanguage } from '../platform/mail/index.ts';

/** ISO/IEC 18004 error correction Q (25 %): paper that rides on a truck gets scratched. */
const QR = { bcid: 'qrcode', eclevel: 'Q', scale: 4, padding: 4 } as const;

/** Draws the delivery note of one load, for its two sides and the marketplace's own people. */
@Injectable()
export class PrintDeliveryNote {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
  ) {}

  /**
   * @param language without it, that of the buyer's country
   * @throws AppError `not-found` also for a load of others
   */
  async run(
    caller: CallerIdentity,
    orderId: string,
    position: number,
    language?: DocumentLanguage,
  ): Promise<{ fileName: string; content: Uint8Array }> {
    const { client } = this.prisma;
    const order = await findOrder(client, orderId);
    const isOurs = caller.access.includes('operator') || caller.access.includes('auditor');
    const isMine =
      order !== null && [order.buyerId, order.sellerId].some((id) => id === caller.organisationId);
    if (!order || !(isOurs || isMine)) throw notFound('order');
    const load = (await shipmentsOf(client, orderId)).find((one) => one.position === position);
    if (!load) throw notFound('load');
    const buyer = await this.organisations.byId(order.buyerId);
    const seller = await this.organisations.byId(order.sellerId);
    if (!buyer || !seller) throw notFound('organisation');
    const link = await labelLinkOf(client, this.config.settings.publicUrl, BigInt(order.quote.lotId));
    const content = await renderDeliveryNotePdf(
      {
        ref: load.ref,
        orderNumber: order.number,
        buyerReference: order.reference,
        position,
        isLast: load.isLast,
        shippedOn: load.announcedAt.toISOString().slice(0, 10),
        carrier: load.carrier,
        vehicle: load.vehicle,
        seller,
        buyer,
        product: order.quote.description,
        heatNumber: load.heatNumber,
        certificateNumber: load.certificateNumber,
        lotCode: load.lotCode,
        pieces: load.pieces,
        plannedGrams: load.plannedGrams,
        weighedGrams: load.weighedGrams,
        packing: load.packing.map((bundle) => ({
          ...bundle,
          massGrams: bundle.massGrams === null ? null : BigInt(bundle.massGrams),
        })),
        link,
        qrPng: await bwipjs.toBuffer({ ...QR, text: link }),
      },
      language ?? mailLanguage(null, buyer.country),
    );
    return { fileName: `${load.ref}.pdf`, content };
  }
}
