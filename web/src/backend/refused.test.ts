import { expect } from 'chai';
import { problemOf } from './problem.ts';
import { refused } from './refused.ts';

describe('What is left of a form whose act was refused', () => {
  it('is everything typed, without secrets, files and what the framework adds', () => {
    const form = new FormData();
    form.append('remark', 'Extract of 2019, out of date');
    form.append('subjects', 'orders');
    form.append('subjects', 'ledger');
    form.append('password', 'correct horse');
    form.append('$ACTION_KEY', 'k1');
    form.append('scan', new File(['%PDF'], 'extract.pdf'));
    const problem = problemOf(422, { code: 'VALIDATION_FAILED', detail: 'The remark is too short.' });
    expect(refused(problem, form)).to.deep.equal({
      problem,
      typed: { remark: ['Extract of 2019, out of date'], subjects: ['orders', 'ledger'] },
    });
  });
});
