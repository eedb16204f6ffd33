import { describeRail } from './conformance.ts';
import { openEscrowWorld } from './usdc-escrow-world.ts';

describeRail('usdc-escrow', openEscrowWorld);
