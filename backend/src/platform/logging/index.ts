export { createLog, NestLogger } from './nest-logger.ts';
