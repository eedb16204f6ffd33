import { getContractAddress, getCreate2Address, keccak256, toBytes, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { initCodeOf, type CompiledName } from './bytecode.ts';

/** The deterministic deployer (Nick Johnson's method), at the same address on every chain. */
export const CREATE2_DEPLOYER: Address = '0x4e59b44847b379578588920cA78FbF26c0B4956C';

const SALT = keccak256(toBytes('TopSteel/1'));
const address = { type: 'address' } as const;

/** Circle's USDC by chain (developers.circle.com, USDC contract addresses). */
export const usdcByChain: Readonly<Record<number, Address>> = {
  1: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
  8453: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  84532: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  11155111: '0x1c7D4B196Cb0C7B01d743Fbc6116a902379C7238',
};

/** One creation through the deterministic deployer. */
export interface Creation {
  name: CompiledName;
  initCode: Hex;
  address: Address;
}

/** Everything that will stand, before anything does. */
export interface Plan {
  creations: Creation[];
  /** Contracts whose code is checked after deployment. */
  checked: { name: CompiledName; address: Address }[];
  deployment: Deployment;
}

/**
 * Works out every address from the committed bytecode alone.
 * On a chain without Circle's USDC (the local one) Circle's own contracts are part of the plan.
 *
 * @param registrar The directory's first registrar.
 */
export function planDeployment(chainId: number, registrar: Address): Plan {
  const creations: Creation[] = [];
  const create = (name: CompiledName, args: readonly Address[] = [], library?: Hex): Address => {
    const initCode = initCodeOf(
      name,
      args.map(() => address),
      args,
      library,
    );
    const created = getCreate2Address({ from: CREATE2_DEPLOYER, salt: SALT, bytecode: initCode });
    creations.push({ name, initCode, address: created });
    return created;
  };
  const directory = create('directory', [registrar]);
  const organisationAccountFactory = create('organisationAccountFactory', [directory]);
  const certificateRegistry = create('certificateRegistry', [directory]);
  const oracleReports = create('oracleReports', [directory]);
  const pair = create('settlementPair', [directory, certificateRegistry, oracleReports]);
  const materialLedger = getContractAddress({ from: pair, nonce: 1n });
  const settlementEscrow = getContractAddress({ from: pair, nonce: 2n });
  const usdc = usdcByChain[chainId] ?? createUsdc(create);
  const checked = creations.map(({ name, address: at }) => ({ name, address: at }));
  checked.push({ name: 'materialLedger', address: materialLedger });
  checked.push({ name: 'settlementEscrow', address: settlementEscrow });
  const deployment: Deployment = {
    chainId,
    blockNumber: 0,
    directory,
    organisationAccountFactory,
    certificateRegistry,
    materialLedger,
    settlementEscrow,
    oracleReports,
    usdc,
  };
  return { creations, checked, deployment };
}

function createUsdc(
  create: (name: CompiledName, args?: readonly Address[], library?: Hex) => Address,
): Address {
  const library = create('signatureChecker');
  const implementation = create('fiatToken', [], library);
  return create('fiatTokenProxy', [implementation]);
}

/** The deterministic deployer's input: salt and creation code. */
export function deployerInput(creation: Creation): Hex {
  return `${SALT}${creation.initCode.slice(2)}`;
}
