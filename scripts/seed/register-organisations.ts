import { organisation, organisationPage, type Organisation } from '@topsteel/domain/api';
import { mnemonicToAccount } from 'viem/accounts';
import { demoSignInOf } from './demo-sign-ins.ts';
import type { Session } from './session.ts';
import { until } from './until.ts';
import type { WorldOrganisation } from './world.ts';

const testMnemonic = 'test test test test test test test test test test test junk';

/** The wallet of a demo person under the well-known test mnemonic. */
export const demoWallet = (index: number) => mnemonicToAccount(testMnemonic, { addressIndex: index });

/**
 * Registers the organisations that are not there yet, and waits until the directory has confirmed all of them.
 *
 * @returns the organisations by their key in the world.
 */
export async function registerOrganisations(
  operator: Session,
  world: WorldOrganisation[],
): Promise<Map<string, Organisation>> {
  const list = async (): Promise<Organisation[]> =>
    (await operator.get('/v2/organisations?limit=100', organisationPage)).items;
  const present = new Set((await list()).map(({ legalName }) => legalName));
  for (const { key, ownKey, ...entry } of world) {
    if (present.has(entry.legalName)) continue;
    const { email, name, password, duty, wallet } = demoSignInOf(key);
    const account = ownKey === true && wallet !== undefined ? { account: demoWallet(wallet).address } : {};
    await operator.post(
      '/v2/organisations',
      { ...entry, ...account, member: { email, name, password, duty } },
      organisation,
    );
  }
  const known = await until(
    'the directory to confirm every organisation',
    list,
    (all) => all.filter(({ state }) => state === 'registered').length >= world.length,
  );
  return new Map(
    world.map(({ key, legalName }) => {
      const found = known.find((entry) => entry.legalName === legalName);
      if (found === undefined) throw new Error(`${legalName} is missing after registration.`);
      return [key, found];
    }),
  );
}
