import { expect } from 'chai';
import { mnemonicToAccount } from 'viem/accounts';
import { demoDepositKey } from './deploy/index.ts';
import { depositAddressOf } from './deposit-address.ts';

describe('deposit account', () => {
  it('follows from the extended public key as from the mnemonic', () => {
    const mnemonic = 'test test test test test test test test test test test junk';
    const byMnemonic = (index: number) =>
      mnemonicToAccount(mnemonic, { path: `m/44'/60'/1'/0/${index}` }).address;
    const { publicExtendedKey } = demoDepositKey();
    for (const index of [0, 3, 4_711]) {
      expect(depositAddressOf(publicExtendedKey, index)).to.equal(byMnemonic(index));
    }
    expect(depositAddressOf(publicExtendedKey, 0)).to.equal('0x8C8d35429F74ec245F8Ef2f4Fd1e551cFF97d650');
  });
});
