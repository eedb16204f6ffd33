import { SimpleMerkleTree } from '@openzeppelin/merkle-tree';
import { z } from 'zod';
import { commitmentOf, depthOf, leafOf, nodeOf, SCHEME, type Hash } from './commitment.ts';
import { MAX_FIELDS, type Field } from './fields.ts';

const hash32 = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{64}$/)]);
/** What a field may hold: a value that holds no other, or something empty. */
const fieldValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({}),
  z.array(z.never()).max(0),
]);
/** Enough for every inner node of the largest tree. */
const MAX_PROOF = MAX_FIELDS * 2;

export const disclosureSchema = z.strictObject({
  type: z.literal(SCHEME),
  documentHash: hash32,
  fieldCount: z.number().int().min(1).max(MAX_FIELDS),
  root: hash32,
  fields: z
    .array(z.strictObject({ path: z.string().max(4_096), value: fieldValue, salt: hash32 }))
    .min(1)
    .max(MAX_FIELDS),
  proof: z.array(hash32).max(MAX_PROOF),
  proofFlags: z.array(z.boolean()).max(MAX_PROOF),
});

export type DisclosureResult =
  | { holds: true; documentHash: Hash; commitment: Hash; fields: Field[]; hiddenCount: number }
  | { holds: false; reason: string };

/**
 * Whether the fields shown belong to a commitment. It holds for the commitment that is returned and for nothing else: the
 * caller compares that with the one that the issuer signed, and the document hash with the register's.
 *
 * @param value a Disclosure, from anybody.
 * @example verifyDisclosure({}) // { holds: false, reason: 'This is no disclosure of fields: type is missing or wrong.' }
 */
export function verifyDisclosure(value: unknown): DisclosureResult {
  const read = disclosureSchema.safeParse(value);
  if (!read.success) {
    const where = read.error.issues[0]?.path.join('.') ?? '';
    return no(`This is no disclosure of fields: ${where === '' ? 'it' : where} is missing or wrong.`);
  }
  const { documentHash, fieldCount, root, fields, proof, proofFlags } = read.data;
  if (fields.length > fieldCount) return no('It shows more fields than the document has.');
  const paths = new Set(fields.map(({ path }) => path));
  if (paths.size !== fields.length) return no('It shows one field twice.');
  for (const path of paths) {
    if (hasAncestor(path, paths))
      return no(`It shows ${path} and a field above it, which exclude each other.`);
  }
  if (proof.length > (depthOf(fieldCount) + 1) * fields.length)
    return no('The proof is longer than the tree is deep.');
  let leaves: Hash[];
  try {
    leaves = fields.map((field) => leafOf(field, field.salt));
  } catch {
    return no('A value that is shown is not plain JSON.');
  }
  if (!leadsTo(root, { leaves, proof, proofFlags })) return no('The fields do not belong to the document.');
  return {
    holds: true,
    documentHash,
    commitment: commitmentOf(documentHash, fieldCount, root),
    fields: fields.map(({ path, value: shown }) => ({ path, value: shown })),
    hiddenCount: fieldCount - fields.length,
  };
}

function leadsTo(root: Hash, multiproof: { leaves: Hash[]; proof: Hash[]; proofFlags: boolean[] }): boolean {
  try {
    return SimpleMerkleTree.verifyMultiProof(root, multiproof, (a, b) => nodeOf(String(a), String(b)));
  } catch {
    // A proof whose counts do not fit is thrown out by the library.
    return false;
  }
}

function hasAncestor(path: string, paths: ReadonlySet<string>): boolean {
  for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
    if (paths.has(path.slice(0, at))) return true;
    if (at === 0) return false;
  }
  return false;
}

const no = (reason: string): DisclosureResult => ({ holds: false, reason });
