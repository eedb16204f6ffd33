// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlementEscrow} from "../../../contracts/settlement/ISettlementEscrow.sol";
import {SettlementModel} from "./SettlementModel.sol";

/// @title MoneyActs
/// @notice Payments come in, are captured and go back; tokens block accounts, and credits are claimed.
abstract contract MoneyActs is SettlementModel {
    /* IN */

    /// @notice A payment of any kind, collected by ERC-3009, by allowance and signature, or by the payer's own call.
    function authorize(uint256 kind, uint256 amount, uint256 seed) external {
        if (_payments.length == MAX_PAYMENTS) return;
        (kind, amount) = (kind % 3, _amount(amount, seed));
        uint256 token = (seed >> 5) & 1;
        (ISettlementEscrow.Terms memory terms, uint120[] memory milestones) = _newTerms(
            kind,
            token,
            amount,
            seed
        );
        if (_tokens[token].isBlocked(terms.payer)) return;
        bytes32 id = escrow.paymentId(terms);
        uint256 held = _tokens[token].balanceOf(address(escrow));
        (address sender, bytes memory data) = _authorization(id, terms, seed);
        if (token == 1 && held + amount > LOW_CAP) {
            bytes4 expected = ISettlementEscrow.SettlementEscrow_CapExceeded.selector;
            requireRefused(CAPPED, sender, address(escrow), data, expected);
            return;
        }
        _mustPass(sender, data);
        _remember(id, terms, milestones, kind, token);
    }

    /// @notice The same payment again.
    function authorizeAgain(uint256 place, uint256 seed) external {
        if (_payments.length == 0) return;
        Payment storage payment = _payments[place % _payments.length];
        ISettlementEscrow.Terms memory terms = _termsOf(place % _payments.length);
        (address sender, bytes memory data) = _authorization(payment.id, terms, seed);
        if (payment.kind == PLAIN && seed & 64 != 0) {
            data = abi.encodeCall(
                ISettlementEscrow.charge,
                (terms, ISettlementEscrow.CollectionMethod.Erc3009, "")
            );
            sender = terms.operator;
        }
        bytes4 expected = ISettlementEscrow.SettlementEscrow_AlreadyAuthorized.selector;
        requireRefused(ONCE, sender, address(escrow), data, expected);
    }

    /// @notice A payment that is captured in full at once.
    function charge(uint256 amount, uint256 seed) external {
        if (_payments.length == MAX_PAYMENTS) return;
        amount = _amount(amount, seed);
        (ISettlementEscrow.Terms memory terms, uint120[] memory none) = _newTerms(PLAIN, 0, amount, seed);
        if (_tokens[0].isBlocked(terms.payer)) return;
        bytes32 id = escrow.paymentId(terms);
        bytes memory data = abi.encodeCall(
            ISettlementEscrow.charge,
            (terms, ISettlementEscrow.CollectionMethod.Erc3009, _collection(id, terms, 0))
        );
        _mustPass(terms.operator, data);
        _moved(_remember(id, terms, none, PLAIN, 0), amount, 0);
    }

    /* OUT */

    /// @notice Brings a total up, or is refused because of a dispute.
    function capture(uint256 place, uint256 total, bool isFinal, uint256 index) external {
        (Payment storage payment, ISettlementEscrow.Terms memory terms) = _open(place);
        if (payment.capturable == 0 || block.timestamp >= terms.captureBefore) return;
        if (payment.kind == GOODS) return _deliver(payment, terms, total, isFinal);
        index = payment.kind == MILESTONES ? index % payment.milestones.length : 0;
        uint256 left = _left(payment, index);
        if (left == 0) return;
        uint256 amount = bound(total, 1, left);
        bytes memory data = _capturing(payment, terms, index, amount, isFinal);
        if (payment.disputed & (1 << index) != 0) {
            bytes4 expected = ISettlementEscrow.SettlementEscrow_Disputed.selector;
            requireRefused(FROZEN, terms.operator, address(escrow), data, expected);
            return;
        }
        _mustPass(terms.operator, data);
        if (payment.kind == MILESTONES) payment.spent[index] += uint120(amount);
        bool isClosing = isFinal && payment.kind == PLAIN;
        _moved(payment, amount, isClosing ? payment.capturable - amount : 0);
    }

    /// @notice More than there is.
    function captureTooMuch(uint256 place, uint256 excess, uint256 index) external {
        (Payment storage payment, ISettlementEscrow.Terms memory terms) = _open(place);
        if (payment.capturable == 0 || block.timestamp >= terms.captureBefore) return;
        if (payment.kind == GOODS) return;
        index = payment.kind == MILESTONES ? index % payment.milestones.length : 0;
        if (payment.disputed & (1 << index) != 0) return;
        uint256 amount = _left(payment, index) + bound(excess, 1, 1e30);
        bytes memory data = _capturing(payment, terms, index, amount, false);
        bytes4 expected = ISettlementEscrow.SettlementEscrow_CaptureAboveAuthorized.selector;
        requireRefused(LIMITS, terms.operator, address(escrow), data, expected);
    }

    /// @notice A quorum's weight, from a gram to a fifth above the maximum.
    function weigh(uint256 place, uint256 grams) external {
        (Payment storage payment, ISettlementEscrow.Terms memory terms) = _open(place);
        if (payment.kind != GOODS || payment.capturable == 0) return;
        uint256 most = uint256(terms.goods.maxGrams) + terms.goods.maxGrams / 5;
        _weigh(payment, uint128(bound(grams, 1, most)));
    }

    /// @notice More grams than were weighed.
    function captureAboveWeighed(uint256 place, uint256 excess) external {
        (Payment storage payment, ISettlementEscrow.Terms memory terms) = _open(place);
        uint128 most = terms.goods.maxGrams;
        if (payment.kind != GOODS || payment.capturable == 0 || payment.disputed != 0) return;
        if (block.timestamp >= terms.captureBefore || payment.weighedGrams >= most) return;
        uint128 least = payment.weighedGrams > payment.grams ? payment.weighedGrams : payment.grams;
        if (least == most) return;
        // Every other time the very next gram.
        uint128 grams = excess % 2 == 0 ? least + 1 : uint128(bound(excess, least + 1, most));
        bytes4 expected =
            payment.weighedAt == 0
                ? ISettlementEscrow.SettlementEscrow_NotWeighed.selector
                : ISettlementEscrow.SettlementEscrow_CaptureAboveWeighed.selector;
        requireRefused(
            WEIGHED,
            terms.operator,
            address(escrow),
            _delivering(payment, terms, grams, false),
            expected
        );
    }

    /// @notice Gives everything back; with a dispute open the seller alone may.
    function void(uint256 place, bool isBySeller) external {
        (Payment storage payment, ISettlementEscrow.Terms memory terms) = _open(place);
        if (payment.capturable == 0 || (payment.disputed == 0 && place % 3 != 0)) return;
        address sender = isBySeller ? terms.receiver : terms.operator;
        bytes memory data = abi.encodeCall(ISettlementEscrow.void, (terms));
        if (payment.disputed != 0 && !isBySeller) {
            bytes4 expected = ISettlementEscrow.SettlementEscrow_NotAllowed.selector;
            requireRefused(FROZEN, sender, address(escrow), data, expected);
            return;
        }
        _mustPass(sender, data);
        _moved(payment, 0, payment.capturable);
    }

    /* BACK */

    /// @notice The operator, or the seller and the fee receivers, pay some of it back.
    function refund(uint256 place, uint256 amount, bool isByOperator) external {
        if (_payments.length == 0) return;
        Payment storage payment = _payments[place % _payments.length];
        ISettlementEscrow.Terms memory terms = _termsOf(place % _payments.length);
        if (payment.refundable == 0 || block.timestamp >= terms.refundBefore) return;
        if (_isBlocked(payment, terms)) return;
        amount = bound(amount, 1, payment.refundable);
        bytes memory data = _refunding(payment, terms, amount);
        uint256 low = payment.refundable - amount;
        if (isByOperator) {
            _operatorPaid[payment.token] += amount;
            (uint256 firstHigh, uint256 secondHigh) = _shares(terms, payment.refundable);
            (uint256 firstLow, uint256 secondLow) = _shares(terms, low);
            payment.kept[0] += firstHigh - firstLow;
            payment.kept[1] += secondHigh - secondLow;
            payment.keptBySeller += amount - (firstHigh + secondHigh - firstLow - secondLow);
        }
        _mustPass(isByOperator ? terms.operator : terms.receiver, data);
        payment.refundable = low;
    }

    /// @notice More than was captured and not given back.
    function refundTooMuch(uint256 place, uint256 excess) external {
        if (_payments.length == 0) return;
        Payment storage payment = _payments[place % _payments.length];
        ISettlementEscrow.Terms memory terms = _termsOf(place % _payments.length);
        if (block.timestamp >= terms.refundBefore) return;
        bytes memory data = _refunding(payment, terms, payment.refundable + bound(excess, 1, 1e30));
        bytes4 expected = ISettlementEscrow.SettlementEscrow_RefundAboveCaptured.selector;
        requireRefused(LIMITS, terms.operator, address(escrow), data, expected);
    }

    /* TOKENS */

    /// @notice A token blocks an account, or lets it go.
    function setBlocked(uint256 token, uint256 account, bool isBlocked) external {
        _tokens[token & 1].setBlocked(_accounts[account % BUYER], isBlocked);
    }

    /// @notice A creditor has its credit paid elsewhere.
    function claimCredit(uint256 token, uint256 account) external {
        (token, account) = (token & 1, account % BUYER);
        address creditor = _accounts[account];
        uint256 credit = escrow.creditOf(address(_tokens[token]), creditor);
        bytes memory data = abi.encodeCall(
            ISettlementEscrow.claimCredit,
            (address(_tokens[token]), _accounts[SPARE])
        );
        if (credit == 0) {
            bytes4 expected = ISettlementEscrow.SettlementEscrow_NoCredit.selector;
            requireRefused(SOLVENT, creditor, address(escrow), data, expected);
            return;
        }
        _mustPass(creditor, data);
        _claimedAway[token][creditor] += credit;
        requireEqual(SOLVENT, escrow.creditOf(address(_tokens[token]), creditor), 0);
    }

    /// @notice Somebody sends money to the escrow for nothing.
    function donate(uint256 token, uint256 amount) external {
        amount = bound(amount, 1, 1e6);
        _tokens[token & 1].mint(address(escrow), amount);
        _donated[token & 1] += amount;
    }

    /// @notice Time passes.
    function wait(uint256 time) external {
        VM.warp(block.timestamp + bound(time, 1, 2 days));
    }

    /* INTERNALS */

    function _weigh(Payment storage payment, uint128 grams) private {
        (payment.weighedGrams, payment.weighedAt) = (grams, uint48(block.timestamp));
        report(WEIGHT, payment.id, grams);
    }

    function _deliver(
        Payment storage payment,
        ISettlementEscrow.Terms memory terms,
        uint256 total,
        bool isFinal
    ) private {
        if (payment.weighedGrams <= payment.grams) _weigh(payment, terms.goods.maxGrams);
        uint128 most =
            payment.weighedGrams < terms.goods.maxGrams ? payment.weighedGrams : terms.goods.maxGrams;
        uint128 grams = uint128(bound(total, payment.grams + 1, most));
        bytes memory data = _delivering(payment, terms, grams, isFinal);
        // Every other time the seller itself, where it may.
        bool isBySeller = !isFinal && terms.arbiter != address(0) && grams % 2 == 0;
        address sender = isBySeller ? terms.receiver : terms.operator;
        if (payment.disputed != 0) {
            bytes4 expected = ISettlementEscrow.SettlementEscrow_Disputed.selector;
            requireRefused(FROZEN, sender, address(escrow), data, expected);
            return;
        }
        uint256 worth = (uint256(terms.maxAmount) * grams) / terms.goods.maxGrams;
        if (worth == payment.captured) {
            bytes4 expected = ISettlementEscrow.SettlementEscrow_AmountZero.selector;
            requireRefused(EXACT, sender, address(escrow), data, expected);
            return;
        }
        _mustPass(sender, data);
        payment.grams = grams;
        uint256 amount = worth - payment.captured;
        _moved(payment, amount, isFinal ? payment.capturable - amount : 0);
    }

    function _amount(uint256 amount, uint256 seed) private pure returns (uint256) {
        return bound(amount, 1, seed & 16 == 0 ? 2_000_000_000 : 60);
    }

    function _authorization(
        bytes32 id,
        ISettlementEscrow.Terms memory terms,
        uint256 seed
    ) private view returns (address sender, bytes memory data) {
        uint256 method = seed % 3;
        uint256 seller = terms.receiver == _accounts[SELLER] ? SELLER : OTHER_SELLER;
        sender = method == 2 ? terms.payer : address(this);
        data = abi.encodeCall(
            ISettlementEscrow.authorize,
            (
                terms,
                method == 0
                    ? ISettlementEscrow.CollectionMethod.Erc3009
                    : ISettlementEscrow.CollectionMethod.Allowance,
                _collection(id, terms, method),
                terms.receiver,
                terms.goods.lotId == 0 ? bytes("") : accept(seller, id)
            )
        );
    }

    function _collection(
        bytes32 id,
        ISettlementEscrow.Terms memory terms,
        uint256 method
    ) private view returns (bytes memory) {
        if (method == 2) return "";
        uint256 payer = terms.payer == _accounts[PAYER] ? PAYER : OTHER_PAYER;
        if (method == 1) return sign(payer, id);
        bytes32 digest = _tokens[terms.token == address(_tokens[0]) ? 0 : 1].authorizationHash(
            terms.payer,
            address(escrow),
            terms.maxAmount,
            0,
            terms.authorizeBefore,
            id
        );
        return sign(payer, digest);
    }

    function _capturing(
        Payment storage payment,
        ISettlementEscrow.Terms memory terms,
        uint256 index,
        uint256 amount,
        bool isFinal
    ) private view returns (bytes memory) {
        if (payment.kind == PLAIN) {
            uint120 total = uint120(terms.maxAmount - payment.capturable + amount);
            return abi.encodeCall(ISettlementEscrow.capture, (terms, total, isFinal));
        }
        uint120 spent = payment.spent[index] + uint120(amount);
        return
            abi.encodeCall(
                ISettlementEscrow.captureMilestone,
                (terms, payment.milestones, uint8(index), spent)
            );
    }

    function _delivering(
        Payment storage payment,
        ISettlementEscrow.Terms memory terms,
        uint128 grams,
        bool isFinal
    ) private view returns (bytes memory) {
        bool isInspected = block.timestamp >= payment.weighedAt + terms.inspectionSeconds;
        uint256 payer = terms.payer == _accounts[PAYER] ? PAYER : OTHER_PAYER;
        bytes memory receipt = isInspected ? bytes("") : signReceipt(payer, payment.id, grams);
        return abi.encodeCall(ISettlementEscrow.captureOnDelivery, (terms, grams, isFinal, receipt, EVENT));
    }

    function _refunding(
        Payment storage payment,
        ISettlementEscrow.Terms memory terms,
        uint256 amount
    ) private view returns (bytes memory) {
        return
            abi.encodeCall(ISettlementEscrow.refund, (terms, uint120(amount), uint120(payment.refundable)));
    }

    /// @dev A payment with something left, from `place` on; the last one looked at when there is none.
    function _open(
        uint256 place
    ) internal view returns (Payment storage payment, ISettlementEscrow.Terms memory terms) {
        uint256 count = _payments.length;
        if (count == 0) return (_empty, terms);
        place = place % count;
        for (uint256 i = 0; i < count && _payments[place].capturable == 0; ++i) place = (place + 1) % count;
        return (_payments[place], _termsOf(place));
    }

    Payment private _empty;

    function _mustPass(address sender, bytes memory data) internal {
        VM.prank(sender);
        (bool succeeded, bytes memory reason) = address(escrow).call(data);
        if (!succeeded) {
            assembly ("memory-safe") {
                revert(add(reason, 0x20), mload(reason))
            }
        }
    }
}
