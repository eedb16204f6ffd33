import { AppError } from '../errors/index.ts';
import type { VatRule } from '../order/index.ts';
import { formatScaled } from '../units/index.ts';
import {
  domesticReverseCharges,
  reducedRates,
  splitPaymentFamilies,
  type TaxedGoods,
} from './domestic-schemes.ts';
import { checkVatNumber } from './vat-number.ts';
import { stateOf, territoryOf, type VatPlace, type VatTerritory } from './vat-territory.ts';

/** What the register of VAT numbers says of one; `unchecked`: it was not asked yet, or does not answer. */
export type VatNumberState = 'valid' | 'invalid' | 'unchecked';

/** A supply of goods between two businesses, one of them moving the goods. */
export interface VatQuestion {
  /** Where the goods lie. */
  from: VatPlace;
  /** Where they go; collected goods go to where the buyer is. */
  to: VatPlace;
  buyer: { vat: string | null; state: VatNumberState };
  goods: TaxedGoods;
  /** Net of the line in euro cents, for the schemes with a least amount; null: not known in euro, so below it. */
  netEurMinor: bigint | null;
  at: Date;
}

/**
 * Which VAT a supply of goods carries (Directive 2006/112/EC). The place of supply is where the transport begins (art. 32).
 *
 * Goods that stay in one VAT area carry its rate, or none where a domestic reverse charge holds. Goods to another member
 * state are exempt when the buyer acts under a valid VAT number of another state (art. 138(1)(b)); a number that is
 * malformed, not registered, or of the state of departure does not do, and the tax of departure is charged. Goods that leave
 * the Union, or an area outside it, are exports (art. 146).
 *
 * Not supported: chain transactions, supply with installation, goods of a seller that is not registered where they lie.
 *
 * @throws AppError `invalid-input`: reason `vat-number-needed` without a number; for goods that lie where we know no VAT.
 * @example decideVat({ from: { country: 'FR', postcode: '57000' }, to: { country: 'DE', postcode: '70173' },
 *   buyer: { vat: 'DE136695976', state: 'valid' }, … }).code // 'reverse-charge'
 */
export function decideVat(question: VatQuestion): VatRule {
  const from = territoryOf(question.from);
  const to = territoryOf(question.to);
  if (from.ratePermille === null) {
    throw new AppError('invalid-input', {
      message: `We know no VAT for goods that lie in ${from.code}. Choose goods in the EU, Switzerland, Norway or the United Kingdom.`,
    });
  }
  const rated = { ...from, ratePermille: from.ratePermille };
  if (from.code === to.code || isUnitedKingdom(from, to) || isOneState(from, to)) {
    return domestic(question, rated);
  }
  if (from.isInUnion && to.isInUnion) return acrossTheUnion(question, rated, to);
  return {
    code: 'export',
    ratePermille: 0,
    country: stateOf(to.code),
    sentence: `No VAT is charged: the goods leave the territory of ${from.code} (for the Union, Directive 2006/112/EC art. 146${to.source === null ? '' : `; ${to.source}`}); import VAT is due in ${to.code}.`,
  };
}

type Rated = VatTerritory & { ratePermille: number };

function acrossTheUnion(question: VatQuestion, from: Rated, to: VatTerritory): VatRule {
  const { vat, state } = question.buyer;
  if (vat === null || vat.trim() === '') {
    throw new AppError('invalid-input', {
      message: `A purchase from ${from.code} to ${to.code} needs the buyer's VAT number. Add it to the company page.`,
      details: { reason: 'vat-number-needed' },
    });
  }
  const number = checkVatNumber(vat);
  const because =
    number === null
      ? `“${vat}” is not a VAT number`
      : number.prefix === 'GB' || !number.isInUnion
        ? `${number.written} is no VAT number of a member state`
        : number.country === stateOf(from.code)
          ? `${number.written} is a number of ${from.code}, where the goods leave from`
          : state === 'invalid'
            ? `the register does not know ${number.written}`
            : null;
  if (because !== null) {
    const rule = atRate(from, from.ratePermille);
    return {
      ...rule,
      sentence: `${rule.sentence} Not exempt, since ${because} (Directive 2006/112/EC art. 138(1)).`,
    };
  }
  const unproven = state === 'unchecked' ? ' The number has not been confirmed by the register yet.' : '';
  return {
    code: 'reverse-charge',
    ratePermille: 0,
    country: stateOf(to.code),
    sentence: `No VAT is charged: intra-Community supply to ${number?.written ?? vat}, the buyer accounts for it in ${to.code} (Directive 2006/112/EC art. 138).${unproven}`,
  };
}

function domestic(question: VatQuestion, area: Rated): VatRule {
  const { goods, buyer, netEurMinor, at } = question;
  const state = stateOf(area.code);
  const scheme = domesticReverseCharges.find(
    (one) =>
      one.state === state &&
      goods.family !== null &&
      one.families.includes(goods.family) &&
      (one.until === null || at < new Date(one.until)) &&
      (one.fromEurMinor === 0n || (netEurMinor !== null && netEurMinor >= one.fromEurMinor)),
  );
  const number = buyer.vat === null ? null : checkVatNumber(buyer.vat);
  if (scheme && number?.country === state && buyer.state !== 'invalid') {
    return {
      code: 'domestic-reverse-charge',
      ratePermille: 0,
      country: state,
      sentence: `No VAT is charged: the buyer accounts for it in ${state} (domestic reverse charge, Directive 2006/112/EC art. 199 and 199a; ${scheme.source}).`,
    };
  }
  const reduced = reducedRates.find((one) => one.state === state && one.forms.includes(goods.form ?? ''));
  if (reduced) {
    const rule = atRate(area, reduced.ratePermille);
    return { ...rule, sentence: `${rule.sentence} Reduced rate: ${reduced.source}.` };
  }
  const rule = atRate(area, area.ratePermille);
  const isSplit = state === 'PL' && goods.family !== null && splitPaymentFamilies.includes(goods.family);
  return isSplit
    ? {
        ...rule,
        sentence: `${rule.sentence} An invoice above 15,000 PLN is paid by split payment (Ustawa o VAT art. 108a, annex 15).`,
      }
    : rule;
}

function atRate(area: VatTerritory, ratePermille: number): VatRule {
  const special = area.source === null ? '' : ` (${area.source})`;
  return {
    code: 'domestic',
    ratePermille,
    country: stateOf(area.code) === 'XI' ? 'GB' : stateOf(area.code),
    sentence: `VAT of ${area.code} at ${formatScaled(BigInt(ratePermille), 1)} %, charged by the seller${special}.`,
  };
}

/** Goods between Great Britain and Northern Ireland carry United Kingdom VAT (VAT Act 1994 s. 40A). */
const isUnitedKingdom = (from: VatTerritory, to: VatTerritory): boolean =>
  ['GB', 'XI'].includes(from.code) && ['GB', 'XI'].includes(to.code);

/** Areas of one state with rates of their own: the tax is that of where the transport begins. */
const isOneState = (from: VatTerritory, to: VatTerritory): boolean =>
  from.isInUnion && to.isInUnion && stateOf(from.code) === stateOf(to.code);
