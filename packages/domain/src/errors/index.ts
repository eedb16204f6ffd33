export { AppError, appErrorCodes, isAppError } from './app-error.ts';
export type { AppErrorCode, AppErrorOptions } from './app-error.ts';
