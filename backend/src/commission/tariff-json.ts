import type { CommissionTariffJson } from '@topsteel/domain/api';
import type { CommissionTariff } from '@topsteel/domain/commission';

const read = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
const write = (amount: bigint | null): string | null => amount?.toString() ?? null;

/** A tariff with its amounts as numbers. */
export const tariffOf = (json: CommissionTariffJson): CommissionTariff => ({
  components: json.components.map((component) => ({
    name: component.name,
    bps: component.bps,
    fixedMinor: BigInt(component.fixedMinor),
    minimumMinor: read(component.minimumMinor),
    maximumMinor: read(component.maximumMinor),
  })),
  minimumMinor: read(json.minimumMinor),
  maximumMinor: read(json.maximumMinor),
});

/** A tariff as it is kept and shown: its amounts as decimal strings. */
export const tariffJson = (tariff: CommissionTariff): CommissionTariffJson => ({
  components: tariff.components.map((component) => ({
    name: component.name,
    bps: component.bps,
    fixedMinor: component.fixedMinor.toString(),
    minimumMinor: write(component.minimumMinor),
    maximumMinor: write(component.maximumMinor),
  })),
  minimumMinor: write(tariff.minimumMinor),
  maximumMinor: write(tariff.maximumMinor),
});
