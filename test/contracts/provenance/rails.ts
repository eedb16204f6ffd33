/** A ledger whose two settlement contracts are accounts of the test, and what the tests of title need. */
import { commissionedLot } from '../steel.ts';
import { deploy, ethers, hash, world, type Hex, type Signer, type World } from '../world.ts';

export const ORDER = hash('order 2026-0417');
export const PAYMENT = hash('payment for order 2026-0417');
export const EVENT = hash('EPCIS event');

export type Railed = World & { escrowRail: Signer; fiatRail: Signer; lotId: bigint };

/** The usual lot of 24.8 t, held by the mill, on such a ledger. */
export async function railed(): Promise<Railed> {
  const w = await world();
  const [escrowRail, fiatRail] = [w.relayer, w.hosted];
  const ledger = await deploy('MaterialLedger', [
    w.directory.target,
    w.registry.target,
    escrowRail.address,
    fiatRail.address,
  ]);
  const deployment = { ...w.deployment, materialLedger: ledger.target as Hex };
  const own = { ...w, ledger, deployment };
  const { lotId } = await commissionedLot(own);
  return { ...own, escrowRail, fiatRail, lotId };
}

/** Reserves as a rail does, for the mill unless told otherwise. */
export function reserve(
  r: Railed,
  grams: bigint,
  paymentId = PAYMENT,
  rail = r.escrowRail,
  orderRef = ORDER,
) {
  return r.ledger.connect(rail).reserve(paymentId, orderRef, r.lotId, r.mill.address, grams);
}

/** Releases as a rail does, to the buyer unless told otherwise. */
export function release(r: Railed, grams: bigint, to: string = r.buyer.address, rail = r.escrowRail) {
  return r.ledger.connect(rail).release(PAYMENT, r.lotId, r.mill.address, grams, to, EVENT);
}

/** Revokes a certificate of the mill as erroneous, without replacement. */
export async function revoke(w: World, batch: bigint, index: number): Promise<void> {
  const { inputs } = w.registry.interface.getFunction('revoke');
  const none = inputs
    .slice(3)
    .map((input: { type: string }) => (input.type === 'bytes32' ? ethers.ZeroHash : 0));
  await w.registry.connect(w.mill).revoke(batch, index, 1, ...none);
}
