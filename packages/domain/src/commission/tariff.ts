import { AppError } from '../errors/index.ts';
import { BPS } from '../order/price.ts';
import { mulDivDown, mulDivHalfUp } from '../units/index.ts';

/** What SettlementEscrow takes at most, in basis points of a payment. */
export const MAX_COMMISSION_BPS = 1_000;
const PERMILLE = 1_000n;

/** One part of a commission, added to the others. Amounts per order, in minor units. */
export interface CommissionComponent {
  name: string;
  /** Of what the buyer paid and did not get back. */
  bps: number;
  fixedMinor: bigint;
  minimumMinor: bigint | null;
  maximumMinor: bigint | null;
}

/** What an order costs its seller, before tax: components that add up, within a minimum and a maximum. */
export interface CommissionTariff {
  components: readonly CommissionComponent[];
  minimumMinor: bigint | null;
  maximumMinor: bigint | null;
}

/** A commission and what it is made of; the parts and the adjustment sum to the total. */
export interface CommissionAmount {
  totalMinor: bigint;
  parts: { name: string; amountMinor: bigint }[];
  /** What the tariff's own minimum (above zero) or maximum, or the amount it is taken from (below), changed. */
  adjustmentMinor: bigint;
}

/**
 * Refuses a tariff that the escrow could not take: rates that sum above 10 %, negative amounts, a minimum above the
 * maximum.
 *
 * @throws AppError `invalid-input` with what to correct.
 */
export function checkTariff(tariff: CommissionTariff): void {
  const { components } = tariff;
  if (components.length === 0) refuse('A commission needs at least one component.');
  const bps = components.reduce((sum, component) => sum + component.bps, 0);
  if (bps > MAX_COMMISSION_BPS)
    refuse(`The rates sum to ${percentOf(bps)}; the escrow takes at most ${percentOf(MAX_COMMISSION_BPS)}.`);
  if (components.some((each) => !Number.isInteger(each.bps) || each.bps < 0 || each.fixedMinor < 0n))
    refuse('Rates are whole basis points from zero up, and fixed parts are not negative.');
  for (const bounds of [tariff, ...components]) {
    const { minimumMinor, maximumMinor } = bounds;
    if ((minimumMinor ?? 0n) < 0n || (maximumMinor ?? 0n) < 0n)
      refuse('A minimum or maximum is not negative.');
    if (minimumMinor !== null && maximumMinor !== null && minimumMinor > maximumMinor)
      refuse('The minimum is above the maximum. Correct one of them.');
  }
}

/**
 * The commission on an amount, in the amount's own currency. Each rate is rounded down to the minor unit; nothing is taken
 * from nothing, and never more than the amount.
 *
 * @example
 * commissionOnDown({ components: [{ name: 'Sale', bps: 80, fixedMinor: 0n, minimumMinor: null, maximumMinor: null },
 *   { name: 'Payment', bps: 15, fixedMinor: 250_000n, minimumMinor: null, maximumMinor: null }],
 *   minimumMinor: null, maximumMinor: 30_000_000n }, 3_600_000_000n)
 * // parts 28800000n and 5650000n, adjustment -4450000n, total 30000000n
 */
export function commissionOnDown(tariff: CommissionTariff, amountMinor: bigint): CommissionAmount {
  if (amountMinor <= 0n) {
    return {
      totalMinor: 0n,
      parts: tariff.components.map(({ name }) => ({ name, amountMinor: 0n })),
      adjustmentMinor: 0n,
    };
  }
  const parts = tariff.components.map((component) => ({
    name: component.name,
    amountMinor: within(
      mulDivDown(amountMinor, BigInt(component.bps), BPS) + component.fixedMinor,
      component,
    ),
  }));
  const sum = parts.reduce((total, part) => total + part.amountMinor, 0n);
  const bounded = within(sum, tariff);
  const totalMinor = bounded > amountMinor ? amountMinor : bounded;
  return { totalMinor, parts, adjustmentMinor: totalMinor - sum };
}

/** What the platform keeps of an amount, the tax on that, and what is left for the vendor: the three sum to it. */
export interface Shares {
  commissionMinor: bigint;
  vatMinor: bigint;
  netMinor: bigint;
}

/**
 * Divides what a buyer paid and did not get back. The tax is on the commission, a half minor unit goes up; commission and
 * tax together never pass the amount.
 *
 * @example shareOf({ components: [{ name: 'Sale', bps: 100, … }], … }, 311_245n, 170)
 * // { commissionMinor: 3112n, vatMinor: 529n, netMinor: 307604n }
 */
export function shareOf(tariff: CommissionTariff, keptMinor: bigint, vatPermille: number): Shares {
  if (keptMinor < 0n)
    throw new AppError('internal', { message: `Nobody can divide ${keptMinor.toString()} minor units.` });
  const vat = BigInt(vatPermille);
  const most = mulDivDown(keptMinor, PERMILLE, PERMILLE + vat);
  const wanted = commissionOnDown(tariff, keptMinor).totalMinor;
  const commissionMinor = wanted > most ? most : wanted;
  const vatMinor = mulDivHalfUp(commissionMinor, vat, PERMILLE);
  return { commissionMinor, vatMinor, netMinor: keptMinor - commissionMinor - vatMinor };
}

/**
 * The tariff in another currency: its amounts × numerator ÷ denominator, rounded down; rates stay.
 *
 * @example scaleTariffDown({ …, minimumMinor: 50_000_000n }, 311_245n, 3_618_000_000n).minimumMinor // 4301n: 43.01 EUR for 50 USDC
 */
export function scaleTariffDown(
  tariff: CommissionTariff,
  numerator: bigint,
  denominator: bigint,
): CommissionTariff {
  const scale = <T extends bigint | null>(amount: T) =>
    (amount === null ? null : mulDivDown(amount, numerator, denominator)) as T;
  return {
    components: tariff.components.map((component) => ({
      ...component,
      fixedMinor: scale(component.fixedMinor),
      minimumMinor: scale(component.minimumMinor),
      maximumMinor: scale(component.maximumMinor),
    })),
    minimumMinor: scale(tariff.minimumMinor),
    maximumMinor: scale(tariff.maximumMinor),
  };
}

/**
 * The tariff as the one rate that an escrow's terms can carry: exact where it has rates only, else the commission on the
 * ordered total as a rate, rounded down to the basis point; at most 1,000.
 *
 * @example rateOfDown({ …, minimumMinor: 50_000_000n }, 3_600_000_000n) // 138: 50 USDC are 1.388… % of 3,600
 */
export function rateOfDown(tariff: CommissionTariff, totalMinor: bigint): number {
  const rates = tariff.components.reduce((sum, component) => sum + component.bps, 0);
  const commission = commissionOnDown(tariff, totalMinor);
  const isPlain =
    commission.adjustmentMinor === 0n &&
    tariff.components.every(
      (component, index) =>
        component.fixedMinor === 0n &&
        commission.parts[index]?.amountMinor === mulDivDown(totalMinor, BigInt(component.bps), BPS),
    );
  if (isPlain) return rates;
  const rate = Number(mulDivDown(commission.totalMinor, BPS, totalMinor));
  return Math.min(rate, MAX_COMMISSION_BPS);
}

/** @example percentOf(125) // '1.25 %' */
export const percentOf = (bps: number): string => `${(bps / 100).toString()} %`;

function within(
  amountMinor: bigint,
  { minimumMinor, maximumMinor }: { minimumMinor: bigint | null; maximumMinor: bigint | null },
): bigint {
  const raised = minimumMinor !== null && amountMinor < minimumMinor ? minimumMinor : amountMinor;
  return maximumMinor !== null && raised > maximumMinor ? maximumMinor : raised;
}

function refuse(message: string): never {
  throw new AppError('invalid-input', { message, details: { reason: 'tariff-invalid' } });
}
