import type { Shipment } from '@topsteel/domain/api';
import type { StoredShipment } from './infra/shipment-store.ts';

/** A load as the API answers it. */
export const presentShipment = (load: StoredShipment): Shipment => ({
  ref: load.ref,
  position: load.position,
  carrier: load.carrier,
  vehicle: load.vehicle,
  plannedGrams: load.plannedGrams.toString(),
  pieces: load.pieces,
  packing: load.packing,
  lotCode: load.lotCode,
  heatNumber: load.heatNumber,
  certificateNumber: load.certificateNumber,
  isLast: load.isLast,
  announcedAt: load.announcedAt.toISOString(),
  weighedGrams: load.weighedGrams?.toString() ?? null,
  weighedAt: load.weighedAt?.toISOString() ?? null,
  deliveryNoteUrl: `/v2/orders/${load.orderId}/shipments/${load.position}/delivery-note.pdf`,
});
