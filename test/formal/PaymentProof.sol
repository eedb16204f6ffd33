// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Payment, PaymentState} from "../../contracts/settlement/PaymentState.sol";

/// @title PaymentWordProof
/// @notice What every act does to a payment's word, for every word: `prove_` functions never fail an assertion, for any
/// arguments; `refute_` functions, which are wrong on purpose, do. One condition a line, so that paths do not multiply.
contract PaymentWordProof {
    /// @notice A new payment has its amount in escrow and nothing else.
    function prove_opened(uint120 maxAmount) external pure {
        require(maxAmount != 0);
        Payment payment = PaymentState.opened(maxAmount);
        assert(payment.capturable() == maxAmount);
        assert(payment.refundable() == 0);
        assert(payment.disputed() == 0);
        assert(payment.isOpen());
    }

    /// @notice What leaves the escrow is no longer capturable, and what went to the receiver is refundable.
    function prove_moved(Payment payment, uint120 toReceiver, uint120 toPayer) external pure {
        (uint256 capturable, uint256 refundable) = (payment.capturable(), payment.refundable());
        require(capturable + refundable <= type(uint120).max);
        Payment next = payment.moved(toReceiver, toPayer);
        assert(next.capturable() == capturable - toReceiver - toPayer);
        assert(next.refundable() == refundable + toReceiver);
    }

    /// @notice A payment is open exactly while something is in escrow, and has no dispute when it is closed.
    function prove_closed(Payment payment, uint120 toReceiver, uint120 toPayer) external pure {
        require(payment.capturable() + payment.refundable() <= type(uint120).max);
        require(payment.isOpen());
        Payment next = payment.moved(toReceiver, toPayer);
        if (next.capturable() == 0) {
            assert(next.disputed() == 0);
            assert(!next.isOpen());
        } else {
            assert(next.disputed() == payment.disputed());
            assert(next.isOpen());
        }
        assert(Payment.unwrap(next) != 0);
    }

    /// @notice A refund lowers what is refundable, and touches nothing else.
    function prove_refunded(Payment payment, uint256 amount) external pure {
        Payment next = payment.refunded(amount);
        assert(next.refundable() + amount == payment.refundable());
        assert(next.capturable() == payment.capturable());
        assert(next.disputed() == payment.disputed());
    }

    /// @notice Disputes begin and end each by itself, and move no money.
    function prove_disputed(Payment payment, uint256 index, uint256 other, bool isBeginning) external pure {
        require(index < 14);
        require(other < 14);
        require(index != other);
        Payment next = isBeginning ? payment.disputing(index) : payment.undisputing(index);
        assert(next.isDisputed(index) == isBeginning);
        assert(next.isDisputed(other) == payment.isDisputed(other));
        assert(next.capturable() == payment.capturable());
        assert(next.refundable() == payment.refundable());
        assert(next.isOpen() == payment.isOpen());
    }

    /// @notice Wrong: there is a fifteenth milestone.
    function refute_disputed(Payment payment) external pure {
        assert(payment.disputing(14).capturable() == payment.capturable());
    }

    /// @notice Wrong: amounts of any size fit.
    function refute_moved(Payment payment, uint120 toReceiver) external pure {
        uint256 refundable = payment.refundable();
        Payment next = payment.moved(toReceiver, 0);
        assert(next.refundable() == refundable + toReceiver);
    }
}
