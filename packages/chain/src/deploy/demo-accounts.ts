import { mnemonicToAccount, type HDAccount, type HDKey } from 'viem/accounts';

/** The development mnemonic that anvil and hardhat publish. Worth nothing anywhere but on a local chain. */
const MNEMONIC = 'test test test test test test test test test test test junk';

/** Who is who among the development accounts, by index. */
export const demoIndex = {
  deployer: 0,
  relayer: 1,
  reportSigner1: 2,
  reportSigner2: 3,
  reportSigner3: 4,
  hosted: 5,
  treasury: 6,
  inspectionFund: 7,
  buyer1: 8,
  buyer2: 9,
  mill2: 10,
  usdcOwner: 11,
  usdcMinter: 12,
  usdcPauser: 13,
  usdcBlacklister: 14,
} as const;

/** A development account. Only for chain 31337. */
export function demoAccount(name: keyof typeof demoIndex): HDAccount {
  return mnemonicToAccount(MNEMONIC, { addressIndex: demoIndex[name] });
}

/** Where the accounts that buyers send native coin to are derived: one child an index, apart from the accounts above. */
export const DEPOSIT_PATH = "m/44'/60'/1'/0";

/** The key that all deposit accounts of the demo derive from. Only for chain 31337; outside, its xpub is the setting. */
export function demoDepositKey(): HDKey {
  return mnemonicToAccount(MNEMONIC, { path: DEPOSIT_PATH }).getHdKey();
}
