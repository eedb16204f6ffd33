import { expect } from 'chai';
import { fingerprintOf } from './idempotency-key.ts';
import type { CallerRequest } from './operation.ts';

describe('a request under a key', () => {
  const asked = (organisationId: string | null, more: object = {}): CallerRequest =>
    ({
      ...{ method: 'POST', url: '/v2/payouts', body: { currency: 'EUR' } },
      ...{ caller: organisationId === null ? null : { organisationId }, operation: {}, ...more },
    }) as unknown as CallerRequest;

  it('is another one for another company, and the same for the same', () => {
    expect(fingerprintOf(asked('nordkai'))).to.equal(fingerprintOf(asked('nordkai')));
    expect(fingerprintOf(asked('nordkai'))).to.not.equal(fingerprintOf(asked('alpen')));
    expect(fingerprintOf(asked('nordkai'))).to.not.equal(fingerprintOf(asked('nordkai', { body: {} })));
  });

  it('stays the same when a guest signs in between two tries', () => {
    const operation = { keyScope: () => ({ name: 'basket', isSecret: true }) };
    expect(fingerprintOf(asked(null, { operation }))).to.equal(
      fingerprintOf(asked('nordkai', { operation })),
    );
  });
});
