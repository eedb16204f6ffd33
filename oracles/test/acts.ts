import {
  buildBatch,
  paymentIdOf,
  readEscrowBalance,
  receiptTypedData,
  receiveWithAuthorizationTypedData,
} from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { businessKey, termsJson } from '@topsteel/domain/bridge';
import type { IntentKind, IntentPayload, IntentStatus, Terms } from '@topsteel/domain/bridge';
import { certificateJson, evidenceJson } from '@topsteel/domain/certificate';
import type { CertificateTuple } from '@topsteel/domain/certificate';
import { expect } from 'chai';
import { keccak256, parseTransaction, toBytes, zeroAddress, zeroHash } from 'viem';
import type { Address, Hex } from 'viem';
import { once } from '../src/relayer/intents/once.ts';
import { readRevert } from '../src/relayer/read-revert.ts';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import type { World } from './world.ts';

export interface IntentRow {
  status: IntentStatus;
  tx_hash: Hex | null;
  block_number: string | null;
  result: Record<string, string> | null;
  error: { code: string; message: string } | null;
}

/** What the backend does when it wants something from the chain. */
export async function request<K extends IntentKind>(
  world: World,
  key: string,
  kind: K,
  payload: IntentPayload<K>,
): Promise<void> {
  await world.database.query(
    `INSERT INTO bridge.intent (business_key, kind, payload) VALUES ($1, $2, $3)
     ON CONFLICT (business_key) DO NOTHING`,
    [key, kind, JSON.stringify(payload)],
  );
}

export async function intentOf(world: World, key: string): Promise<IntentRow> {
  const { rows } = await world.database.query<IntentRow>(
    'SELECT status, tx_hash, block_number, result, error FROM bridge.intent WHERE business_key = $1',
    [key],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`There is no intent ${key}.`);
  return row;
}

/** Lets the time of a postponed intent come. */
export async function letRetry(world: World, key: string): Promise<void> {
  await world.database.query('UPDATE bridge.intent SET not_before = now() WHERE business_key = $1', [key]);
}

/** Lets relayer and watcher take turns until the intent has the status; a bounded number of turns. */
export async function drive(
  world: World,
  relayer: Relayer,
  key: string,
  wanted: IntentStatus,
): Promise<IntentRow> {
  for (let turn = 0; turn < 20; turn += 1) {
    await relayer.relay();
    await world.watchAll();
    const row = await intentOf(world, key);
    if (row.status === wanted) {
      await expectRefusedTwice(world, key);
      return row;
    }
    if (row.status === 'failed') throw new Error(`${key} failed: ${row.error?.message ?? ''}`);
    if (row.status === 'mined') await world.mine(2);
  }
  throw new Error(`${key} did not become ${wanted}: ${JSON.stringify(await intentOf(world, key))}`);
}

/** Sends the very transaction of a done act once more, without signing it: what its kind relies on must refuse it. */
async function expectRefusedTwice(world: World, key: string): Promise<void> {
  const { rows } = await world.database.query<{ raw: Hex; signer: Address; kind: IntentKind }>(
    `SELECT t.raw, t.signer, i.kind FROM bridge.intent i JOIN bridge.transaction t ON t.hash = i.tx_hash
     WHERE i.business_key = $1`,
    [key],
  );
  const [done] = rows;
  if (done === undefined) return;
  const guard = once[done.kind];
  if (guard.by === 'nonce') return;
  const { to, data } = parseTransaction(done.raw);
  const answer: unknown = await world.client
    .call({ account: done.signer, to: to ?? null, data: data ?? '0x' })
    .then(
      () => 'taken again',
      (error: unknown) => readRevert(error),
    );
  const revert = answer as ReturnType<typeof readRevert> | 'taken again';
  const said = revert === null || revert === 'taken again' ? revert : (revert.args.message ?? revert.name);
  expect(guard.refusals, `${key} sent twice`).to.include(said);
}

/** A mill with a hosted account, registered through the bridge. */
export async function registerMill(world: World, relayer: Relayer, name: string): Promise<Address> {
  const key = businessKey.registerOrganisation(name);
  await request(world, key, 'register-organisation', {
    profile: keccak256(toBytes(`profile of ${name}`)),
    capabilities: ['mill', 'stockist'],
    name,
  });
  const { result } = await drive(world, relayer, key, 'mined');
  return result?.organisation as Address;
}

export interface CommissionedLot {
  lotId: bigint;
  certificate: CertificateTuple;
}

/** A batch of one certificate of 60 t, issued and commissioned in full. */
export async function commissionLot(
  world: World,
  relayer: Relayer,
  mill: Address,
  batch: bigint,
): Promise<CommissionedLot> {
  const { key, certificate } = await requestLot(world, relayer, mill, batch);
  const { result } = await drive(world, relayer, key, 'mined');
  return { lotId: BigInt(result?.lotId ?? 0), certificate };
}

/**
 * A batch of one certificate of 60 t, issued, and a lot of all of it asked for.
 *
 * @param startsIn Seconds of the chain until the certificate is valid; negative: it is.
 */
export async function requestLot(
  world: World,
  relayer: Relayer,
  mill: Address,
  batch: bigint,
  startsIn = -60,
): Promise<{ key: string; certificate: CertificateTuple }> {
  const { timestamp } = await world.client.getBlock();
  const certificate: CertificateTuple = {
    issuer: mill,
    batch,
    index: 0,
    documentHash: keccak256(toBytes(`certificate ${batch.toString()}`)),
    subject: keccak256(toBytes(`heat ${batch.toString()} of ${mill}`)),
    kind: 31,
    massGrams: 60_000_000n,
    validFrom: Number(timestamp) + startsIn,
    validUntil: Number(timestamp) + 31_536_000,
    salt: keccak256(toBytes('salt')),
  };
  const built = buildBatch(world.deployment, [certificate]);
  const issue = businessKey.issueBatch(mill, batch);
  await request(world, issue, 'issue-batch', {
    issuer: mill,
    batch: batch.toString(),
    root: built.root,
    depth: built.depth.toString(),
    count: built.count.toString(),
  });
  const issued = await drive(world, relayer, issue, 'mined');
  const certificateId = built.leaves[0] ?? zeroHash;
  const commission = businessKey.commissionLot(certificateId, 0);
  await request(world, commission, 'commission-lot', {
    certificate: certificateJson(certificate),
    evidence: evidenceJson(
      {
        count: built.count.toString(),
        issuedAt: issued.result?.issuedAt ?? '',
        signer: issued.result?.signer as Address,
      },
      built.siblingsOf(0),
    ),
    commission: {
      to: mill,
      massGrams: '60000000',
      emissionsGrams: '37200000',
      evidence: keccak256(toBytes('evidence')),
      epcisEvent: keccak256(toBytes('epcis')),
    },
  });
  return { key: commission, certificate };
}

export interface Order {
  terms: Terms;
  paymentId: Hex;
  payload: IntentPayload<'authorize-payment'>;
  key: string;
}

/** An order of 5 t at 640 USDC/t, signed by the demo buyer: 3,200 USDC at most, 1.5 % commission. */
export async function signOrder(
  world: World,
  mill: Address,
  lotId: bigint,
  reference: string,
  changes: Partial<Terms> = {},
): Promise<Order> {
  const now = Number((await world.client.getBlock()).timestamp);
  const buyer = demoAccount('buyer1');
  const terms: Terms = {
    operator: world.accounts.relayer.address,
    payer: buyer.address,
    receiver: mill,
    token: world.deployment.usdc,
    maxAmount: 3_200_000_000n,
    authorizeBefore: now + 3_600,
    captureBefore: now + 864_000,
    resolveBefore: now + 864_000,
    refundBefore: now + 1_728_000,
    inspectionSeconds: 86_400,
    feeBps: 150,
    silenceBps: 0,
    arbiter: zeroAddress,
    feeShares: [{ receiver: demoAccount('treasury').address, shareBps: 10_000 }],
    goods: { lotId, maxGrams: 5_000_000n, titleTo: buyer.address },
    milestones: zeroHash,
    orderRef: keccak256(toBytes(reference)),
    salt: keccak256(toBytes(`salt ${reference}`)),
    ...changes,
  };
  const paymentId = paymentIdOf(world.deployment, terms);
  const signature = await buyer.signTypedData(receiveWithAuthorizationTypedData(world.deployment, terms));
  return {
    terms,
    paymentId,
    key: businessKey.authorizePayment(paymentId),
    payload: {
      paymentId,
      terms: termsJson(terms),
      collection: { method: 'erc3009', signature },
      sellerConsent: { offerId: 'offer-1', offerVersion: '1' },
    },
  };
}

/** An advance of 3,200 USDC to the mill, for no goods, signed by the demo buyer. */
export const signAdvance = (world: World, mill: Address, reference: string): Promise<Order> =>
  signOrder(world, mill, 0n, reference, { goods: { lotId: 0n, maxGrams: 0n, titleTo: zeroAddress } });

/** The final capture of a delivery that the buyer confirmed. */
export async function signCapture(
  world: World,
  order: Order,
  grams: bigint,
): Promise<{ key: string; payload: IntentPayload<'capture-payment'> }> {
  const receipt = await demoAccount('buyer1').signTypedData(
    receiptTypedData(world.deployment, { paymentId: order.paymentId, grams }),
  );
  return {
    key: businessKey.capturePayment(order.paymentId, grams),
    payload: {
      paymentId: order.paymentId,
      terms: termsJson(order.terms),
      totalGrams: grams.toString(),
      isFinal: true,
      receipt,
      epcisEvent: keccak256(toBytes('delivery')),
    },
  };
}

/** What the escrow holds now, in minor units. */
export async function escrowBalance(world: World): Promise<bigint> {
  return readEscrowBalance(world.client, world.deployment, await world.client.getBlockNumber());
}
