export { SourcingModule } from './sourcing-module.ts';
