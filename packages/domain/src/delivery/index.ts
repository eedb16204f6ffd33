export { estimateDelivery, shareByMassDown } from './estimate-delivery.ts';
export type { DeliveryEstimate, Load } from './estimate-delivery.ts';
export { arrivalDay, leavingDay } from './delivery-day.ts';
export { placeOf } from './place.ts';
export type { Address, Located } from './place.ts';
export { greatCircleMetres, roadKmUp } from './road-distance.ts';
export { defaultTariff } from './tariff.ts';
export type { DeliveryTariff, DeliveryZone, Vehicle } from './tariff.ts';
