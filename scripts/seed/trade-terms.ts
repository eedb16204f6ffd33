import {
  costCentre,
  costCentres,
  me,
  member,
  offer,
  offerPage,
  organisationMembers,
  spendingLimit,
  spendingLimits,
  type Lot,
  type OfferInput,
} from '@topsteel/domain/api';
import { purchaserSignIn } from './demo-sign-ins.ts';
import { Refused, type Session } from './session.ts';

type Quoted = Omit<OfferInput, 'lotId'> & { sku: string; certificate: string };

/** Offers as the trade quotes them in Europe: in euros, per 100 kg or per metre, with breaks and work beside. */
const quoted: readonly Quoted[] = [
  {
    certificate: 'fr-plate-s235jr-10',
    sku: 'TQ-S235JR-10',
    price: { minor: '6240', basis: '100kg', currency: 'EUR' },
    priceBreaks: [
      { fromGrams: '5000000', priceMinor: '6120' },
      { fromGrams: '10000000', priceMinor: '5990' },
    ],
    extras: [
      { code: 'shot-blast', basis: 'tonne', priceMinor: '4500' },
      { code: 'handling', basis: 'order', priceMinor: '3500', isAlways: true },
    ],
    minGrams: '500000',
    stepGrams: '500000',
    overTolerancePermille: 25,
    location: { city: 'Hagondange', country: 'FR' },
    incoterm: 'FCA',
    leadTimeDays: 2,
  },
  {
    certificate: 'fr-rhs-200x100x8-s355j2h',
    sku: 'RHS-200-100-8',
    price: { minor: '9480', basis: '100kg', currency: 'EUR' },
    priceBreaks: [{ fromGrams: '3000000', priceMinor: '9290' }],
    extras: [
      { code: 'cut', basis: 'cut', priceMinor: '420' },
      { code: 'mark-transfer', basis: 'cut', priceMinor: '260' },
      { code: 'remnant-return', basis: 'tonne', priceMinor: '52000' },
    ],
    minGrams: '500000',
    stepGrams: '250000',
    overTolerancePermille: 25,
    location: { city: 'Hagondange', country: 'FR' },
    incoterm: 'FCA',
    leadTimeDays: 4,
  },
  {
    certificate: 'nl-shs-100x5-s355j2h',
    sku: 'KOKER-100-5',
    price: { minor: '1265', basis: 'metre', currency: 'EUR' },
    extras: [
      { code: 'cut', basis: 'cut', priceMinor: '350' },
      { code: 'deburr', basis: 'cut', priceMinor: '120' },
      { code: 'mark-transfer', basis: 'cut', priceMinor: '240' },
      { code: 'remnant-return', basis: 'tonne', priceMinor: '48000' },
    ],
    minGrams: '250000',
    stepGrams: '250000',
    overTolerancePermille: 25,
    location: { city: 'Moerdijk', country: 'NL' },
    incoterm: 'FCA',
    leadTimeDays: 2,
  },
];

/** Places a seller's offers in euros, those of its part numbers that it does not have yet. */
export async function quoteInEuros(seller: Session, lots: Map<string, Lot>): Promise<void> {
  const wanted = quoted.filter(({ certificate }) => lots.has(certificate));
  if (wanted.length === 0) return;
  const mine = (await seller.get('/v2/offers?mine=true&limit=100', offerPage)).items;
  for (const { certificate, ...terms } of wanted) {
    if (mine.some(({ sku }) => sku === terms.sku)) continue;
    await seller.post('/v2/offers', { lotId: lots.get(certificate)?.id, ...terms }, offer);
  }
}

/** Opens a buyer's cost centre, and lets at most 250,000 EUR a month be ordered on it. */
export async function limitSpending(buyer: Session): Promise<void> {
  const code = 'NK-BRIDGES';
  const centres = (await buyer.get('/v2/cost-centres', costCentres)).items;
  const centre =
    centres.find((each) => each.code === code) ??
    (await buyer.post('/v2/cost-centres', { code, name: 'Bridges, Hamburg works' }, costCentre));
  const limits = (await buyer.get('/v2/spending-limits', spendingLimits)).items;
  if (limits.some(({ costCentreId }) => costCentreId === centre.id)) return;
  await buyer.post(
    '/v2/spending-limits',
    { costCentreId: centre.id, period: 'month', currency: 'EUR', amountMinor: '25000000' },
    spendingLimit,
  );
}

/** Gives a buyer's company somebody who orders at most 5,000 EUR at once without being approved. */
export async function limitPurchaser(operator: Session, buyer: Session): Promise<void> {
  const { organisation } = await buyer.get('/v2/me', me);
  const { email, name, password, duty } = purchaserSignIn;
  await operator
    .post(`/v2/organisations/${organisation?.id ?? ''}/members`, { email, name, password, duty }, member)
    .catch((error: unknown) => {
      if (!(error instanceof Refused && error.code === 'conflict')) throw error;
    });
  const { items } = await buyer.get('/v2/members', organisationMembers);
  const purchaser = items.find((one) => one.email === email);
  const limit = { userId: purchaser?.userId, period: 'order', currency: 'EUR', amountMinor: '500000' };
  await buyer.post('/v2/spending-limits', limit, spendingLimit);
}
