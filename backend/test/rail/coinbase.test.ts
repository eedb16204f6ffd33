import { openCoinbaseWorld } from './coinbase-world.ts';
import { describeRail } from './conformance.ts';

describeRail('coinbase by Business checkouts', () => openCoinbaseWorld('business'));
describeRail('coinbase by Commerce charges', () => openCoinbaseWorld('commerce'));
