import { expect } from 'chai';
import { GraphQLError } from 'graphql';
import { gatherErrors } from './gather-errors.ts';

describe('Errors of an answer', () => {
  const away = (path: (string | number)[]) =>
    new GraphQLError('The index does not answer.', { path, extensions: { code: 'index-unavailable' } });

  it('are told once for a field of every row, with how often', () => {
    const errors = [0, 1, 2].flatMap((row) => [
      away(['lots', row, 'massGrams']),
      away(['lots', row, 'issuer']),
    ]);
    expect(gatherErrors(errors, undefined, () => undefined)).to.deep.equal([
      {
        message: 'The index does not answer.',
        path: ['lots', 0, 'massGrams'],
        extensions: { code: 'index-unavailable', times: 3 },
      },
      {
        message: 'The index does not answer.',
        path: ['lots', 0, 'issuer'],
        extensions: { code: 'index-unavailable', times: 3 },
      },
    ]);
  });

  it('keep the words of what we did not foresee for ourselves', () => {
    const seen: GraphQLError[] = [];
    const error = new GraphQLError('column "iban" does not exist', {
      originalError: new Error('column "iban" does not exist'),
    });
    expect(gatherErrors([error], null, (one) => seen.push(one))).to.deep.equal([
      {
        message:
          'This could not be answered. Nothing you sent is wrong; try again, and tell us if it repeats.',
        extensions: { code: 'internal' },
      },
    ]);
    expect(seen).to.deep.equal([error]);
  });

  it('find the code of what they were made from', () => {
    const inner = away(['lot']);
    expect(
      gatherErrors([new GraphQLError(inner.message, { originalError: inner })], null, () => undefined)[0]
        ?.extensions,
    ).to.deep.equal({
      code: 'index-unavailable',
    });
  });

  it('lead through the first row that lacks the field where a path passes a list by', () => {
    const data = {
      lots: [
        { grams: '1', of: [{ name: 'a' }] },
        { grams: null, of: [{ name: 'b' }, { name: null }] },
      ],
    };
    const paths = [['lots', 'grams'], ['lots', 'of', 'name'], ['lots', 1, 'grams'], ['lots']].map(
      (path) => gatherErrors([away(path)], data, () => undefined)[0]?.path,
    );
    expect(paths).to.deep.equal([
      ['lots', 1, 'grams'],
      ['lots', 1, 'of', 1, 'name'],
      ['lots', 1, 'grams'],
      ['lots'],
    ]);
  });
});
