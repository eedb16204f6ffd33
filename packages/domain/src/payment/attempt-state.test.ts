import { expect } from 'chai';
import { attemptStateOf, emptySnapshot, type Snapshot } from './index.ts';

const state = (said: Partial<Snapshot>) => attemptStateOf({ ...emptySnapshot, ...said });

describe('the state of an attempt to pay', () => {
  it('follows from what the provider says last', () => {
    expect(state({})).to.equal('requires-action');
    expect(state({ phase: 'processing' })).to.equal('processing');
    expect(state({ phase: 'closed' })).to.equal('expired');
    expect(state({ phase: 'closed', failure: 'The card was declined.' })).to.equal('failed');
    expect(state({ authorizedMinor: 361_800n })).to.equal('authorized');
    expect(state({ authorizedMinor: 361_800n, voidedMinor: 361_800n })).to.equal('voided');
    expect(state({ authorizedMinor: 361_800n, capturedMinor: 100_000n })).to.equal('partially-captured');
    expect(state({ authorizedMinor: 361_800n, capturedMinor: 358_704n, voidedMinor: 3_096n })).to.equal(
      'captured',
    );
  });

  it('is authorized by money that came while its price held, and by no other', () => {
    expect(state({ phase: 'closed', authorizedMinor: 361_800n, lateMinor: 361_800n })).to.equal('expired');
    expect(state({ authorizedMinor: 361_800n, lateMinor: 361_800n, voidedMinor: 361_800n })).to.equal(
      'voided',
    );
    expect(state({ authorizedMinor: 361_807n, lateMinor: 7n })).to.equal('authorized');
  });

  it('does not read settled once the money went back', () => {
    const captured = { authorizedMinor: 358_704n, capturedMinor: 358_704n };
    expect(state({ ...captured, refundedMinor: 1n })).to.equal('partially-refunded');
    expect(state({ ...captured, refundedMinor: 358_704n })).to.equal('refunded');
    expect(state({ ...captured, reversedMinor: 358_704n })).to.equal('reversed');
    expect(state({ ...captured, disputedMinor: 358_704n })).to.equal('disputed');
  });
});
