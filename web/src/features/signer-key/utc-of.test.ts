import { expect } from 'chai';
import { utcOf } from './utc-of.ts';

describe('a time that is typed', () => {
  const zone = process.env.TZ;
  after(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  it('is read in UTC, wherever the reader is', () => {
    for (const reader of ['Europe/Vienna', 'America/New_York', 'UTC']) {
      process.env.TZ = reader;
      expect(utcOf('2026-07-01T08:30')).to.equal('2026-07-01T08:30:00.000Z');
      expect(utcOf('2026-11-27T14:02:30')).to.equal('2026-11-27T14:02:30.000Z');
    }
  });
  it('is none where nothing was typed', () => {
    expect(utcOf('')).to.equal(undefined);
  });
});
