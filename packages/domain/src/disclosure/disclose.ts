import { SimpleMerkleTree } from '@openzeppelin/merkle-tree';
import { AppError } from '../errors/index.ts';
import { documentHash } from '../jcs/index.ts';
import { commitmentOf, leafOf, nodeOf, SCHEME, saltOf, type Hash } from './commitment.ts';
import { fieldsOf, isUnder, MAX_FIELDS, type Field } from './fields.ts';

/** Chosen fields of a document, with what proves that they belong to it. */
export interface Disclosure {
  type: typeof SCHEME;
  /** SHA-256 of the document's canonical form: what the register knows it by. */
  documentHash: Hash;
  fieldCount: number;
  root: Hash;
  fields: (Field & { salt: Hash })[];
  proof: Hash[];
  proofFlags: boolean[];
}

export interface Commitment {
  documentHash: Hash;
  fieldCount: number;
  root: Hash;
  /** Binds the three above; the issuer signs it. */
  commitment: Hash;
}

/**
 * Commits to every field of a document at once. The same document and seed always give the same commitment.
 *
 * @param seed 32 secret bytes; who has it can prove any field and guess at those that are hidden.
 * @throws AppError `invalid-input` as {@link fieldsOf}, or when the seed is shorter.
 */
export function commitFields(document: unknown, seed: Uint8Array): Commitment {
  const { fields, tree } = treeOf(document, seed);
  const facts = { documentHash: documentHash(document), fieldCount: fields.length, root: tree.root as Hash };
  return { ...facts, commitment: commitmentOf(facts.documentHash, facts.fieldCount, facts.root) };
}

/**
 * Shows some fields of a document and hides the rest.
 *
 * @param chosen JSON Pointers; one that names an object or a list shows all under it.
 * @throws AppError `invalid-input` when nothing is chosen, or a path is not in the document.
 * @example disclose(certificate, seed, ['/Certificate/Inspection/ChemicalComposition'])
 */
export function disclose(document: unknown, seed: Uint8Array, chosen: readonly string[]): Disclosure {
  if (chosen.length === 0 || chosen.length > MAX_FIELDS) throw invalid('Choose at least one field to show.');
  const { fields, tree } = treeOf(document, seed);
  for (const path of chosen) {
    if (!fields.some((field) => isUnder(field.path, path))) {
      throw invalid(`There is nothing at ${path === '' ? 'the empty path' : path} in this document.`);
    }
  }
  const indices = fields.flatMap((field, index) =>
    chosen.some((path) => isUnder(field.path, path)) ? [index] : [],
  );
  const { leaves, proof, proofFlags } = tree.getMultiProof(indices);
  const byLeaf = new Map(fields.map((field) => [field.leaf, field]));
  return {
    type: SCHEME,
    documentHash: documentHash(document),
    fieldCount: fields.length,
    root: tree.root as Hash,
    // In the order of the proof, not of the document: the proof is read leaf by leaf.
    fields: leaves.flatMap((leaf) => {
      const field = byLeaf.get(leaf as Hash);
      return field === undefined ? [] : [{ path: field.path, value: field.value, salt: field.salt }];
    }),
    proof: proof as Hash[],
    proofFlags,
  };
}

function treeOf(document: unknown, seed: Uint8Array) {
  if (seed.length < 32) throw invalid('The seed of the salts has fewer than 32 bytes.');
  const fields = fieldsOf(document).map((field) => {
    const salt = saltOf(seed, field.path);
    return { ...field, salt, leaf: leafOf(field, salt) };
  });
  const tree = SimpleMerkleTree.of(
    fields.map(({ leaf }) => leaf),
    { sortLeaves: true, nodeHash: (a, b) => nodeOf(String(a), String(b)) },
  );
  return { fields, tree };
}

const invalid = (message: string): AppError => new AppError('invalid-input', { message });
