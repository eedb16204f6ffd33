import { expect } from 'chai';
import { isTokenOf, noticeIdOf, noticeTokenOf } from './notice-token.ts';

const secret = 's'.repeat(32);
const notice = { id: '0198a2b4-1111-7222-8333-444455556666', issue: 1 };

describe('the token in a notice’s link', () => {
  const token = noticeTokenOf(secret, notice);

  it('names the notice and proves itself for one issue under one secret', () => {
    expect(token).to.match(/^AZiitBERciKDM0REVVVmZ[A-Za-z0-9_-]{33}$/);
    expect(noticeIdOf(token)).to.equal(notice.id);
    expect(isTokenOf(secret, token, notice)).to.equal(true);
    expect(isTokenOf(secret, token, { ...notice, issue: 2 })).to.equal(false);
    expect(isTokenOf('t'.repeat(32), token, notice)).to.equal(false);
    expect(isTokenOf(secret, token, { ...notice, id: '0198a2b4-1111-7222-8333-444455556667' })).to.equal(
      false,
    );
  });

  it('has one spelling', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const others = Array.from(letters)
      .map((letter) => token.slice(0, -1) + letter)
      .filter((each) => each !== token);
    const accepted = others.filter(
      (each) => noticeIdOf(each) !== undefined && isTokenOf(secret, each, notice),
    );
    expect(accepted).to.deep.equal([]);
    for (const odd of ['', 'x', `${token}A`, token.slice(1), `${token.slice(0, -1)}=`, '__proto__']) {
      expect(noticeIdOf(odd)).to.equal(undefined);
    }
  });
});
