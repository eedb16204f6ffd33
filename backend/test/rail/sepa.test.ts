import { describeRail } from './conformance.ts';
import { openSepaWorld } from './sepa-world.ts';

describeRail('sepa', openSepaWorld);
