/** Emission statements for the contract tests, about the usual lot: 24.8 t with 13.64 t CO2e. */
import { commissionedLot } from '../steel.ts';
import { ethers, FOREVER, hash, now, profile, world, type Hex, type Signer, type World } from '../world.ts';

export const VERIFIER = 32n;
export const MASS = 24_800_000n;
export const EMISSIONS = 13_640_000n;
export const OPINION = hash('verification opinion ISO 14064-3');

/** The answers of `status`, in their order. */
export const Status = {
  Unknown: 0n,
  Superseded: 1n,
  DeclarerCompromised: 2n,
  DeclarerUnauthorised: 3n,
  SelfDeclared: 4n,
  VerificationWithdrawn: 5n,
  VerifierCompromised: 6n,
  VerifierUnauthorised: 7n,
  Verified: 8n,
} as const;

export interface Statement {
  lotId: bigint;
  massGrams: bigint;
  emissionsGrams: bigint;
  method: string;
  boundary: string;
  documentHash: string;
  supersedes: string;
}

const STATEMENT = [
  { name: 'lotId', type: 'uint256' },
  { name: 'massGrams', type: 'uint128' },
  { name: 'emissionsGrams', type: 'uint128' },
  { name: 'method', type: 'bytes32' },
  { name: 'boundary', type: 'bytes32' },
  { name: 'documentHash', type: 'bytes32' },
  { name: 'supersedes', type: 'bytes32' },
];

export function statementOf(lotId: bigint, changes: Partial<Statement> = {}): Statement {
  return {
    lotId,
    massGrams: MASS,
    emissionsGrams: EMISSIONS,
    method: ethers.encodeBytes32String('ISO 20915:2018'),
    boundary: ethers.encodeBytes32String('EN 15804 A1-A3'),
    documentHash: hash('footprint document of heat 487215'),
    supersedes: ethers.ZeroHash,
    ...changes,
  };
}

/** The usual lot, a verifier (the fund's account) with a signer of its own, and a signer of the mill. */
export async function declarable() {
  const w = await world();
  const { lotId } = await commissionedLot(w);
  const [verifier, verifierSigner, millSigner] = [w.fund, w.hosted, w.treasury];
  await w.directory.register(verifier.address, profile);
  await w.directory.grantCapability(verifier.address, VERIFIER, 0, FOREVER);
  await w.directory.connect(verifier).addSigner(verifier.address, verifierSigner.address, 0, FOREVER);
  await w.directory.connect(w.mill).addSigner(w.mill.address, millSigner.address, 0, FOREVER);
  return { ...w, lotId, verifier, verifierSigner, millSigner };
}

export type Declarable = Awaited<ReturnType<typeof declarable>>;

/** The lot with its first statement. */
export async function declared(changes: Partial<Statement> = {}) {
  const d = await declarable();
  const statement = statementOf(d.lotId, changes);
  await d.statements.connect(d.mill).declare(statement);
  return { ...d, statement, id: (await d.statements.idOf(statement)) as Hex };
}

export function domainOf(w: World) {
  return {
    name: 'TopSteel EmissionStatements',
    version: '1',
    chainId: 31337,
    verifyingContract: String(w.statements.target),
  };
}

export function signDeclare(w: World, signer: Signer, statement: Statement, deadline: number) {
  const Declare = [
    { name: 'statement', type: 'Statement' },
    { name: 'deadline', type: 'uint48' },
  ];
  return signer.signTypedData(domainOf(w), { Declare, Statement: STATEMENT }, { statement, deadline });
}

export interface VerifyMessage {
  statementId: string;
  documentHash: string;
  verifier: string;
  ordinal: number;
  deadline: number;
}

export function signVerify(w: World, signer: Signer, message: VerifyMessage) {
  const Verify = [
    { name: 'statementId', type: 'bytes32' },
    { name: 'documentHash', type: 'bytes32' },
    { name: 'verifier', type: 'address' },
    { name: 'ordinal', type: 'uint32' },
    { name: 'deadline', type: 'uint48' },
  ];
  return signer.signTypedData(domainOf(w), { Verify }, message);
}

export function signWithdraw(
  w: World,
  signer: Signer,
  message: { statementId: string; ordinal: number; reason: number; deadline: number },
) {
  const WithdrawVerification = [
    { name: 'statementId', type: 'bytes32' },
    { name: 'ordinal', type: 'uint32' },
    { name: 'reason', type: 'uint8' },
    { name: 'deadline', type: 'uint48' },
  ];
  return signer.signTypedData(domainOf(w), { WithdrawVerification }, message);
}

export type Declared = Awaited<ReturnType<typeof declared>>;

/** The lot with its first statement, verified by the verifier itself. */
export async function verified() {
  const d = await declared();
  await d.statements.connect(d.verifier).verify(d.id, OPINION);
  return { ...d, at: await now() };
}

/** A verification for the verifier on a signer's signature, ready to be sent, under another signer's name as well. */
export async function verifyFor(d: Declared, ordinal: number, signer = d.verifierSigner, deadline = 2 ** 40) {
  const verifier = d.verifier.address;
  const message = { statementId: d.id, documentHash: OPINION, verifier, ordinal, deadline };
  const signature = await signVerify(d, signer, message);
  const send = (as = signer.address) =>
    d.statements.verifyFor(d.id, OPINION, verifier, as, deadline, signature);
  return { send };
}
