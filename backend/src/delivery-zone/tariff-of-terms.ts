import type { DeliveryTariffTerms } from '@topsteel/domain/api';
import type { DeliveryTariff } from '@topsteel/domain/delivery';

/** A tariff with its amounts as numbers. */
export const tariffOfTerms = (terms: DeliveryTariffTerms): DeliveryTariff => ({
  ...terms,
  vehicles: terms.vehicles.map((vehicle) => ({
    ...vehicle,
    maxGrams: BigInt(vehicle.maxGrams),
    maxLengthUm: BigInt(vehicle.maxLengthUm),
    baseMinor: BigInt(vehicle.baseMinor),
    perKmMinor: BigInt(vehicle.perKmMinor),
  })),
  zones: terms.zones.map((zone) => ({ ...zone, amountMinor: BigInt(zone.amountMinor) })),
  tollPerKmMinor: amounts(terms.tollPerKmMinor, BigInt),
});

/** A tariff as it is kept and shown. */
export const termsOfTariff = (tariff: DeliveryTariff): DeliveryTariffTerms => ({
  name: tariff.name,
  currency: tariff.currency,
  countries: [...tariff.countries],
  maxKm: tariff.maxKm,
  vehicles: tariff.vehicles.map((vehicle) => ({
    code: vehicle.code,
    name: vehicle.name,
    maxGrams: vehicle.maxGrams.toString(),
    maxLengthUm: vehicle.maxLengthUm.toString(),
    baseMinor: vehicle.baseMinor.toString(),
    perKmMinor: vehicle.perKmMinor.toString(),
  })),
  zones: tariff.zones.map((zone) => ({ ...zone, amountMinor: zone.amountMinor.toString() })),
  tollPerKmMinor: amounts(tariff.tollPerKmMinor, String),
});

const amounts = <From, To>(record: Readonly<Record<string, From>>, change: (amount: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([key, amount]) => [key, change(amount)]));
