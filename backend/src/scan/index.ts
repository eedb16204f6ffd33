export { ScanModule } from './scan-module.ts';
