import { encodeAbiParameters, keccak256, parseAbiParameters, toBytes, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { emissionStatementsDomain } from './domains.ts';

/** See `IEmissionStatements.Statement`: grams of CO2e for the whole mass of a lot. `supersedes` is zero for the first. */
export interface EmissionStatement {
  lotId: bigint;
  massGrams: bigint;
  emissionsGrams: bigint;
  method: Hex;
  boundary: Hex;
  documentHash: Hex;
  supersedes: Hex;
}

/** A verification to be. `ordinal` is one above that of the statement's last verification. */
export interface EmissionVerification {
  statementId: Hex;
  documentHash: Hex;
  verifier: Address;
  ordinal: number;
  deadline: number;
}

/** A verification that its verifier takes back. `reason` 1 to 4. */
export interface VerificationWithdrawal {
  statementId: Hex;
  ordinal: number;
  reason: number;
  deadline: number;
}

const declareTypes = {
  Declare: [
    { name: 'statement', type: 'Statement' },
    { name: 'deadline', type: 'uint48' },
  ],
  Statement: [
    { name: 'lotId', type: 'uint256' },
    { name: 'massGrams', type: 'uint128' },
    { name: 'emissionsGrams', type: 'uint128' },
    { name: 'method', type: 'bytes32' },
    { name: 'boundary', type: 'bytes32' },
    { name: 'documentHash', type: 'bytes32' },
    { name: 'supersedes', type: 'bytes32' },
  ],
} as const;

const verifyTypes = {
  Verify: [
    { name: 'statementId', type: 'bytes32' },
    { name: 'documentHash', type: 'bytes32' },
    { name: 'verifier', type: 'address' },
    { name: 'ordinal', type: 'uint32' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

const withdrawTypes = {
  WithdrawVerification: [
    { name: 'statementId', type: 'bytes32' },
    { name: 'ordinal', type: 'uint32' },
    { name: 'reason', type: 'uint8' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

type Place = Pick<Deployment, 'chainId' | 'emissionStatements'>;

/** What a signer of the declarer signs for `EmissionStatements.declareFor`. */
export function declareEmissionsTypedData(
  deployment: Place,
  message: { statement: EmissionStatement; deadline: number },
) {
  const domain = emissionStatementsDomain(deployment);
  return { domain, types: declareTypes, primaryType: 'Declare' as const, message };
}

/** What a signer of the verifier signs for `EmissionStatements.verifyFor`. */
export function verifyEmissionsTypedData(deployment: Place, message: EmissionVerification) {
  const domain = emissionStatementsDomain(deployment);
  return { domain, types: verifyTypes, primaryType: 'Verify' as const, message };
}

/** What a signer of the verifier signs for `EmissionStatements.withdrawVerificationFor`. */
export function withdrawVerificationTypedData(deployment: Place, message: VerificationWithdrawal) {
  const domain = emissionStatementsDomain(deployment);
  return { domain, types: withdrawTypes, primaryType: 'WithdrawVerification' as const, message };
}

const STATEMENT_TYPEHASH = keccak256(
  toBytes(`Statement(${declareTypes.Statement.map(({ type, name }) => `${type} ${name}`).join(',')})`),
);
const idParameters = parseAbiParameters(
  'bytes32, uint256, address, uint256, uint128, uint128, bytes32, bytes32, bytes32, bytes32',
);

/**
 * The id that the register gives a statement, known before it is declared:
 * `keccak256(abi.encode(STATEMENT_TYPEHASH, chainId, contract, Statement))` (IEmissionStatements). It commits to all
 * statements before it.
 */
export function statementIdOf({ chainId, emissionStatements }: Place, statement: EmissionStatement): Hex {
  const { lotId, massGrams, emissionsGrams, method, boundary, documentHash, supersedes } = statement;
  const place = [STATEMENT_TYPEHASH, BigInt(chainId), emissionStatements] as const;
  const said = [lotId, massGrams, emissionsGrams, method, boundary, documentHash, supersedes] as const;
  return keccak256(encodeAbiParameters(idParameters, [...place, ...said]));
}
