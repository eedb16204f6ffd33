import { canonicalText, documentHash } from '@topsteel/domain/jcs';
import type { Command } from '../command.ts';
import { readJson } from '../read-input.ts';

/** Prints the canonical form (RFC 8785) of a JSON file, byte for byte, without a line feed: it can be hashed as it is. */
export const canonicalize: Command = {
  name: 'canonicalize',
  usage: 'FILE',
  summary: 'The canonical form of a JSON document (RFC 8785), whose SHA-256 is its hash in the register.',
  async run({ arguments: [path = '-'] }) {
    const value = await readJson(path);
    const text = canonicalText(value);
    return { code: 0, text, json: { canonical: text, sha256: documentHash(value) }, isDocument: true };
  },
};
