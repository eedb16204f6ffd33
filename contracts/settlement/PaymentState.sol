// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlementEscrow} from "./ISettlementEscrow.sol";

/// @dev The word that the escrow keeps per payment. Lowest bits first: phase 2, disputed 14, capturable 120,
/// refundable 120.
type Payment is uint256;

using PaymentState for Payment global;

/// @title PaymentState
/// @notice What the word of a payment says, and every way in which it may change. Money only ever moves by {moved} and
/// {refunded}: `capturable + refundable` never grows, so both stay below 2^120. Callers check limits and name them in
/// their errors; here a breach is an arithmetic panic.
library PaymentState {
    /// @notice The most milestones that the word has bits for.
    uint256 internal constant MAX_MILESTONES = 14;
    uint256 private constant DISPUTED_OFFSET = 2;
    uint256 private constant CAPTURABLE_OFFSET = 16;
    uint256 private constant REFUNDABLE_OFFSET = 136;
    uint256 private constant PHASE_MASK = 0x3;
    uint256 private constant DISPUTED_MASK = 0x3fff;
    /// @dev Phase and disputes.
    uint256 private constant STATUS_MASK = 0xffff;
    uint256 private constant AUTHORIZED = uint256(ISettlementEscrow.Phase.Authorized);
    uint256 private constant CLOSED = uint256(ISettlementEscrow.Phase.Closed);

    /// @notice A payment of which `amount` has come in.
    function opened(uint120 amount) internal pure returns (Payment) {
        return Payment.wrap((uint256(amount) << CAPTURABLE_OFFSET) | AUTHORIZED);
    }

    /// @notice The payment after `toReceiver` and `toPayer` left the escrow. Closed, without disputes, when nothing is
    /// left.
    function moved(Payment payment, uint256 toReceiver, uint256 toPayer) internal pure returns (Payment) {
        // Checked: no more leaves than there is.
        uint256 left = capturable(payment) - toReceiver - toPayer;
        unchecked {
            uint256 word = (refundable(payment) + toReceiver) << REFUNDABLE_OFFSET;
            if (left == 0) return Payment.wrap(word | CLOSED);
            uint256 status = Payment.unwrap(payment) & STATUS_MASK;
            return Payment.wrap(word | (left << CAPTURABLE_OFFSET) | status);
        }
    }

    /// @notice The payment after `amount` went from the receiver's side back to the payer.
    function refunded(Payment payment, uint256 amount) internal pure returns (Payment) {
        uint256 left = refundable(payment) - amount;
        uint256 rest = Payment.unwrap(payment) & ((1 << REFUNDABLE_OFFSET) - 1);
        return Payment.wrap((left << REFUNDABLE_OFFSET) | rest);
    }

    /// @notice The payment with the milestone disputed. Index < 14.
    function disputing(Payment payment, uint256 index) internal pure returns (Payment) {
        return Payment.wrap(Payment.unwrap(payment) | _bit(index));
    }

    /// @notice The payment with the milestone no longer disputed. Index < 14.
    function undisputing(Payment payment, uint256 index) internal pure returns (Payment) {
        return Payment.wrap(Payment.unwrap(payment) & ~_bit(index));
    }

    /// @notice Its phase; the word is never written with the value that has no name.
    function phase(Payment payment) internal pure returns (ISettlementEscrow.Phase) {
        return ISettlementEscrow.Phase(Payment.unwrap(payment) & PHASE_MASK);
    }

    /// @notice Whether money is in escrow for it.
    function isOpen(Payment payment) internal pure returns (bool) {
        return Payment.unwrap(payment) & PHASE_MASK == AUTHORIZED;
    }

    /// @notice What is in escrow for it.
    function capturable(Payment payment) internal pure returns (uint256) {
        return (Payment.unwrap(payment) >> CAPTURABLE_OFFSET) & type(uint120).max;
    }

    /// @notice What the receiver's side has of it.
    function refundable(Payment payment) internal pure returns (uint256) {
        return Payment.unwrap(payment) >> REFUNDABLE_OFFSET;
    }

    /// @notice Bit i: milestone i is disputed.
    function disputed(Payment payment) internal pure returns (uint256) {
        return (Payment.unwrap(payment) >> DISPUTED_OFFSET) & DISPUTED_MASK;
    }

    /// @notice Whether the milestone is disputed. Index < 14.
    function isDisputed(Payment payment, uint256 index) internal pure returns (bool) {
        return Payment.unwrap(payment) & _bit(index) != 0;
    }

    function _bit(uint256 index) private pure returns (uint256) {
        return (1 << DISPUTED_OFFSET) << index;
    }
}
