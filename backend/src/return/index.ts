export { ReturnModule } from './return-module.ts';
