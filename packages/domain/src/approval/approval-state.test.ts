import { expect } from 'chai';
import fc from 'fast-check';
import {
  approvalActs,
  approvalStates,
  stateAfter,
  whyNot,
  type ApprovalAct,
  type ApprovalActor,
  type ApprovalLife,
} from './index.ts';

const ENDS = new Date('2026-12-03T09:00:00Z');
const BEFORE = new Date('2026-12-03T08:59:59.999Z');
const waiting: ApprovalLife = { state: 'waiting', requesterId: 'ines', expiresAt: ENDS };
const ines: ApprovalActor = { personId: 'ines', isApprover: true };
const paul: ApprovalActor = { personId: 'paul', isApprover: true };
const lena: ApprovalActor = { personId: 'lena', isApprover: false };

describe('A request for approval', () => {
  it('is decided by an approver who did not ask, until its last millisecond', () => {
    expect(whyNot(waiting, 'approve', paul, BEFORE)).to.equal(null);
    expect(whyNot(waiting, 'refuse', paul, BEFORE)).to.equal(null);
    expect(whyNot(waiting, 'approve', paul, ENDS)).to.equal('approval-expired');
    expect(whyNot(waiting, 'approve', ines, BEFORE)).to.equal('own-request');
    expect(whyNot(waiting, 'refuse', lena, BEFORE)).to.equal('not-approver');
  });

  it('is withdrawn by who asked, and ended by the clock when its time has come', () => {
    expect(whyNot(waiting, 'withdraw', ines, BEFORE)).to.equal(null);
    expect(whyNot(waiting, 'withdraw', paul, BEFORE)).to.equal('not-requester');
    expect(whyNot(waiting, 'expire', null, BEFORE)).to.equal('not-due');
    expect(whyNot(waiting, 'expire', null, ENDS)).to.equal(null);
    expect(whyNot(waiting, 'expire', paul, ENDS)).to.equal('not-due');
  });

  it('is over once it is over', () => {
    expect(approvalActs.map(stateAfter)).to.deep.equal(['approved', 'refused', 'withdrawn', 'expired']);
    for (const state of approvalStates.filter((one) => one !== 'waiting')) {
      for (const act of approvalActs) {
        for (const actor of [ines, paul, lena, null]) {
          expect(whyNot({ ...waiting, state }, act, actor, BEFORE)).to.equal('approval-decided');
        }
      }
    }
  });

  it('ends once at most, never by the hand of who asked except to withdraw it, whatever is tried and when', () => {
    const people = fc.constantFrom<ApprovalActor | null>(ines, paul, lena, null);
    const act = fc.record({
      act: fc.constantFrom<ApprovalAct>(...approvalActs),
      actor: people,
      atMs: fc.integer({ min: -10, max: 10 }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let life = waiting;
        const done: typeof acts = [];
        for (const one of acts) {
          const now = new Date(ENDS.getTime() + one.atMs);
          if (whyNot(life, one.act, one.actor, now) !== null) continue;
          done.push(one);
          life = { ...life, state: stateAfter(one.act) };
        }
        expect(done.length).to.be.lessThan(2);
        for (const { act: what, actor, atMs } of done) {
          if (what === 'approve' || what === 'refuse') {
            expect(actor).to.equal(paul);
            expect(atMs).to.be.lessThan(0);
          } else if (what === 'withdraw') expect(actor?.personId).to.equal('ines');
          else expect([actor, atMs >= 0]).to.deep.equal([null, true]);
        }
        expect(life.state === 'waiting').to.equal(done.length === 0);
      }),
    );
  });
});
