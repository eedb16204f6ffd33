import { expect } from 'chai';
import { changeInTurn } from './change-in-turn.ts';
import { priceByBps, type OfferRow } from './offer-fields.ts';
import type { Changed } from './use-offers.ts';

const offer: OfferRow = {
  id: '',
  version: 1,
  state: 'open',
  grade: 'S355J2+N',
  product: 'Beam HEB 200',
  dimensions: 'HEB 200 x 12 m',
  heatNumber: 'A23817',
  sku: 'HEB200-12',
  price: { minor: '80000', basis: 'tonne', currency: 'EUR' },
  pricePerTonneMinor: '80000',
  availableGrams: '18400000',
  minGrams: '1000000',
  stepGrams: '1000',
  leadTimeDays: 3,
  location: { city: 'Esch-sur-Alzette', country: 'LU' },
};
const isAway = { status: 503, code: 'unavailable', sentence: 'The service is away.', fields: [] };

/** Ten offers at 800.00 EUR a tonne, in a market whose change of one of them ends in a way of its own, once. */
function market(odd: string, end: 'failed' | 'conflict') {
  const stock = new Map(
    Array.from({ length: 10 }, (_, at) => [
      `offer-${String(at + 1)}`,
      { ...offer, id: `offer-${String(at + 1)}` },
    ]),
  );
  const ticked = new Set(stock.keys());
  let isOdd = true;
  const change = async (row: OfferRow): Promise<Changed> => {
    await Promise.resolve();
    if (row.id === odd && isOdd) {
      isOdd = false;
      return end === 'failed' ? { state: 'failed', problem: isAway } : { state: 'conflict', offer: row };
    }
    const minor = priceByBps(BigInt(row.price.minor), 250n).toString();
    const changed = { ...row, version: row.version + 1, price: { ...row.price, minor } };
    stock.set(row.id, changed);
    return { state: 'changed', offer: changed };
  };
  const apply = () =>
    changeInTurn(
      [...stock.values()].filter(({ id }) => ticked.has(id)),
      change,
      ({ id }) => {
        ticked.delete(id);
      },
    );
  return { apply, ticked, prices: () => [...stock.values()].map(({ price }) => price.minor) };
}

describe('prices of many offers, changed in turn', () => {
  it('are changed once each, though the fourth failed and the rest were changed again', async () => {
    const { apply, ticked, prices } = market('offer-4', 'failed');
    const first = await apply();
    expect(first.before.map(({ id }) => id)).to.deep.equal(['offer-1', 'offer-2', 'offer-3']);
    expect(first.before.map(({ price }) => price.minor)).to.deep.equal(['80000', '80000', '80000']);
    expect(first.problem).to.deep.equal(isAway);
    expect([...ticked])
      .to.have.lengthOf(7)
      .and.to.include('offer-4');
    const second = await apply();
    expect(second.before).to.have.lengthOf(7);
    expect(second.problem).to.equal(undefined);
    expect(ticked.size).to.equal(0);
    expect(prices()).to.deep.equal(Array.from({ length: 10 }, () => '82000'));
  });

  it('leave ticked what somebody else changed meanwhile, and go on', async () => {
    const { apply, ticked, prices } = market('offer-4', 'conflict');
    const { before, problem } = await apply();
    expect(before).to.have.lengthOf(9);
    expect(problem).to.equal(undefined);
    expect([...ticked]).to.deep.equal(['offer-4']);
    expect(prices()[3]).to.equal('80000');
  });
});
