import { fiatOrderIdOf, readSignerSet } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { currencyBytes } from '@topsteel/domain/bridge';
import type { FiatTerms } from '@topsteel/domain/bridge';
import { keccak256, toBytes } from 'viem';
import type { Address, Hex } from 'viem';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { drive, request } from './acts.ts';
import { signAsQuorum } from './quorum.ts';
import type { World } from './world.ts';

/** An order of 5 t for 3,200 EUR, paid off chain. */
export async function fiatOrder(
  world: World,
  mill: Address,
  lotId: bigint,
  reference: string,
): Promise<{ terms: FiatTerms; fiatOrderId: Hex }> {
  const terms: FiatTerms = {
    operator: world.accounts.relayer.address,
    receiver: mill,
    titleTo: demoAccount('buyer1').address,
    lotId,
    maxGrams: 5_000_000n,
    currency: currencyBytes('EUR'),
    amountMinor: 320_000n,
    releaseBefore: Number((await world.client.getBlock()).timestamp) + 864_000,
    orderRef: keccak256(toBytes(reference)),
    salt: keccak256(toBytes(`salt ${reference}`)),
  };
  return { terms, fiatOrderId: fiatOrderIdOf(world.deployment, terms) };
}

/** A fact that two signers report, brought to the chain. */
export async function report(
  world: World,
  relayer: Relayer,
  kind: Hex,
  subject: Hex,
  value: bigint,
): Promise<void> {
  const { signerSet } = await readSignerSet(world.client, world.deployment);
  const observedAt = Number((await world.client.getBlock()).timestamp);
  const fact = { kind, subject, value, observedAt, validUntil: observedAt + 3_600, round: 1, signerSet };
  const signatures = await signAsQuorum(world.deployment, fact);
  const key = `test:${kind}:${subject}`;
  await request(world, key, 'submit-report', {
    report: {
      kind,
      subject,
      value: value.toString(),
      observedAt: observedAt.toString(),
      validUntil: fact.validUntil.toString(),
      round: '1',
      signerSet: signerSet.toString(),
    },
    signatures,
  });
  await drive(world, relayer, key, 'mined');
}
