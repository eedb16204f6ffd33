import { expect } from 'chai';
import { AppError, appErrorCodes, isAppError } from './index.ts';

describe('AppError', () => {
  it('carries a code, a sentence, facts and its cause', () => {
    const cause = new Error('socket closed');
    const error = new AppError('unavailable', {
      message: 'The register did not answer. Try again.',
      details: { part: 'chain' },
      cause,
    });
    expect(error).to.be.instanceOf(Error);
    expect([error.code, error.message, error.details, error.cause]).to.deep.equal([
      'unavailable',
      'The register did not answer. Try again.',
      { part: 'chain' },
      cause,
    ]);
    expect([isAppError(error), isAppError(cause)]).to.deep.equal([true, false]);
  });

  it('has codes that differ', () => {
    const codes = Object.values(appErrorCodes);
    expect(new Set(codes).size).to.equal(codes.length);
  });
});
