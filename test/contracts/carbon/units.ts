/** Carbon units for the contract tests: project 1764 of the programme VCS, vintage 2023. */
import { ethers, FOREVER, hash, profile, world, type Hex, type World } from '../world.ts';

export const CARBON_ISSUER = 128n;
export const ISSUANCE = hash('issuance document');
export const PURPOSE = hash('Retired for the 2025 deliveries of Aciérie de la Moselle');
export const VINTAGE = 2023;

/** A code as the chain wants it: ASCII, left-aligned, zero-padded. */
export function code(text: string, size: number): string {
  return ethers.hexlify(ethers.toUtf8Bytes(text.padEnd(size, '\0')));
}

export const PROGRAMME = code('VCS', 16);
export const PROJECT = code('VCS-1764', 32);
export const CLASS = ethers.keccak256(
  ethers.AbiCoder.defaultAbiCoder().encode(['bytes16', 'bytes32', 'uint16'], [PROGRAMME, PROJECT, VINTAGE]),
) as Hex;

/** The registry with an issuer (the treasury's account). */
export async function registry() {
  const w = await world();
  const issuer = w.treasury;
  await w.directory.register(issuer.address, profile);
  await w.directory.grantCapability(issuer.address, CARBON_ISSUER, 0, FOREVER);
  return { ...w, issuer };
}

export type Registry = Awaited<ReturnType<typeof registry>>;

export function issue(r: Registry, first: bigint, last: bigint, to = r.mill.address) {
  return r.units.connect(r.issuer).issue(PROGRAMME, PROJECT, VINTAGE, first, last, to, ISSUANCE);
}

/** The registry with `[1,000, 2,000)` issued to the mill. */
export async function issued() {
  const r = await registry();
  await issue(r, 1_000n, 2_000n);
  return { ...r, units: r.units, mine: r.units.connect(r.mill) };
}

export function part(first: bigint, last: bigint) {
  return { classId: CLASS, first, last };
}

/** The ranges that begin at these serials, as [holder, last]. */
export async function rangesAt(w: World, ...firsts: bigint[]) {
  const ranges = await Promise.all(firsts.map((first) => w.units.rangeOf(CLASS, first)));
  return ranges.map(([holder, last]: [string, bigint]) => [holder, last]);
}

export const NOBODY = [ethers.ZeroAddress, 0n];
