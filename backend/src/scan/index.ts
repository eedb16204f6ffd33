export { ScanModule } from './scan-module.ts';
export { TakeReading } from './take-reading.ts';
