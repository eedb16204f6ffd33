import { openCardWorld } from './card-world.ts';
import { describeRail } from './conformance.ts';

describeRail('card', openCardWorld);
