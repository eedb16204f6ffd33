import { expect } from 'chai';
import { problemOf } from './problem.ts';

describe('A problem', () => {
  it('is what the document says, with its remedy, fields, reason and figures', () => {
    expect(
      problemOf(409, {
        title: 'Conflict',
        detail: 'The total is higher now.',
        remedy: 'Look at it again.',
        code: 'CONFLICT',
        reason: 'price-changed',
        figures: { totalMinor: '1842000000' },
        errors: [{ field: '/lines/0/mass', message: 'Order at least 1 t.' }, { message: 'Something else.' }],
        traceId: '4bf92f3577b34da6',
      }),
    ).to.deep.equal({
      status: 409,
      code: 'CONFLICT',
      sentence: 'The total is higher now. Look at it again.',
      fields: [
        { field: '/lines/0/mass', message: 'Order at least 1 t.' },
        { field: '', message: 'Something else.' },
      ],
      reference: '4bf92f3577b34da6',
      reason: 'price-changed',
      figures: { totalMinor: '1842000000' },
    });
  });

  it('is a sentence of ours for the status where nothing readable was said', () => {
    const ours = {
      status: 404,
      code: 'HTTP_404',
      sentence: 'This does not exist, or your organisation may not see it.',
      isOurs: true,
      fields: [],
    };
    for (const body of [null, 'gone', [1], { detail: 7, errors: 'none', figures: [] }])
      expect(problemOf(404, body)).to.deep.equal(ours);
  });

  it('keeps of figures and errors those that are texts', () => {
    expect(
      problemOf(400, { message: 'No.', figures: { a: '1', b: 2 }, errors: [{ message: 3 }, null] }),
    ).to.deep.equal({
      status: 400,
      code: 'HTTP_400',
      sentence: 'No.',
      fields: [],
      figures: { a: '1' },
    });
  });
});
