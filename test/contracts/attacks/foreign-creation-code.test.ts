/**
 * Attack: somebody else creates the contracts first, with code of their own, in another order, or twice.
 *
 * Deterministic addresses invite it: whoever sends code to a factory that anyone may call takes the address. Uniswap's
 * `Permit2` and `v3` deployments answer by fixing the initcode's hash; base/commerce-payments deploys by a key of its
 * own (`script/Deploy.s.sol`), so its addresses depend on that key's care. Ours commits to the three hashes and to all
 * arguments at birth: sending first changes who pays the gas, and nothing else.
 */
import { expect } from 'chai';
import { system } from '../deployment/system.ts';
import { ethers } from '../world.ts';

const flipped = (code: string) => `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;

describe('Attack: foreign creation code', () => {
  it('refuses code that differs by one bit, is longer, is shorter, is empty, or is of another of the three', async () => {
    const { system: s, code } = await system();
    const committed = ethers.keccak256(code.ledger);
    const foreign = [flipped(code.ledger), `${code.ledger}00`, code.ledger.slice(0, -2), '0x', code.escrow];
    for (const bytes of foreign) {
      await expect(s.createLedger(bytes))
        .to.be.revertedWithCustomError(s, 'SettlementSystem_CodeForeign')
        .withArgs(ethers.keccak256(bytes), committed);
    }
    await expect(s.createLedger(code.ledger)).to.emit(s, 'ContractCreated');
    await expect(s.createEscrow(flipped(code.escrow)))
      .to.be.revertedWithCustomError(s, 'SettlementSystem_CodeForeign')
      .withArgs(ethers.keccak256(flipped(code.escrow)), ethers.keccak256(code.escrow));
    await s.createEscrow(code.escrow);
    await expect(s.createFiat(code.ledger))
      .to.be.revertedWithCustomError(s, 'SettlementSystem_CodeForeign')
      .withArgs(committed, ethers.keccak256(code.fiat));
  });

  it('refuses another order', async () => {
    const { system: s, code } = await system();
    await expect(s.createEscrow(code.escrow))
      .to.be.revertedWithCustomError(s, 'SettlementSystem_OutOfOrder')
      .withArgs(2, 1);
    await expect(s.createFiat(code.fiat))
      .to.be.revertedWithCustomError(s, 'SettlementSystem_OutOfOrder')
      .withArgs(3, 1);
    await s.createLedger(code.ledger);
    await expect(s.createFiat(code.fiat))
      .to.be.revertedWithCustomError(s, 'SettlementSystem_OutOfOrder')
      .withArgs(3, 2);
  });

  it('refuses a second time, and everything once the three stand', async () => {
    const { system: s, code } = await system();
    await s.createLedger(code.ledger);
    await expect(s.createLedger(code.ledger))
      .to.be.revertedWithCustomError(s, 'SettlementSystem_OutOfOrder')
      .withArgs(1, 2);
    await s.createEscrow(code.escrow);
    await s.createFiat(code.fiat);
    for (const [method, bytes, nonce] of [
      ['createLedger', code.ledger, 1],
      ['createEscrow', code.escrow, 2],
      ['createFiat', code.fiat, 3],
    ] as const) {
      await expect(s[method](bytes))
        .to.be.revertedWithCustomError(s, 'SettlementSystem_OutOfOrder')
        .withArgs(nonce, 4);
    }
  });

  it('leaves nothing half done when the gas runs out', async () => {
    const { system: s, code } = await system();
    const needed = await s.createLedger.estimateGas(code.ledger);
    await expect(s.createLedger(code.ledger, { gasLimit: needed - 60_000n })).to.revert(ethers);
    expect(await s.nextNonce()).to.equal(1);
    await s.createLedger(code.ledger);
    expect(await s.nextNonce()).to.equal(2);
  });
});
