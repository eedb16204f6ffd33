// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Collection} from "./Collection.sol";
import {Commission} from "./Commission.sol";
import {Delivery} from "./Delivery.sol";
import {ISettlementEscrow} from "./ISettlementEscrow.sol";
import {Milestones} from "./Milestones.sol";
import {Payment, PaymentState} from "./PaymentState.sol";
import {Payouts} from "./Payouts.sol";
import {TermsRules} from "./TermsRules.sol";
import {TermsWords} from "./TermsWords.sol";

/// @title SettlementEscrow
/// @notice The specification is {ISettlementEscrow}. How money comes in is in {Collection}, how it goes out in
/// {Payouts}, what title needs in {Delivery}, how a payment's state may change in {PaymentState}.
contract SettlementEscrow is Collection, Delivery, Payouts {
    using TermsWords for Terms;

    bytes32 private constant SETTLEMENT_TYPEHASH = keccak256(
        "Settlement(bytes32 paymentId,uint120 capturable,uint120 toReceiver,uint128 grams)"
    );

    /// @dev A word in a struct, so that it can be pointed to.
    struct Slot {
        Payment payment;
    }

    mapping(bytes32 paymentId => Slot) private _payments;
    mapping(bytes32 paymentId => mapping(uint8 index => uint120)) private _spent;

    constructor(
        address directory_,
        address ledger_,
        address reports_,
        address permit2_,
        address walletDeployer_,
        TokenCap[] memory caps
    ) Collection(permit2_, walletDeployer_, caps) Delivery(directory_, ledger_, reports_) {}

    /* AUTHORIZE, CHARGE */

    /// @inheritdoc ISettlementEscrow
    function authorize(
        Terms calldata terms,
        CollectionMethod method,
        bytes calldata collection,
        address acceptanceSigner,
        bytes calldata acceptance
    ) external nonReentrant {
        bytes32 id = _requireNew(terms);
        _payments[id].payment = PaymentState.opened(terms.maxAmount);
        emit PaymentAuthorized(id, terms.payer, terms.receiver, terms);
        _reserveGoods(id, terms, acceptanceSigner, acceptance);
        _collect(id, terms, method, collection);
    }

    /// @inheritdoc ISettlementEscrow
    function charge(
        Terms calldata terms,
        CollectionMethod method,
        bytes calldata collection
    ) external nonReentrant {
        bytes32 id = _requireNew(terms);
        _requireCaller(terms.operator);
        _requirePlain(terms);
        uint120 amount = terms.maxAmount;
        _payments[id].payment = PaymentState.opened(amount).moved(amount, 0);
        emit PaymentCharged(id, terms.payer, terms.receiver, terms);
        _collect(id, terms, method, collection);
        _payOut(terms, 0, amount, 0);
    }

    /* CAPTURE */

    /// @inheritdoc ISettlementEscrow
    function capture(Terms calldata terms, uint256 totalCaptured, bool isFinal) external nonReentrant {
        (bytes32 id, Slot storage slot, Payment payment) = _capturing(terms);
        _requirePlain(terms);
        _requireUndisputed(id, payment, 0);
        uint256 capturable = payment.capturable();
        uint256 maxAmount = terms.maxAmountOf();
        uint256 amount;
        uint256 toPayer = 0;
        // capturable <= maxAmount, and totalCaptured <= maxAmount is checked: amount <= capturable.
        unchecked {
            amount = _above(maxAmount - capturable, totalCaptured, maxAmount);
            if (isFinal) toPayer = capturable - amount;
        }
        Payment next = payment.moved(amount, toPayer);
        slot.payment = next;
        emit PaymentCaptured(id, uint120(amount), uint120(next.refundable()));
        if (toPayer != 0) emit PaymentVoided(id, uint120(toPayer), msg.sender);
        _payOut(terms, payment.refundable(), next.refundable(), toPayer);
    }

    /// @inheritdoc ISettlementEscrow
    function captureMilestone(
        Terms calldata terms,
        uint120[] calldata milestones,
        uint8 index,
        uint120 totalCaptured
    ) external nonReentrant {
        (bytes32 id, Slot storage slot, Payment payment) = _capturing(terms);
        if (terms.milestones == 0) revert SettlementEscrow_WrongTerms(terms.goods.lotId, 0);
        Milestones.checkIndex(terms, milestones, index);
        _requireUndisputed(id, payment, index);
        uint256 amount = _above(_spent[id][index], totalCaptured, milestones[index]);
        _spent[id][index] = totalCaptured;
        Payment next = payment.moved(amount, 0);
        slot.payment = next;
        emit MilestoneCaptured(id, index, uint120(amount), totalCaptured, uint120(next.refundable()));
        _payOut(terms, payment.refundable(), next.refundable(), 0);
    }

    /// @inheritdoc ISettlementEscrow
    function captureOnDelivery(
        Terms calldata terms,
        uint128 totalGrams,
        bool isFinal,
        bytes calldata receipt,
        bytes32 epcisEvent
    ) external nonReentrant {
        (bytes32 id, Slot storage slot, Payment payment) = _open(terms);
        if (msg.sender != terms.operatorOf()) _requireSeller(id, terms, isFinal, receipt.length != 0);
        _requireBefore(terms.captureBeforeOf());
        if (terms.goods.lotId == 0) revert SettlementEscrow_WrongTerms(0, terms.milestones);
        if (epcisEvent == 0) revert SettlementEscrow_EpcisEventMissing(id);
        _requireUndisputed(id, payment, 0);
        uint128 grams = _undelivered(id, terms, totalGrams);
        _requireInspected(id, terms, totalGrams, receipt);
        uint256 maxAmount = terms.maxAmountOf();
        // totalGrams <= maxGrams: what it is worth is at most maxAmount, and the product is below 2^248.
        uint256 left = maxAmount - (maxAmount * totalGrams) / terms.goods.maxGrams;
        uint256 amount = payment.capturable() - left;
        if (amount == 0) revert SettlementEscrow_AmountZero();
        uint256 toPayer = isFinal ? left : 0;
        Payment next = payment.moved(amount, toPayer);
        slot.payment = next;
        emit DeliveryCaptured(id, uint120(amount), totalGrams, uint120(next.refundable()));
        _release(id, terms, grams, epcisEvent);
        if (toPayer != 0) {
            emit PaymentVoided(id, uint120(toPayer), msg.sender);
            _freeGoods(id, terms);
        }
        _payOut(terms, payment.refundable(), next.refundable(), toPayer);
    }

    /* VOID, RECLAIM, REFUND */

    /// @inheritdoc ISettlementEscrow
    function void(Terms calldata terms) external nonReentrant {
        (bytes32 id, Slot storage slot, Payment payment) = _open(terms);
        if (msg.sender != terms.receiverOf()) {
            _requireCaller(terms.operatorOf());
            if (payment.disputed() != 0) revert SettlementEscrow_NotAllowed(msg.sender, terms.receiver);
        }
        uint256 capturable = payment.capturable();
        emit PaymentVoided(id, uint120(capturable), msg.sender);
        _divide(id, slot, terms, payment, 0, capturable);
    }

    /// @inheritdoc ISettlementEscrow
    function reclaim(Terms calldata terms, uint120[] calldata milestones) external nonReentrant {
        (bytes32 id, Slot storage slot, Payment payment) = _open(terms);
        if (block.timestamp < terms.captureBefore) {
            revert SettlementEscrow_ReclaimTooEarly(uint48(block.timestamp), terms.captureBefore);
        }
        uint256 capturable = payment.capturable();
        (uint256 left, uint256 toReceiver) = payment.disputed() == 0
            ? (0, 0)
            : _disputedLeft(id, terms, milestones, payment);
        if (left == 0 || block.timestamp < terms.resolveBefore) {
            if (left == capturable) revert SettlementEscrow_NothingToReclaim(id, terms.resolveBefore);
            emit PaymentReclaimed(id, uint120(capturable - left), uint120(left), msg.sender);
            _divide(id, slot, terms, payment, 0, capturable - left);
        } else {
            uint256 toPayer = capturable - toReceiver;
            uint256 refundable = payment.refundable() + toReceiver;
            emit DisputesLapsed(id, uint120(toReceiver), uint120(toPayer), uint120(refundable), msg.sender);
            _divide(id, slot, terms, payment, toReceiver, toPayer);
        }
    }

    /// @inheritdoc ISettlementEscrow
    function refund(Terms calldata terms, uint120 amount, uint120 refundableBefore) external nonReentrant {
        bytes32 id = paymentId(terms);
        Payment payment = _payments[id].payment;
        uint256 refundable = payment.refundable();
        bool isByOperator = msg.sender == terms.operator;
        if (!isByOperator) _requireCaller(terms.receiver);
        _requireBefore(terms.refundBefore);
        if (amount == 0) revert SettlementEscrow_AmountZero();
        if (refundable != refundableBefore) {
            revert SettlementEscrow_RefundableChanged(uint120(refundable), refundableBefore);
        }
        if (amount > refundable) revert SettlementEscrow_RefundAboveCaptured(amount, refundableBefore);
        _payments[id].payment = payment.refunded(amount);
        uint256 left = refundable - amount;
        (uint256 feeLow, uint256 feeHigh) = _fees(terms, left, refundable);
        emit PaymentRefunded(id, amount, uint120(feeHigh - feeLow), uint120(left), msg.sender);
        // Straight to the payer: nothing of a refund ever rests here, and a blocked payer loses no captured money.
        _payBack(terms, refundable, left, isByOperator);
    }

    /* DISPUTE, RESOLVE, SETTLE */

    /// @inheritdoc ISettlementEscrow
    function dispute(
        Terms calldata terms,
        uint120[] calldata milestones,
        uint8 index,
        bytes32 reason
    ) external nonReentrant {
        (bytes32 id, Slot storage slot, Payment payment) = _open(terms);
        if (msg.sender != terms.payer) _requireCaller(terms.receiver);
        if (terms.arbiter == address(0)) revert SettlementEscrow_ArbiterMissing(id);
        _requireBefore(terms.captureBeforeOf());
        Milestones.checkIndex(terms, milestones, index);
        uint256 left = _leftOf(id, terms, milestones, index, payment);
        _requireUndisputed(id, payment, index);
        if (left == 0) revert SettlementEscrow_NothingLeft(id, index);
        slot.payment = payment.disputing(index);
        emit PaymentDisputed(id, index, uint120(left), reason, msg.sender);
    }

    /// @inheritdoc ISettlementEscrow
    function resolve(
        Terms calldata terms,
        uint120[] calldata milestones,
        uint8 index,
        uint120 toReceiver,
        uint128 grams
    ) external nonReentrant {
        (bytes32 id, Slot storage slot, Payment payment) = _open(terms);
        _requireCaller(terms.arbiter);
        _requireBefore(terms.resolveBefore);
        Milestones.checkIndex(terms, milestones, index);
        uint256 left = _leftOf(id, terms, milestones, index, payment);
        if (!payment.isDisputed(index)) revert SettlementEscrow_NotDisputed(id, index);
        if (terms.milestones != 0) _spent[id][index] = milestones[index];
        uint256 toPayer = _rest(left, toReceiver);
        emit DisputeResolved(id, index, toReceiver, uint120(payment.refundable() + toReceiver));
        _moveTitle(id, terms, toReceiver, grams);
        _divide(id, slot, terms, payment.undisputing(index), toReceiver, toPayer);
    }

    /// @inheritdoc ISettlementEscrow
    function settle(
        Terms calldata terms,
        uint120 toReceiver,
        uint128 grams,
        bytes calldata payerSignature,
        address receiverSigner,
        bytes calldata receiverSignature
    ) external nonReentrant {
        (bytes32 id, Slot storage slot, Payment payment) = _open(terms);
        uint256 left = payment.capturable();
        uint256 toPayer = _rest(left, toReceiver);
        bytes32 structHash = keccak256(abi.encode(SETTLEMENT_TYPEHASH, id, left, toReceiver, grams));
        _requireStructSigned(terms.payerOf(), structHash, payerSignature);
        if (receiverSigner != terms.receiverOf() && !_isAuthorised(terms.receiverOf(), receiverSigner)) {
            revert SettlementEscrow_NotAllowed(receiverSigner, terms.receiver);
        }
        _requireStructSigned(receiverSigner, structHash, receiverSignature);
        uint256 refundable = payment.refundable() + toReceiver;
        emit PaymentSettled(id, toReceiver, uint120(toPayer), grams, uint120(refundable), receiverSigner);
        _moveTitle(id, terms, toReceiver, grams);
        _divide(id, slot, terms, payment, toReceiver, toPayer);
    }

    /* QUESTIONS */

    /// @inheritdoc ISettlementEscrow
    function paymentId(Terms calldata terms) public view returns (bytes32) {
        return terms.digest(_domainSeparatorV4());
    }

    /// @inheritdoc ISettlementEscrow
    function stateOf(
        bytes32 paymentId_
    ) external view returns (Phase phase, uint120 capturable, uint120 refundable, uint16 disputed) {
        Payment payment = _payments[paymentId_].payment;
        return (
            payment.phase(),
            uint120(payment.capturable()),
            uint120(payment.refundable()),
            uint16(payment.disputed())
        );
    }

    /// @inheritdoc ISettlementEscrow
    function milestoneSpentOf(bytes32 paymentId_, uint8 index) external view returns (uint120) {
        return _spent[paymentId_][index];
    }

    /* INTERNALS */

    /// @dev The caller has emitted what this means. With goods the payment closes: they are one milestone.
    function _divide(
        bytes32 id,
        Slot storage slot,
        Terms calldata terms,
        Payment payment,
        uint256 toReceiver,
        uint256 toPayer
    ) private {
        Payment next = payment.moved(toReceiver, toPayer);
        slot.payment = next;
        _freeGoods(id, terms);
        _payOut(terms, payment.refundable(), next.refundable(), toPayer);
    }

    /// @dev What is left of the disputed milestones, and what of it silence gives to the receiver.
    function _disputedLeft(
        bytes32 id,
        Terms calldata terms,
        uint120[] calldata milestones,
        Payment payment
    ) private view returns (uint256 left, uint256 toReceiver) {
        uint256 count = Milestones.check(terms, milestones);
        for (uint8 index = 0; index < count; ++index) {
            if (!payment.isDisputed(index)) continue;
            uint256 rest = _leftOf(id, terms, milestones, index, payment);
            left += rest;
            toReceiver += (rest * terms.silenceBps) / Commission.BPS;
        }
    }

    /// @dev What is left of a milestone. Index < what {Milestones-check} answered.
    function _leftOf(
        bytes32 id,
        Terms calldata terms,
        uint120[] calldata milestones,
        uint8 index,
        Payment payment
    ) private view returns (uint256) {
        return terms.milestones == 0 ? payment.capturable() : milestones[index] - _spent[id][index];
    }

    /// @dev By how much the total is above what was captured.
    function _above(uint256 captured, uint256 total, uint256 authorized) private pure returns (uint256) {
        if (total <= captured) revert SettlementEscrow_CaptureNotAbove(total, uint120(captured));
        if (total > authorized) revert SettlementEscrow_CaptureAboveAuthorized(total, uint120(authorized));
        unchecked {
            return total - captured;
        }
    }

    /// @dev What a division leaves for the payer.
    function _rest(uint256 left, uint120 toReceiver) private pure returns (uint256) {
        if (toReceiver > left) revert SettlementEscrow_DivisionAboveLeft(toReceiver, uint120(left));
        return left - toReceiver;
    }

    function _open(
        Terms calldata terms
    ) private view returns (bytes32 id, Slot storage slot, Payment payment) {
        id = paymentId(terms);
        slot = _payments[id];
        payment = slot.payment;
        if (!payment.isOpen()) revert SettlementEscrow_NotOpen(id, payment.phase());
    }

    /// @dev As {_open}, for the operator, while it may capture.
    function _capturing(
        Terms calldata terms
    ) private view returns (bytes32 id, Slot storage slot, Payment payment) {
        (id, slot, payment) = _open(terms);
        _requireCaller(terms.operatorOf());
        _requireBefore(terms.captureBeforeOf());
    }

    /// @dev The receiver captures what the operator leaves undone, but does not end the payment. A payer who cannot
    /// dispute has nobody but the operator to stop a silent inspection.
    function _requireSeller(bytes32 id, Terms calldata terms, bool isFinal, bool isConfirmed) private view {
        if (isFinal || msg.sender != terms.receiverOf()) {
            revert SettlementEscrow_NotAllowed(msg.sender, terms.operator);
        }
        if (!isConfirmed && terms.arbiter == address(0)) revert SettlementEscrow_ArbiterMissing(id);
    }

    function _requireNew(Terms calldata terms) private view returns (bytes32 id) {
        id = paymentId(terms);
        if (Payment.unwrap(_payments[id].payment) != 0) revert SettlementEscrow_AlreadyAuthorized(id);
        _requireBefore(terms.authorizeBefore);
        TermsRules.check(terms);
    }

    function _requireUndisputed(bytes32 id, Payment payment, uint8 index) private pure {
        if (payment.isDisputed(index)) revert SettlementEscrow_Disputed(id, index);
    }

    function _requirePlain(Terms calldata terms) private pure {
        if (terms.goods.lotId | uint256(terms.milestones) != 0) {
            revert SettlementEscrow_WrongTerms(terms.goods.lotId, terms.milestones);
        }
    }

    function _requireCaller(address allowed) private view {
        if (msg.sender != allowed) revert SettlementEscrow_NotAllowed(msg.sender, allowed);
    }

    function _requireBefore(uint256 before) private view {
        if (block.timestamp >= before) {
            revert SettlementEscrow_WindowClosed(uint48(block.timestamp), uint48(before));
        }
    }
}
