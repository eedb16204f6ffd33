import { expect } from 'chai';
import { z } from 'zod';
import { fieldErrors } from './operation-interceptor.ts';

const shape = z.strictObject({
  name: z.string().min(2).max(4),
  currency: z.enum(['EUR', 'CHF']),
  kind: z.literal('goods'),
  lines: z.array(z.string()).min(1).max(2),
  pieces: z.number().int().min(1).max(9),
  offerId: z.uuid(),
  grams: z.string().regex(/^\d+$/, 'Give a whole number in digits.'),
});
const right = {
  name: 'HEA',
  currency: 'EUR',
  kind: 'goods',
  lines: ['a'],
  pieces: 1,
  offerId: '01a217e9-751c-73aa-bcdd-cc434fcc0b66',
  grams: '1',
};

function saidOf(change: Record<string, unknown>): string[] {
  const read = shape.safeParse({ ...right, ...change });
  if (read.success) throw new Error('nothing was wrong');
  return fieldErrors(read.error).map(({ field, message }) => `${field}: ${message}`);
}

describe('fieldErrors', () => {
  it('says of a missing field what it is', () => {
    expect(saidOf({ name: undefined })).to.deep.equal(['name: This field is missing. Give text.']);
    expect(saidOf({ lines: undefined })).to.deep.equal(['lines: This field is missing. Give a list.']);
  });
  it('says what kind of value is wanted', () => {
    expect(saidOf({ pieces: 'two' })).to.deep.equal(['pieces: Give a number.']);
    expect(saidOf({ offerId: 'x' })).to.deep.equal(['offerId: Give a UUID, as ids here are.']);
  });
  it('names the choices', () => {
    expect(saidOf({ currency: 'YEN' })).to.deep.equal(['currency: Give one of: EUR, CHF.']);
    expect(saidOf({ kind: 'work' })).to.deep.equal(['kind: Give goods.']);
  });
  it('names the bounds', () => {
    expect(saidOf({ name: 'H' })).to.deep.equal(['name: Give at least 2 characters.']);
    expect(saidOf({ name: 'HEA 200' })).to.deep.equal(['name: Give at most 4 characters.']);
    expect(saidOf({ lines: [] })).to.deep.equal(['lines: Give at least 1 entry.']);
    expect(saidOf({ lines: ['a', 'b', 'c'] })).to.deep.equal(['lines: Give at most 2 entries.']);
    expect(saidOf({ pieces: 10 })).to.deep.equal(['pieces: Give at most 9.']);
  });
  it('keeps what the schema says itself', () => {
    expect(saidOf({ grams: '-1' })).to.deep.equal(['grams: Give a whole number in digits.']);
    expect(saidOf({ colour: 'red' })).to.deep.equal(['colour: This field is not known here. Remove it.']);
  });
});
