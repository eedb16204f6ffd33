import { isAppError } from '@topsteel/domain/errors';
import { expect } from 'chai';
import { periodOf } from './period-of.ts';
import { readFootprintQuery } from './read-footprints.ts';

const reasonOf = (work: () => unknown): string => {
  try {
    work();
    return 'read';
  } catch (error) {
    return isAppError(error) ? error.message : String(error);
  }
};

describe('readFootprintQuery', () => {
  it('takes one value or many, names in any case, and passes over what others prefix with x-', () => {
    const { filter, limit, offset, after } = readFootprintQuery({
      productId: 'urn:gtin:1',
      productid: ['urn:gtin:2', 'urn:gtin:3'],
      Status: 'Active',
      validon: '2026-01-01T00:00:00 02:00',
      'x-atq-invoice-id': '12345',
      limit: '10',
    });
    expect(filter.productId).to.deep.equal(['urn:gtin:2', 'urn:gtin:3']);
    expect(filter.status).to.equal('Active');
    expect(filter.validOn?.toISOString()).to.equal('2025-12-31T22:00:00.000Z');
    expect({ limit, offset, after }).to.deep.equal({ limit: 10, offset: 0, after: null });
    expect(readFootprintQuery({ limit: '5000' }).limit).to.equal(1_000);
    expect(readFootprintQuery({}).limit).to.equal(200);
  });

  it('refuses what it would have to ignore, and says which', () => {
    expect(reasonOf(() => readFootprintQuery({ $filter: 'x' }))).to.equal(
      '$filter is not a parameter of this list.',
    );
    expect(reasonOf(() => readFootprintQuery({ limit: '-1' }))).to.equal(
      'limit must be a whole number of at least 0.',
    );
    expect(reasonOf(() => readFootprintQuery({ validOn: 'yesterday' }))).to.include(
      'validOn must be a date and time',
    );
    expect(reasonOf(() => readFootprintQuery({ status: ['Active', 'Deprecated'] }))).to.include('given once');
    expect(reasonOf(() => readFootprintQuery({ after: "'; DROP" }))).to.include('not from a link');
    expect(reasonOf(() => readFootprintQuery({ geography: Array(201).fill('DE') }))).to.include(
      '200 times at most',
    );
  });
});

describe('periodOf', () => {
  const now = new Date('2026-11-26T08:00:00Z');
  it('is this calendar year when nothing is asked, and whole days otherwise', () => {
    expect(periodOf({}, now)).to.deep.equal({
      fromDay: '2026-01-01',
      toDay: '2026-12-31',
      from: new Date('2026-01-01T00:00:00Z'),
      before: new Date('2027-01-01T00:00:00Z'),
    });
    expect(periodOf({ from: '2025-03-01' }, now).toDay).to.equal('2025-12-31');
    expect(periodOf({ to: '2025-03-01' }, now).fromDay).to.equal('2025-01-01');
    expect(periodOf({ from: '2028-02-29', to: '2028-02-29' }, now).before).to.deep.equal(
      new Date('2028-03-01T00:00:00Z'),
    );
  });

  it('neither ends before it begins nor lasts for ever', () => {
    const refusal = 'Give a first day and a later last day, at most five years apart.';
    expect(reasonOf(() => periodOf({ from: '2026-02-02', to: '2026-02-01' }, now))).to.equal(refusal);
    expect(reasonOf(() => periodOf({ from: '2000-01-01', to: '2026-02-01' }, now))).to.equal(refusal);
  });
});
