// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlementEscrow} from "../../../contracts/settlement/ISettlementEscrow.sol";
import {MoneyActs} from "./MoneyActs.sol";

/// @title SettlementHandler
/// @notice {MoneyActs}, disputes, and what must hold of everything.
contract SettlementHandler is MoneyActs {
    bytes32 private constant SETTLEMENT_TYPEHASH = keccak256(
        "Settlement(bytes32 paymentId,uint120 capturable,uint120 toReceiver,uint128 grams)"
    );

    /* DISPUTES */

    /// @notice Payer or seller freeze what is left of a milestone.
    function dispute(uint256 place, uint256 index, bool isByPayer) external {
        (Payment storage payment, ISettlementEscrow.Terms memory terms) = _open(place);
        if (payment.capturable == 0 || block.timestamp >= terms.captureBefore) return;
        index = payment.kind == MILESTONES ? index % payment.milestones.length : 0;
        if (_left(payment, index) == 0 || payment.disputed & (1 << index) != 0) return;
        bytes memory data = abi.encodeCall(
            ISettlementEscrow.dispute,
            (terms, payment.milestones, uint8(index), keccak256("cracks"))
        );
        _mustPass(isByPayer ? terms.payer : terms.receiver, data);
        payment.disputed |= 1 << index;
    }

    /// @notice The arbiter divides; nobody else can.
    function resolve(uint256 place, uint256 index, uint256 toReceiver, uint256 by) external {
        (Payment storage payment, ISettlementEscrow.Terms memory terms) = _open(place);
        if (payment.disputed == 0 || block.timestamp >= terms.resolveBefore) return;
        index = payment.kind == MILESTONES ? index % payment.milestones.length : 0;
        uint256 left = _left(payment, index);
        toReceiver = bound(toReceiver, 0, left);
        uint128 grams = _gramsFor(payment, terms, toReceiver);
        bytes memory data = _resolving(payment, terms, index, toReceiver, grams);
        if (by % 4 == 0) {
            address stranger = _accounts[by % ARBITER];
            bytes4 notAllowed = ISettlementEscrow.SettlementEscrow_NotAllowed.selector;
            requireRefused(FROZEN, stranger, address(escrow), data, notAllowed);
            return;
        }
        if (payment.disputed & (1 << index) == 0) {
            bytes4 notDisputed = ISettlementEscrow.SettlementEscrow_NotDisputed.selector;
            requireRefused(FROZEN, terms.arbiter, address(escrow), data, notDisputed);
            return;
        }
        _mustPass(terms.arbiter, data);
        payment.disputed &= ~(1 << index);
        if (payment.kind == MILESTONES) payment.spent[index] = payment.milestones[index];
        _divided(payment, toReceiver, left - toReceiver, grams);
    }

    /// @notice The arbiter divides more than is left.
    function resolveTooMuch(uint256 place, uint256 index, uint256 excess) external {
        (Payment storage payment, ISettlementEscrow.Terms memory terms) = _open(place);
        if (payment.disputed == 0 || block.timestamp >= terms.resolveBefore) return;
        index = payment.kind == MILESTONES ? index % payment.milestones.length : 0;
        if (payment.disputed & (1 << index) == 0) return;
        uint256 toReceiver = _left(payment, index) + bound(excess, 1, 1e30);
        uint128 grams = payment.kind == GOODS ? terms.goods.maxGrams - payment.grams : 0;
        bytes4 expected = ISettlementEscrow.SettlementEscrow_DivisionAboveLeft.selector;
        bytes memory data = _resolving(payment, terms, index, toReceiver, grams);
        requireRefused(LIMITS, terms.arbiter, address(escrow), data, expected);
    }

    /// @notice Both parties divide all that is left, disputed or not.
    function settle(uint256 place, uint256 toReceiver) external {
        (Payment storage payment, ISettlementEscrow.Terms memory terms) = _open(place);
        if (payment.capturable == 0 || (payment.disputed == 0 && place % 3 != 0)) return;
        toReceiver = bound(toReceiver, 0, payment.capturable);
        uint128 grams = _gramsFor(payment, terms, toReceiver);
        bytes32 structHash = keccak256(
            abi.encode(SETTLEMENT_TYPEHASH, payment.id, payment.capturable, toReceiver, grams)
        );
        uint256 payer = terms.payer == _accounts[PAYER] ? PAYER : OTHER_PAYER;
        uint256 seller = terms.receiver == _accounts[SELLER] ? SELLER : OTHER_SELLER;
        bytes memory data = abi.encodeCall(
            ISettlementEscrow.settle,
            (
                terms,
                uint120(toReceiver),
                grams,
                signEscrow(payer, structHash),
                terms.receiver,
                signEscrow(seller, structHash)
            )
        );
        _mustPass(address(this), data);
        _divided(payment, toReceiver, payment.capturable - toReceiver, grams);
    }

    /// @notice Anyone ends what the windows allow: what is not disputed after `captureBefore`, all after
    /// `resolveBefore`.
    function reclaim(uint256 place, uint256 time) external {
        (Payment storage payment, ISettlementEscrow.Terms memory terms) = _open(place);
        if (payment.capturable == 0) return;
        if (block.timestamp < terms.captureBefore) {
            if (time % 8 != 0) return;
            VM.warp(bound(time, terms.captureBefore, terms.refundBefore));
        }
        (uint256 frozen, uint256 toReceiver) = _frozen(payment, terms.silenceBps);
        uint256 free = payment.capturable - frozen;
        bytes memory data = abi.encodeCall(ISettlementEscrow.reclaim, (terms, payment.milestones));
        if (block.timestamp >= terms.resolveBefore) {
            (bool hasEnded, ) = address(escrow).call(data);
            requireTrue(ENDS, hasEnded);
            _divided(payment, toReceiver, payment.capturable - toReceiver, 0);
            (ISettlementEscrow.Phase phase, , , uint16 disputed) = escrow.stateOf(payment.id);
            requireTrue(ENDS, phase == ISettlementEscrow.Phase.Closed && disputed == 0);
        } else if (free == 0) {
            bytes4 expected = ISettlementEscrow.SettlementEscrow_NothingToReclaim.selector;
            requireRefused(FROZEN, address(this), address(escrow), data, expected);
        } else {
            _mustPass(address(this), data);
            _moved(payment, 0, free);
        }
    }

    /// @notice Long after everything, anyone closes everything that is open.
    function endAll() external {
        for (uint256 i = 0; i < _payments.length; ++i) {
            Payment storage payment = _payments[i];
            if (payment.capturable == 0) continue;
            ISettlementEscrow.Terms memory terms = _termsOf(i);
            if (block.timestamp < terms.resolveBefore) VM.warp(terms.resolveBefore);
            (, uint256 toReceiver) = _frozen(payment, terms.silenceBps);
            VM.prank(address(0xdead));
            (bool hasEnded, ) = address(escrow).call(
                abi.encodeCall(ISettlementEscrow.reclaim, (terms, payment.milestones))
            );
            requireTrue(ENDS, hasEnded);
            _divided(payment, toReceiver, payment.capturable - toReceiver, 0);
        }
        requireSolvent();
    }

    /* WHAT HOLDS */

    /// @notice INV-1: what the escrow holds is what it owes, and what was sent to it for nothing.
    function requireSolvent() public view {
        uint256[2] memory owed = [_donated[0], _donated[1]];
        for (uint256 i = 0; i < _payments.length; ++i) {
            (, uint120 capturable, , ) = escrow.stateOf(_payments[i].id);
            owed[_payments[i].token] += capturable;
        }
        for (uint256 token = 0; token < 2; ++token) {
            for (uint256 account = 0; account < BUYER; ++account) {
                owed[token] += escrow.creditOf(address(_tokens[token]), _accounts[account]);
            }
            requireEqual(SOLVENT, _tokens[token].balanceOf(address(escrow)), owed[token]);
        }
    }

    /// @notice INV-2: nothing is captured beyond the terms nor refunded beyond what was captured, and the payer is
    /// out of exactly what is in escrow and what the seller's side has.
    function requireLimits() external view {
        uint256[2][2] memory out;
        for (uint256 i = 0; i < _payments.length; ++i) {
            Payment storage payment = _payments[i];
            ISettlementEscrow.Terms memory terms = _termsOf(i);
            (, uint120 capturable, uint120 refundable, ) = escrow.stateOf(payment.id);
            requireEqual(LIMITS, capturable, payment.capturable);
            requireEqual(LIMITS, refundable, payment.refundable);
            requireAtMost(LIMITS, uint256(capturable) + refundable, terms.maxAmount);
            requireAtMost(LIMITS, payment.captured + capturable, terms.maxAmount);
            out[payment.token][terms.payer == _accounts[PAYER] ? 0 : 1] += uint256(capturable) + refundable;
        }
        for (uint256 token = 0; token < 2; ++token) {
            for (uint256 payer = 0; payer < 2; ++payer) {
                uint256 has = _worthOf(token, PAYER + payer);
                requireEqual(LIMITS, has + out[token][payer], FUNDS);
            }
        }
    }

    /// @notice INV-4, INV-5, INV-6: title that moved is title that was paid, at the terms' price, and weighed.
    function requireTitle() external view {
        for (uint256 i = 0; i < _payments.length; ++i) {
            Payment storage payment = _payments[i];
            if (payment.kind != GOODS) continue;
            ISettlementEscrow.Terms memory terms = _termsOf(i);
            (uint128 reserved, uint128 released) = ledger.reservationOf(payment.id, _lotId, terms.receiver);
            (, uint120 capturable, , ) = escrow.stateOf(payment.id);
            requireEqual(TITLE, released, payment.grams);
            requireTrue(TITLE, (released == 0) == (payment.captured == 0));
            uint256 pinned = capturable == 0 ? 0 : terms.goods.maxGrams - released;
            requireEqual(TITLE, reserved, pinned);
        }
    }

    /// @notice INV-5: what was captured on delivery is exactly what the grams are worth.
    function requireExact() external view {
        for (uint256 i = 0; i < _payments.length; ++i) {
            Payment storage payment = _payments[i];
            if (payment.kind != GOODS || payment.isDivided) continue;
            ISettlementEscrow.Terms memory terms = _termsOf(i);
            (, uint128 released) = ledger.reservationOf(payment.id, _lotId, terms.receiver);
            uint256 worth = (uint256(terms.maxAmount) * released) / terms.goods.maxGrams;
            requireEqual(EXACT, payment.captured, worth);
            (, uint120 capturable, uint120 refundable, ) = escrow.stateOf(payment.id);
            if (capturable != 0) requireEqual(EXACT, terms.maxAmount - capturable, worth);
            // What was refunded is known, so that a closed payment tells its price as well.
            requireEqual(EXACT, refundable, payment.refundable);
        }
    }

    /// @notice INV-7: fee receivers and sellers have what follows from what is refundable, however it came about.
    function requireCommission() external view {
        for (uint256 token = 0; token < 2; ++token) {
            uint256[4] memory due = [FUNDS, FUNDS, FUNDS, FUNDS];
            for (uint256 i = 0; i < _payments.length; ++i) {
                Payment storage payment = _payments[i];
                if (payment.token != token) continue;
                ISettlementEscrow.Terms memory terms = _termsOf(i);
                (uint256 first, uint256 second) = _shares(terms, payment.refundable);
                due[0] += first + payment.kept[0];
                due[1] += second + payment.kept[1];
                due[terms.receiver == _accounts[SELLER] ? 2 : 3] +=
                    payment.refundable -
                    first -
                    second +
                    payment.keptBySeller;
            }
            requireEqual(COMMISSION, _worthOf(token, FEE_RECEIVER), due[0]);
            requireEqual(COMMISSION, _worthOf(token, OTHER_FEE_RECEIVER), due[1]);
            requireEqual(COMMISSION, _worthOf(token, SELLER), due[2]);
            requireEqual(COMMISSION, _worthOf(token, OTHER_SELLER), due[3]);
            requireEqual(COMMISSION, _worthOf(token, OPERATOR) + _operatorPaid[token], FUNDS);
        }
    }

    /// @notice INV-15: what is disputed is all still there, and the contract knows the disputes.
    function requireFrozen() external view {
        for (uint256 i = 0; i < _payments.length; ++i) {
            Payment storage payment = _payments[i];
            (, uint120 capturable, , uint16 disputed) = escrow.stateOf(payment.id);
            requireEqual(FROZEN, disputed, payment.disputed);
            if (disputed == 0) continue;
            (uint256 frozen, ) = _frozen(payment, 0);
            requireAtMost(FROZEN, frozen, capturable);
            for (uint8 j = 0; j < payment.spent.length; ++j) {
                requireEqual(FROZEN, escrow.milestoneSpentOf(payment.id, j), payment.spent[j]);
            }
        }
    }

    /// @notice INV-16: an open payment has a way out that anyone can take: `resolveBefore` is finite.
    function requireEnds() external view {
        for (uint256 i = 0; i < _payments.length; ++i) {
            (ISettlementEscrow.Phase phase, uint120 capturable, , uint16 disputed) = escrow.stateOf(
                _payments[i].id
            );
            requireTrue(ENDS, (phase == ISettlementEscrow.Phase.Authorized) == (capturable != 0));
            if (phase == ISettlementEscrow.Phase.Closed) requireEqual(ENDS, disputed, 0);
        }
    }

    /// @notice INV-24: the careful token stays within its cap, what was sent for nothing apart.
    function requireCapped() external view {
        uint256 held = _tokens[1].balanceOf(address(escrow));
        requireAtMost(CAPPED, held, LOW_CAP + _donated[1]);
    }

    /* INTERNALS */

    /// @dev Balance, credit, and credit that was paid elsewhere.
    function _worthOf(uint256 token, uint256 account) private view returns (uint256) {
        address owner = _accounts[account];
        return
            _tokens[token].balanceOf(owner) +
            escrow.creditOf(address(_tokens[token]), owner) +
            _claimedAway[token][owner];
    }

    /// @dev Title that goes along with a division: all that is left or a part, and none without money.
    function _gramsFor(
        Payment storage payment,
        ISettlementEscrow.Terms memory terms,
        uint256 toReceiver
    ) private view returns (uint128) {
        if (payment.kind != GOODS || toReceiver == 0) return 0;
        return uint128(bound(toReceiver, 1, terms.goods.maxGrams - payment.grams));
    }

    function _divided(Payment storage payment, uint256 toReceiver, uint256 toPayer, uint128 grams) private {
        payment.grams += grams;
        if (grams != 0) payment.isDivided = true;
        _moved(payment, toReceiver, toPayer);
    }

    function _resolving(
        Payment storage payment,
        ISettlementEscrow.Terms memory terms,
        uint256 index,
        uint256 toReceiver,
        uint128 grams
    ) private view returns (bytes memory) {
        return
            abi.encodeCall(
                ISettlementEscrow.resolve,
                (terms, payment.milestones, uint8(index), uint120(toReceiver), grams)
            );
    }
}
