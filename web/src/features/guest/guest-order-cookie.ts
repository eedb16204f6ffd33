/** Holds the secret of the guest's order that was looked at last, so that a payment page can lead back to it. */
export const GUEST_ORDER_COOKIE = 'guest-order';
