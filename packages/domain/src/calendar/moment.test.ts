import { expect } from 'chai';
import { isoDay, isoTime } from '../api/index.ts';
import { isInCalendar, momentOf } from './index.ts';

const read = (text: string): string | undefined => momentOf(text)?.toISOString();

describe('A moment', () => {
  it('is read with its zone, with or without seconds', () => {
    expect(read('2026-03-02T09:30Z')).to.equal('2026-03-02T09:30:00.000Z');
    expect(read('2024-02-29T23:30:15.123456789-05:00')).to.equal('2024-03-01T04:30:15.123Z');
    expect(read('2026-03-02T09:30:00+14:00')).to.equal('2026-03-01T19:30:00.000Z');
  });

  it('is none on a day that the month does not have, at an hour or in a zone that there is not', () => {
    for (const text of [
      '2026-02-29T00:00Z',
      '2026-02-30T09:30Z',
      '2026-04-31T00:00Z',
      '2026-13-01T00:00Z',
      '2026-03-00T00:00Z',
      '2026-03-02T24:00Z',
      '2026-03-02T09:30+15:00',
      '2026-03-02T09:30',
      '2026-03-02',
      'yesterday',
    ]) {
      expect(read(text), text).to.equal(undefined);
    }
  });

  it('is from 1900 to 9999, in every schema that takes times and days', () => {
    expect(['1899-12-31', '1900-01-01', '9999-12-31', '0000-01-01'].map(isInCalendar)).to.deep.equal([
      false,
      true,
      true,
      false,
    ]);
    expect(read('0000-01-01T00:00Z')).to.equal(undefined);
    expect(read('9999-12-31T23:30:00-01:00')).to.equal(undefined);
    const messages = (schema: typeof isoTime | typeof isoDay, text: string) =>
      schema.safeParse(text).error?.issues.map(({ message }) => message) ?? [];
    expect(messages(isoTime, '0000-01-01T00:00:00Z')).to.deep.equal(['Give a time from 1900 to 9999.']);
    expect(messages(isoTime, '1970-01-01T00:00:00.000Z')).to.deep.equal([]);
    expect(messages(isoDay, '0000-01-01')).to.deep.equal(['Give a day from 1900 to 9999.']);
    expect(messages(isoDay, '2026-02-30')).to.deep.equal(['Give a day as year-month-day, e.g. 2026-01-01.']);
    expect(messages(isoDay, '2026-02-28')).to.deep.equal([]);
  });
});
