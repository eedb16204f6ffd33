/**
 * SettlementSystem.createLedger, createEscrow, createFiat
 * ├── given nothing created: the three addresses are known, and are those of nonces 1, 2 and 3
 * ├── given the committed code, in order, from anyone: each stands at its address and was told the others'
 * ├── given no caps: the escrow is told an empty list
 * ├── given another order, or a second time: it refuses
 * ├── given foreign code, by one bit, longer or empty: it refuses, and the right one still works
 * ├── given a constructor that reverts: its error is passed on, and nothing has changed
 * └── given a constructor that ends without a reason: it refuses in its own words
 */
import { expect } from 'chai';
import { contractAt, ethers } from '../world.ts';
import { around, caps, standIns, system, systemFor } from './system.ts';

const { ZeroAddress } = ethers;

describe('SettlementSystem', () => {
  it('knows its three addresses before anything stands', async () => {
    const { system: s } = await system();
    const from = String(s.target);
    const expected = [1, 2, 3].map((nonce) => ethers.getCreateAddress({ from, nonce }));
    expect([await s.materialLedger(), await s.settlementEscrow(), await s.fiatSettlement()]).to.deep.equal(
      expected,
    );
    expect(await s.nextNonce()).to.equal(1);
    expect(await s.tokenCaps()).to.deep.equal(caps.map(({ token, cap }) => [token, cap]));
    for (const at of expected) expect(await ethers.provider.getCode(at)).to.equal('0x');
  });

  it('creates the three, each with the others as immutables, for anyone', async () => {
    const { system: s, code } = await system();
    const [, anyone] = await ethers.getSigners();
    const sender = s.connect(anyone);
    const [ledgerAt, escrowAt, fiatAt] = [
      await s.materialLedger(),
      await s.settlementEscrow(),
      await s.fiatSettlement(),
    ];
    await expect(sender.createLedger(code.ledger))
      .to.emit(s, 'ContractCreated')
      .withArgs(1, ledgerAt, ethers.keccak256(code.ledger));
    await expect(sender.createEscrow(code.escrow))
      .to.emit(s, 'ContractCreated')
      .withArgs(2, escrowAt, ethers.keccak256(code.escrow));
    await expect(sender.createFiat(code.fiat))
      .to.emit(s, 'ContractCreated')
      .withArgs(3, fiatAt, ethers.keccak256(code.fiat));
    expect(await s.nextNonce()).to.equal(4);
    const ledger = await contractAt('LedgerStandIn', ledgerAt);
    expect([
      await ledger.directory(),
      await ledger.registry(),
      await ledger.settlementEscrow(),
      await ledger.fiatSettlement(),
    ]).to.deep.equal([around.directory, around.registry, escrowAt, fiatAt]);
    const escrow = await contractAt('EscrowStandIn', escrowAt);
    expect([
      await escrow.directory(),
      await escrow.ledger(),
      await escrow.reports(),
      await escrow.permit2(),
      await escrow.walletDeployer(),
    ]).to.deep.equal([around.directory, ledgerAt, around.reports, around.permit2, around.walletDeployer]);
    for (const { token, cap } of caps) expect(await escrow.capOf(token)).to.equal(cap);
    const fiat = await contractAt('FiatStandIn', fiatAt);
    expect([await fiat.directory(), await fiat.ledger(), await fiat.reports()]).to.deep.equal([
      around.directory,
      ledgerAt,
      around.reports,
    ]);
  });

  it('tells the escrow an empty list when there are no caps', async () => {
    const code = await standIns();
    const s = await systemFor(code, []);
    await s.createLedger(code.ledger);
    await s.createEscrow(code.escrow);
    const escrow = await contractAt('EscrowStandIn', await s.settlementEscrow());
    expect(await escrow.capOf(caps[0]!.token)).to.equal(0n);
    expect(await s.tokenCaps()).to.deep.equal([]);
  });

  it("passes a constructor's own error on, and nothing has changed", async () => {
    const code = await standIns();
    const s = await systemFor(code, [{ token: caps[0]!.token, cap: 0n }]);
    await s.createLedger(code.ledger);
    const escrow = await ethers.getContractFactory('EscrowStandIn');
    await expect(s.createEscrow(code.escrow))
      .to.be.revertedWithCustomError(escrow, 'EscrowStandIn_CapZero')
      .withArgs(caps[0]!.token);
    expect(await s.nextNonce()).to.equal(2);
    expect(await ethers.provider.getCode(await s.settlementEscrow())).to.equal('0x');
  });

  it('says which creation failed when the constructor gives no reason', async () => {
    // PUSH0 PUSH0 REVERT
    const s = await systemFor({ ...(await standIns()), ledger: '0x5f5ffd' });
    await expect(s.createLedger('0x5f5ffd'))
      .to.be.revertedWithCustomError(s, 'SettlementSystem_CreationFailed')
      .withArgs(1);
    expect(await s.nextNonce()).to.equal(1);
    expect(await s.materialLedger()).to.not.equal(ZeroAddress);
  });
});
