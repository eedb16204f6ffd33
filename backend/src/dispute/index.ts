export { DisputeModule } from './dispute-module.ts';
