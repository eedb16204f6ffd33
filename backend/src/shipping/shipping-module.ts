import { Module } from '@nestjs/common';
import { OrderModule } from '../order/index.ts';
import { AnnounceShipment } from './announce-shipment.ts';
import { ShippingController } from './api/shipping-controller.ts';
import { CloseShort } from './close-short.ts';
import { PrintDeliveryNote } from './print-delivery-note.ts';
import { SignReceipt } from './sign-receipt.ts';

@Module({
  imports: [OrderModule],
  controllers: [ShippingController],
  providers: [AnnounceShipment, CloseShort, PrintDeliveryNote, SignReceipt],
})
export class ShippingModule {}
