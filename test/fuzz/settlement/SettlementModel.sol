// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlementEscrow} from "../../../contracts/settlement/ISettlementEscrow.sol";
import {FuzzToken} from "./FuzzToken.sol";
import {SettlementWorld} from "./SettlementWorld.sol";

/// @title SettlementModel
/// @notice What the escrow should know of every payment, kept apart from it and reckoned by the specification.
abstract contract SettlementModel is SettlementWorld {
    string internal constant SOLVENT = "INV-1 solvency";
    string internal constant LIMITS = "INV-2 limits";
    string internal constant ONCE = "INV-3 id used once";
    string internal constant TITLE = "INV-4 title";
    string internal constant EXACT = "INV-5 delivery";
    string internal constant WEIGHED = "INV-6 weighed";
    string internal constant COMMISSION = "INV-7 commission";
    string internal constant FROZEN = "INV-15 frozen";
    string internal constant ENDS = "INV-16 disputes end";
    string internal constant CAPPED = "INV-24 cap";
    uint256 internal constant PLAIN = 0;
    uint256 internal constant MILESTONES = 1;
    uint256 internal constant GOODS = 2;
    uint256 internal constant MAX_PAYMENTS = 30;

    struct Payment {
        bytes32 id;
        /// @dev `abi.encode(Terms)`.
        bytes terms;
        uint120[] milestones;
        uint120[] spent;
        uint256 kind;
        uint256 token;
        uint256 capturable;
        uint256 refundable;
        uint256 captured;
        uint256 disputed;
        uint128 grams;
        uint128 weighedGrams;
        uint48 weighedAt;
        /// @dev Title went by a ruling or a settlement, at a price that the terms do not fix.
        bool isDivided;
        /// @dev What seller and fee receivers kept when the operator refunded for them.
        uint256 keptBySeller;
        uint256[2] kept;
    }

    Payment[] internal _payments;
    mapping(uint256 token => uint256) internal _donated;
    mapping(uint256 token => mapping(address account => uint256)) internal _claimedAway;
    mapping(uint256 token => uint256) internal _operatorPaid;

    /* TERMS */

    function _termsOf(uint256 place) internal view returns (ISettlementEscrow.Terms memory) {
        return abi.decode(_payments[place].terms, (ISettlementEscrow.Terms));
    }

    /// @dev Terms of one of three kinds; every figure follows from `seed`.
    function _newTerms(
        uint256 kind,
        uint256 token,
        uint256 amount,
        uint256 seed
    ) internal view returns (ISettlementEscrow.Terms memory terms, uint120[] memory milestones) {
        uint48 time = uint48(block.timestamp);
        terms.operator = _accounts[OPERATOR];
        terms.payer = _accounts[seed & 1 == 0 ? PAYER : OTHER_PAYER];
        terms.receiver = _accounts[seed & 2 == 0 ? SELLER : OTHER_SELLER];
        terms.token = address(_tokens[token]);
        terms.maxAmount = uint120(amount);
        terms.authorizeBefore = time + 1 days;
        terms.captureBefore = time + 10 days;
        terms.resolveBefore = time + 20 days;
        terms.refundBefore = time + 60 days;
        terms.inspectionSeconds = 1 days;
        terms.feeBps = uint16((seed >> 8) % 1001);
        terms.silenceBps = kind == GOODS ? 0 : uint16((seed >> 24) % 10_001);
        terms.arbiter = _accounts[ARBITER];
        terms.feeShares = _newShares(terms.feeBps, uint16(1 + ((seed >> 40) % 9999)));
        terms.orderRef = bytes32(_payments.length);
        terms.salt = bytes32(seed);
        if (kind == GOODS) {
            uint128 grams = uint128(1 + ((seed >> 64) % 100_000));
            terms.goods = ISettlementEscrow.Goods(_lotId, grams, _accounts[BUYER]);
        }
        milestones = new uint120[](kind == MILESTONES ? 1 + ((seed >> 60) % (amount < 4 ? 1 : 4)) : 0);
        if (kind == MILESTONES) {
            uint256 each = amount / milestones.length;
            for (uint256 i = 0; i < milestones.length; ++i) milestones[i] = uint120(each);
            milestones[0] += uint120(amount - each * milestones.length);
            terms.milestones = keccak256(abi.encode(milestones));
        }
    }

    function _newShares(
        uint16 feeBps,
        uint16 firstBps
    ) private view returns (ISettlementEscrow.FeeShare[] memory shares) {
        shares = new ISettlementEscrow.FeeShare[](feeBps == 0 ? 0 : 2);
        if (feeBps == 0) return shares;
        shares[0] = ISettlementEscrow.FeeShare(_accounts[FEE_RECEIVER], firstBps);
        shares[1] = ISettlementEscrow.FeeShare(_accounts[OTHER_FEE_RECEIVER], 10_000 - firstBps);
    }

    function _remember(
        bytes32 id,
        ISettlementEscrow.Terms memory terms,
        uint120[] memory milestones,
        uint256 kind,
        uint256 token
    ) internal returns (Payment storage payment) {
        payment = _payments.push();
        (payment.id, payment.terms) = (id, abi.encode(terms));
        (payment.kind, payment.token) = (kind, token);
        for (uint256 i = 0; i < milestones.length; ++i) {
            payment.milestones.push(milestones[i]);
            payment.spent.push(0);
        }
        payment.capturable = terms.maxAmount;
    }

    /* MONEY */

    /// @dev Some of what is in escrow goes to the seller's side, some back.
    function _moved(Payment storage payment, uint256 toReceiver, uint256 toPayer) internal {
        payment.capturable -= toReceiver + toPayer;
        payment.refundable += toReceiver;
        payment.captured += toReceiver;
        if (payment.capturable == 0) payment.disputed = 0;
    }

    function _feeOn(uint256 refundable, uint256 feeBps) internal pure returns (uint256) {
        return (refundable * feeBps) / 10_000;
    }

    /// @dev The commission on what is refundable, in two shares of which the second has the rest.
    function _shares(
        ISettlementEscrow.Terms memory terms,
        uint256 refundable
    ) internal pure returns (uint256 first, uint256 second) {
        uint256 fee = _feeOn(refundable, terms.feeBps);
        if (terms.feeShares.length == 0) return (0, 0);
        first = (fee * terms.feeShares[0].shareBps) / 10_000;
        second = fee - first;
    }

    function _isBlocked(
        Payment storage payment,
        ISettlementEscrow.Terms memory terms
    ) internal view returns (bool) {
        FuzzToken token = _tokens[payment.token];
        return
            token.isBlocked(terms.payer) ||
            token.isBlocked(terms.receiver) ||
            token.isBlocked(terms.operator) ||
            token.isBlocked(_accounts[FEE_RECEIVER]) ||
            token.isBlocked(_accounts[OTHER_FEE_RECEIVER]);
    }

    /// @dev What is left of one milestone; of all when there are none.
    function _left(Payment storage payment, uint256 index) internal view returns (uint256) {
        if (payment.kind != MILESTONES) return payment.capturable;
        return payment.milestones[index] - payment.spent[index];
    }

    /// @dev What all disputes hold, and what of it silence gives to the seller.
    function _frozen(
        Payment storage payment,
        uint256 silenceBps
    ) internal view returns (uint256 left, uint256 toReceiver) {
        uint256 count = payment.kind == MILESTONES ? payment.milestones.length : 1;
        for (uint256 i = 0; i < count; ++i) {
            if (payment.disputed & (1 << i) == 0) continue;
            uint256 rest = _left(payment, i);
            left += rest;
            toReceiver += (rest * silenceBps) / 10_000;
        }
    }
}
