/** A settlement system that creates stand-ins, so that these tests say nothing about the real three. */
import { deploy, ethers, hash, networkHelpers, type Deployed } from '../world.ts';

export interface Code {
  ledger: string;
  escrow: string;
  fiat: string;
}

const address = (text: string) => ethers.getAddress(hash(text).slice(0, 42));
/** The order of the constructor. */
export const around = {
  directory: address('directory'),
  registry: address('registry'),
  reports: address('reports'),
  permit2: address('permit2'),
  walletDeployer: address('wallet deployer'),
};
export const caps = [
  { token: address('USDC'), cap: 100_000_000_000n },
  { token: address('EURC'), cap: 90_000_000_000n },
];

export async function standIns(): Promise<Code> {
  const code = async (name: string) => (await ethers.getContractFactory(name)).bytecode;
  return {
    ledger: await code('LedgerStandIn'),
    escrow: await code('EscrowStandIn'),
    fiat: await code('FiatStandIn'),
  };
}

export async function systemFor(code: Code, tokenCaps: readonly object[] = caps): Promise<Deployed> {
  const hashes = Object.values(code).map((bytes) => ethers.keccak256(bytes));
  return deploy('SettlementSystem', [Object.values(around), hashes, tokenCaps]);
}

async function deploySystem() {
  const code = await standIns();
  return { code, system: await systemFor(code) };
}

/** Nothing created yet. */
export function system(): ReturnType<typeof deploySystem> {
  return networkHelpers.loadFixture(deploySystem);
}
