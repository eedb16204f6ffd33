import {
  concatHex,
  encodeFunctionData,
  getContractAddress,
  getCreate2Address,
  keccak256,
  toBytes,
  type AbiParameter,
  type Address,
  type Hex,
} from 'viem';
import type { Deployment } from '../deployments.ts';
import { abiOf, compiled, creationCodeHash, initCodeOf } from './bytecode.ts';
import { chainOf, LOCAL_USDC_CAP, PERMIT2 } from './chains.ts';

/** The deterministic deployer (Nick Johnson's method), at the same address on every chain. */
export const CREATE2_DEPLOYER: Address = '0x4e59b44847b379578588920cA78FbF26c0B4956C';

const SALT = keccak256(toBytes('TopSteel/1'));

/** One transaction that creates one contract. */
export interface Creation {
  name: string;
  address: Address;
  to: Address;
  data: Hex;
  /** Bytes of creation code with arguments (EIP-3860 allows 49,152). */
  initCodeBytes: number;
}

/** Something of others that must stand already. */
export interface External {
  name: string;
  address: Address;
}

/** Everything that will stand, before anything does. */
export interface Plan {
  chainId: number;
  creations: Creation[];
  externals: External[];
  deployment: Deployment;
}

/**
 * Works out every address from the committed bytecode and the registrar alone.
 * On the local chain Circle's own USDC is part of the plan.
 *
 * @param registrar The directory's first registrar: the account that deploys.
 * @throws Error when the chain is not configured.
 */
export function planDeployment(chainId: number, registrar: Address): Plan {
  const { tokens } = chainOf(chainId);
  const builder = new PlanBuilder({ registrar, permit2: PERMIT2 });
  const directory = builder.create('directory');
  const organisationAccountFactory = builder.create('organisationAccountFactory');
  const certificateRegistry = builder.create('certificateRegistry');
  const certificateToken = builder.create('certificateToken');
  const oracleReports = builder.create('oracleReports');
  const auditAnchors = builder.create('auditAnchors');
  const walletDeployer = builder.create('walletDeployer');
  const usdc = tokens.find(({ symbol }) => symbol === 'USDC')?.address ?? builder.createUsdc();
  const caps =
    tokens.length === 0
      ? [{ token: usdc, cap: LOCAL_USDC_CAP }]
      : tokens.map(({ address, cap }) => ({ token: address, cap }));
  const settlementSystem = builder.createSystem(caps);
  const materialLedger = builder.createInSystem('materialLedger', 'createLedger', 1n);
  const settlementEscrow = builder.createInSystem('settlementEscrow', 'createEscrow', 2n);
  const fiatSettlement = builder.createInSystem('fiatSettlement', 'createFiat', 3n);
  const emissionStatements = builder.create('emissionStatements');
  const carbonUnits = builder.create('carbonUnits');
  const eurc = tokens.find(({ symbol }) => symbol === 'EURC')?.address;
  const deployment: Deployment = {
    chainId,
    blockNumber: 0,
    directory,
    organisationAccountFactory,
    certificateRegistry,
    certificateToken,
    oracleReports,
    auditAnchors,
    walletDeployer,
    settlementSystem,
    materialLedger,
    settlementEscrow,
    fiatSettlement,
    emissionStatements,
    carbonUnits,
    permit2: PERMIT2,
    usdc,
    ...(eurc === undefined ? {} : { eurc }),
  };
  const externals = tokens.map(({ symbol, address }) => ({ name: `Circle's ${symbol}`, address }));
  // The local chain has no Permit2: there this way of paying is off.
  if (externals.length > 0) externals.push({ name: "Uniswap's Permit2", address: PERMIT2 });
  return { chainId, creations: builder.creations, externals, deployment };
}

/** What constructors call the other contracts, a trailing underscore apart. */
const synonyms: Readonly<Record<string, string>> = {
  registry: 'certificateRegistry',
  reports: 'oracleReports',
  ledger: 'materialLedger',
  escrow: 'settlementEscrow',
  fiat: 'fiatSettlement',
};

/** The name in a plan of what a constructor's parameter or a contract's question is called. */
export function roleOf(name: string): string {
  const bare = name.replace(/^_+|_+$/g, '');
  return synonyms[bare] ?? bare;
}

class PlanBuilder {
  readonly creations: Creation[] = [];
  readonly #known: Record<string, Address>;

  constructor(known: Record<string, Address>) {
    this.#known = { ...known };
  }

  /** Creates through the deterministic deployer, with the arguments that the constructor names. */
  create(name: string): Address {
    const inputs = constructorOf(name);
    const values = inputs.map((input) => this.#get(input.name ?? '', name));
    return this.#push(name, initCodeOf(name, inputs, values));
  }

  createSystem(caps: readonly { token: Address; cap: bigint }[]): Address {
    const name = 'settlementSystem';
    const get = (role: string) => this.#get(role, name);
    const around = {
      directory: get('directory'),
      registry: get('registry'),
      reports: get('reports'),
      permit2: get('permit2'),
      walletDeployer: get('walletDeployer'),
    };
    const codeHashes = {
      ledger: creationCodeHash('materialLedger'),
      escrow: creationCodeHash('settlementEscrow'),
      fiat: creationCodeHash('fiatSettlement'),
    };
    return this.#push(name, initCodeOf(name, constructorOf(name), [around, codeHashes, caps]));
  }

  /** Creates through the settlement system, at the address of its nonce. */
  createInSystem(name: string, functionName: string, nonce: bigint): Address {
    const system = this.#get('settlementSystem', name);
    const address = getContractAddress({ from: system, nonce });
    const { bytecode } = compiled(name);
    const data = encodeFunctionData({ abi: abiOf('settlementSystem'), functionName, args: [bytecode] });
    this.creations.push({ name, address, to: system, data, initCodeBytes: (bytecode.length - 2) / 2 });
    this.#known[name] = address;
    return address;
  }

  /** Circle's three contracts, as Circle deploys them. */
  createUsdc(): Address {
    const input = [{ type: 'address' }] as const;
    const library = this.#push('signatureChecker', initCodeOf('signatureChecker'));
    const implementation = this.#push('fiatToken', initCodeOf('fiatToken', [], [], library));
    return this.#push('fiatTokenProxy', initCodeOf('fiatTokenProxy', input, [implementation]));
  }

  #push(name: string, initCode: Hex): Address {
    const address = getCreate2Address({ from: CREATE2_DEPLOYER, salt: SALT, bytecode: initCode });
    const data = concatHex([SALT, initCode]);
    this.creations.push({
      ...{ name, address, to: CREATE2_DEPLOYER, data },
      initCodeBytes: (initCode.length - 2) / 2,
    });
    this.#known[name] = address;
    return address;
  }

  #get(parameter: string, contract: string): Address {
    const address = this.#known[roleOf(parameter)];
    if (address === undefined) {
      throw new Error(
        `The constructor of ${contract} asks for "${parameter}", which the plan does not know.`,
      );
    }
    return address;
  }
}

function constructorOf(name: string): readonly AbiParameter[] {
  return abiOf(name).find((entry) => entry.type === 'constructor')?.inputs ?? [];
}
