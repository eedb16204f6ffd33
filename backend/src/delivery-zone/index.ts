export { DeliveryZoneModule } from './delivery-zone-module.ts';
export { carriagePaid } from './estimate-offer-delivery.ts';
export { RoadIntensity } from './road-intensity.ts';
export { tariffOfTerms, termsOfTariff } from './tariff-of-terms.ts';
