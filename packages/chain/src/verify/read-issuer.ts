import type { Hex } from './abi-words.ts';
import { parseJson, textOf } from './evidence.ts';
import { readBlock, type FetchBlock } from './fetch-block.ts';
import { isRecord } from './json-rpc.ts';
import type { OrganisationRecord, Register } from './register.ts';

export interface IssuerFacts extends OrganisationRecord {
  /** From the public profile, whose hash the directory holds; undefined when the file store did not deliver it. */
  name: string | undefined;
  accreditorName: string | undefined;
}

/** The directory's entry for an account with its public name, and the name of who vouches for it. */
export async function readIssuer(
  register: Register,
  fetchBlock: FetchBlock,
  account: Hex,
): Promise<IssuerFacts | undefined> {
  const record = await register.organisation(account);
  if (record === undefined) return undefined;
  const [name, accreditorName] = await Promise.all([
    nameOf(fetchBlock, record.profile),
    register.organisation(record.accreditor).then(
      (accreditor) => (accreditor === undefined ? undefined : nameOf(fetchBlock, accreditor.profile)),
      () => undefined,
    ),
  ]);
  return { ...record, name, accreditorName };
}

async function nameOf(fetchBlock: FetchBlock, profile: Hex): Promise<string | undefined> {
  const block = await readBlock(fetchBlock, profile);
  if (block.state !== 'read') return undefined;
  const json = parseJson(block.bytes);
  return isRecord(json) && json['type'] === 'topsteel/organisation-profile/1'
    ? textOf(json['name']) || undefined
    : undefined;
}
