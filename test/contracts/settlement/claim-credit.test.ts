/**
 * SettlementEscrow.claimCredit, claimCreditFor
 * ├── given a payee whom Circle has blocked
 * │   ├── when captured: the others are paid, and its part becomes credit
 * │   ├── when it claims to another account: it is paid, once
 * │   ├── when it signs where to: anyone may have it paid there, once
 * │   └── when two payments fail: the credits add up
 * ├── given a claim that another signed, that expired, or whose nonce was used: it refuses
 * ├── given a blocked payer: a void becomes its credit
 * ├── given a caller who leaves too little gas: the payout is not turned into credit
 * ├── given no credit, or nobody to pay it to: it refuses
 * └── given the account to pay to is blocked: the token refuses, and the credit stays
 */
import { expect } from 'chai';
import { authorize, claimOf, DAY, holdings, MAX_AMOUNT, refuses, termsOf } from '../payment.ts';
import { ethers, hash, now, send, time, world, type Signer, type World } from '../world.ts';

async function block(w: World, account: Signer) {
  await send(w.usdc.connect(w.blacklister), 'blacklist', account.address);
}

/** The mill has a credit of 985.00 USDC. */
async function credited() {
  const w = await world();
  const terms = await termsOf(w);
  await authorize(w, terms);
  await block(w, w.mill);
  const sent = await w.escrow.connect(w.relayer).capture(terms, 1_000_000_000n, true);
  return { w, sent, token: w.deployment.usdc };
}

describe('SettlementEscrow.claimCredit', () => {
  it('INV-1: a blocked receiver gets credit and blocks nobody', async () => {
    const { w, sent, token } = await credited();
    await expect(sent)
      .to.emit(w.escrow, 'CreditAssigned')
      .withArgs(token, w.mill.address, 985_000_000n, 985_000_000n);
    const escrow = { address: w.deployment.settlementEscrow };
    expect(await holdings(w, w.treasury, escrow)).to.deep.equal([12_000_000n, 985_000_000n]);
    await expect(w.escrow.connect(w.mill).claimCredit(token, w.stranger.address))
      .to.emit(w.escrow, 'CreditClaimed')
      .withArgs(token, w.mill.address, w.stranger.address, 985_000_000n);
    expect(await holdings(w, w.stranger, escrow)).to.deep.equal([985_000_000n, 0n]);
    const again = w.escrow.connect(w.mill).claimCredit(token, w.stranger.address);
    await refuses(w, again, 'NoCredit', token, w.mill.address);
  });

  it('adds up the credits of an account', async () => {
    const { w, token } = await credited();
    const second = await termsOf(w, 0n, { salt: hash('second') });
    await authorize(w, second);
    await expect(w.escrow.connect(w.relayer).capture(second, 1_000_000_000n, true))
      .to.emit(w.escrow, 'CreditAssigned')
      .withArgs(token, w.mill.address, 985_000_000n, 1_970_000_000n);
    expect(await w.escrow.creditOf(token, w.mill.address)).to.equal(1_970_000_000n);
  });

  it('a blocked fee receiver gets credit, and the seller its money', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await block(w, w.fund);
    await w.escrow.connect(w.relayer).capture(terms, 1_000_000_000n, true);
    expect(await w.escrow.creditOf(w.deployment.usdc, w.fund.address)).to.equal(3_000_000n);
    expect(await holdings(w, w.mill)).to.deep.equal([985_000_000n]);
  });

  it('a blocked payer gets credit when the payment is voided', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await block(w, w.buyer);
    await w.escrow.connect(w.relayer).void(terms);
    expect(await w.escrow.creditOf(w.deployment.usdc, w.buyer.address)).to.equal(MAX_AMOUNT);
  });

  it('a caller cannot starve a payout into credit', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    await expect(
      w.escrow.connect(w.relayer).void(terms, { gasLimit: 150_000 }),
    ).to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_GasTooLow');
  });

  it('refuses to pay to nobody, and to the escrow itself', async () => {
    const { w, token } = await credited();
    for (const to of [ethers.ZeroAddress, w.deployment.settlementEscrow]) {
      await refuses(w, w.escrow.connect(w.mill).claimCredit(token, to), 'CreditReceiverInvalid', to);
    }
  });

  it('keeps the credit when the account to pay to is blocked too', async () => {
    const { w, token } = await credited();
    await expect(w.escrow.connect(w.mill).claimCredit(token, w.mill.address)).to.be.revertedWith(
      'Blacklistable: account is blacklisted',
    );
    expect(await w.escrow.creditOf(token, w.mill.address)).to.equal(985_000_000n);
  });
});

describe('SettlementEscrow.claimCreditFor', () => {
  async function signed(changes = {}, signer?: Signer) {
    const { w, token } = await credited();
    const deadline = (await now()) + DAY;
    const [account, to] = [w.mill.address, w.stranger.address];
    const claim = { token, account, to, nonce: 0n, deadline, ...changes };
    const signature = await claimOf(w, claim, signer ?? w.mill);
    const send = (by = w.relayer, until = claim.deadline, payee = claim.to) =>
      w.escrow.connect(by).claimCreditFor(token, account, payee, until, signature);
    return { w, token, deadline, account, to, send };
  }

  it('pays where the creditor signed, whoever sends it, once', async () => {
    const { w, token, account, to, send: claim } = await signed();
    await expect(claim()).to.emit(w.escrow, 'CreditClaimed').withArgs(token, account, to, 985_000_000n);
    expect(await holdings(w, w.stranger)).to.deep.equal([985_000_000n]);
    expect(await w.escrow.creditNonceOf(account)).to.equal(1n);
    await refuses(w, claim(), 'SignatureInvalid', account);
  });

  it('refuses another payee, and a signature of another', async () => {
    const { w, account, deadline, send: claim } = await signed();
    await refuses(w, claim(w.relayer, deadline, w.relayer.address), 'SignatureInvalid', account);
    const { w: again, send: forged, account: creditor } = await signed({}, w.stranger);
    await refuses(again, forged(), 'SignatureInvalid', creditor);
  });

  it('refuses a nonce that is not the next', async () => {
    const { w, account, send: claim } = await signed({ nonce: 1n });
    await refuses(w, claim(), 'SignatureInvalid', account);
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from the deadline`, async () => {
      const { w, deadline, send: claim } = await signed();
      await time.setNextBlockTimestamp(deadline + offset);
      if (offset < 0) await expect(claim()).to.emit(w.escrow, 'CreditClaimed');
      else await refuses(w, claim(), 'DeadlineExpired', deadline + offset, deadline);
    });
  }

  it('refuses a deadline of 0: it has always expired', async () => {
    const { w, send: claim } = await signed({ deadline: 0 });
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await refuses(w, claim(w.relayer, 0), 'DeadlineExpired', at, 0);
  });
});
