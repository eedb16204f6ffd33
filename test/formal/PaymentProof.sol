// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Payment, PaymentState} from "../../contracts/settlement/PaymentState.sol";

/// @title PaymentProof
/// @notice INV-1 and INV-2 by induction over everything that can happen to a payment's word: whatever the word and the
/// figures are, if they agree before an act they agree after it. `prove_` functions never fail their assertion, for any
/// arguments; `refute_` functions, which are wrong on purpose, do.
contract PaymentProof {
    /// @dev The world as far as one payment matters to it. `held` is the escrow's balance, `others` all it owes apart
    /// from this payment: other payments and every credit.
    struct World {
        Payment payment;
        uint256 maxAmount;
        uint256 captured;
        uint256 returned;
        uint256 refunded;
        uint256 held;
        uint256 others;
    }

    /// @notice A payment comes in.
    function prove_opened(uint120 maxAmount, uint256 held, uint256 others) external pure {
        require(maxAmount != 0 && held >= others && held <= type(uint128).max);
        World memory world = World(
            PaymentState.opened(maxAmount),
            maxAmount,
            0,
            0,
            0,
            held + maxAmount,
            others
        );
        _assertAgrees(world);
        assert(world.payment.isOpen() && world.payment.disputed() == 0);
    }

    /// @notice Money leaves: to the receiver's side, to the payer, and what of it cannot be pushed becomes credit.
    function prove_moved(
        World memory world,
        uint256 toReceiver,
        uint256 toPayer,
        uint256 credited
    ) external pure {
        _move(world, toReceiver, toPayer, credited);
        _assertAgrees(world);
    }

    /// @notice A payment that is closed has no dispute and nothing in escrow; an open one has something.
    function prove_phase(World memory world, uint256 toReceiver, uint256 toPayer) external pure {
        _move(world, toReceiver, toPayer, 0);
        Payment next = world.payment;
        assert(next.isOpen() == (next.capturable() != 0));
        assert(next.capturable() != 0 || next.disputed() == 0);
    }

    /// @notice Captured money goes back, past the escrow.
    function prove_refunded(World memory world, uint256 amount) external pure {
        _requireAgrees(world);
        world.payment = world.payment.refunded(amount);
        world.refunded += amount;
        _assertAgrees(world);
    }

    /// @notice Disputes begin and end without moving money, each by itself.
    function prove_disputes(World memory world, uint256 index, uint256 other, bool isBeginning) external pure {
        _requireAgrees(world);
        require(index < 14 && other < 14 && index != other);
        bool before = world.payment.isDisputed(other);
        world.payment = isBeginning
            ? world.payment.disputing(index)
            : world.payment.undisputing(index);
        _assertAgrees(world);
        assert(world.payment.isDisputed(index) == isBeginning);
        assert(world.payment.isDisputed(other) == before);
    }

    /// @notice A creditor is paid.
    function prove_claimed(World memory world, uint256 credit) external pure {
        _requireAgrees(world);
        require(credit <= world.others);
        world.others -= credit;
        world.held -= credit;
        _assertAgrees(world);
    }

    /// @notice Wrong: a push that fails is forgotten, and paid again.
    function refute_creditOnTop(World memory world, uint256 toReceiver, uint256 credited) external pure {
        _move(world, toReceiver, 0, 0);
        world.others += credited;
        _assertAgrees(world);
    }

    /// @notice Wrong: a refund lowers nothing.
    function refute_refundTwice(World memory world, uint256 amount) external pure {
        _requireAgrees(world);
        require(amount <= world.payment.refundable());
        world.refunded += amount;
        _assertAgrees(world);
    }

    /// @notice Wrong: there are more than fourteen milestones.
    function refute_fifteenth(World memory world) external pure {
        _requireAgrees(world);
        world.payment = world.payment.disputing(14);
        _assertAgrees(world);
    }

    function _move(World memory world, uint256 toReceiver, uint256 toPayer, uint256 credited) private pure {
        _requireAgrees(world);
        require(world.payment.isOpen());
        require(toReceiver <= type(uint120).max && toPayer <= type(uint120).max);
        require(credited <= toReceiver + toPayer);
        world.payment = world.payment.moved(toReceiver, toPayer);
        world.captured += toReceiver;
        world.returned += toPayer;
        world.held -= toReceiver + toPayer - credited;
        world.others += credited;
    }

    /// @dev What held before an act: limits, and solvency. One condition a line, so that paths do not multiply.
    function _requireAgrees(World memory world) private pure {
        (uint256 capturable, uint256 refundable) = (
            world.payment.capturable(),
            world.payment.refundable()
        );
        require(world.maxAmount <= type(uint120).max);
        require(world.captured <= world.maxAmount);
        require(world.returned <= world.maxAmount);
        require(world.refunded <= world.captured);
        require(world.held <= type(uint136).max);
        require(world.others <= world.held);
        require(capturable + world.captured + world.returned == world.maxAmount);
        require(refundable + world.refunded == world.captured);
        require(capturable + refundable <= world.maxAmount);
        require(world.held - world.others >= capturable);
    }

    /// @dev What must hold after it: the same.
    function _assertAgrees(World memory world) private pure {
        (uint256 capturable, uint256 refundable) = (
            world.payment.capturable(),
            world.payment.refundable()
        );
        assert(world.maxAmount <= type(uint120).max);
        assert(world.captured <= world.maxAmount);
        assert(world.returned <= world.maxAmount);
        assert(world.refunded <= world.captured);
        assert(world.others <= world.held);
        assert(capturable + world.captured + world.returned == world.maxAmount);
        assert(refundable + world.refunded == world.captured);
        assert(capturable + refundable <= world.maxAmount);
        assert(world.held - world.others >= capturable);
    }
}
