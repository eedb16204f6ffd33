import type { LocalAccount } from 'viem';

/**
 * A key that signs, wherever it is kept: what is needed of it and no more. A file's key and a key management service's
 * are both whole viem accounts, so each does where the other does.
 */
export type KeyDriver = Pick<LocalAccount, 'address' | 'signTypedData' | 'signTransaction'>;
