// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlementEscrow} from "./ISettlementEscrow.sol";

/// @title PaymentState
/// @notice The word that the escrow keeps per payment, and every way in which it may change. Money only ever moves
/// by {moved} and {refunded}; callers check the limits and name them in their errors, here they are arithmetic.
library PaymentState {
    /// @notice The word, unpacked. Lowest bits first: phase 2, disputed 14, capturable 120, refundable 120.
    struct State {
        ISettlementEscrow.Phase phase;
        uint120 capturable;
        uint120 refundable;
        uint16 disputed;
    }

    /// @notice The most milestones that the word has bits for.
    uint256 internal constant MAX_MILESTONES = 14;
    uint256 private constant DISPUTED_OFFSET = 2;
    uint256 private constant CAPTURABLE_OFFSET = 16;
    uint256 private constant REFUNDABLE_OFFSET = 136;
    uint256 private constant PHASE_MASK = 3;

    /// @notice The word of a state; `disputed` has no bit above the fourteenth.
    function pack(State memory state) internal pure returns (uint256) {
        return
            uint256(state.phase) |
            (uint256(state.disputed) << DISPUTED_OFFSET) |
            (uint256(state.capturable) << CAPTURABLE_OFFSET) |
            (uint256(state.refundable) << REFUNDABLE_OFFSET);
    }

    /// @notice The state of a word.
    function unpack(uint256 word) internal pure returns (State memory) {
        return
            State({
                phase: ISettlementEscrow.Phase(word & PHASE_MASK),
                // The casts cut the word down to the field.
                disputed: uint16(word) >> uint16(DISPUTED_OFFSET),
                capturable: uint120(word >> CAPTURABLE_OFFSET),
                refundable: uint120(word >> REFUNDABLE_OFFSET)
            });
    }

    /// @notice A payment of which `amount` has come in.
    function opened(uint120 amount) internal pure returns (State memory) {
        return State(ISettlementEscrow.Phase.Authorized, amount, 0, 0);
    }

    /// @notice The payment after `toReceiver` and `toPayer` left the escrow. Closed, without disputes, when nothing is
    /// left.
    function moved(
        State memory state,
        uint120 toReceiver,
        uint120 toPayer
    ) internal pure returns (State memory) {
        uint120 capturable = state.capturable - toReceiver - toPayer;
        uint120 refundable = state.refundable + toReceiver;
        if (capturable == 0) return State(ISettlementEscrow.Phase.Closed, 0, refundable, 0);
        return State(state.phase, capturable, refundable, state.disputed);
    }

    /// @notice The payment after `amount` went from the receiver's side back to the payer.
    function refunded(State memory state, uint120 amount) internal pure returns (State memory) {
        return State(state.phase, state.capturable, state.refundable - amount, state.disputed);
    }

    /// @notice The payment with the milestone disputed.
    function disputing(State memory state, uint8 index) internal pure returns (State memory) {
        return State(state.phase, state.capturable, state.refundable, state.disputed | _bit(index));
    }

    /// @notice The payment with the milestone no longer disputed.
    function undisputing(State memory state, uint8 index) internal pure returns (State memory) {
        return State(state.phase, state.capturable, state.refundable, state.disputed & ~_bit(index));
    }

    /// @notice Whether the milestone is disputed.
    function isDisputed(State memory state, uint8 index) internal pure returns (bool) {
        return state.disputed & _bit(index) != 0;
    }

    /// @dev Index < 14.
    function _bit(uint8 index) private pure returns (uint16) {
        return uint16(1) << index;
    }
}
