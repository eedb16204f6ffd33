/** What a request counts as: each class has an allowance of its own, so that a busy search never stops an order. */
export const rateClasses = ['read', 'search', 'write', 'auth', 'import'] as const;
export type RateClass = (typeof rateClasses)[number];
