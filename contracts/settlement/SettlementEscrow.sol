// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Collection} from "./Collection.sol";
import {Commission} from "./Commission.sol";
import {Delivery} from "./Delivery.sol";
import {ISettlementEscrow} from "./ISettlementEscrow.sol";
import {Milestones} from "./Milestones.sol";
import {PaymentState} from "./PaymentState.sol";
import {Payouts} from "./Payouts.sol";
import {TermsHash} from "./TermsHash.sol";
import {TermsRules} from "./TermsRules.sol";

/// @title SettlementEscrow
/// @notice The specification is {ISettlementEscrow}. How money comes in is in {Collection}, how it goes out in
/// {Payouts}, what title needs in {Delivery}, how a payment's state may change in {PaymentState}.
contract SettlementEscrow is Collection, Delivery, Payouts {
    using PaymentState for PaymentState.State;

    bytes32 private constant SETTLEMENT_TYPEHASH = keccak256(
        "Settlement(bytes32 paymentId,uint120 capturable,uint120 toReceiver,uint128 grams)"
    );

    mapping(bytes32 paymentId => uint256) private _payments;
    mapping(bytes32 paymentId => mapping(uint8 index => uint120)) private _spent;

    constructor(
        address directory_,
        address ledger_,
        address reports_,
        address permit2_,
        address walletDeployer_,
        TokenCap[] memory caps
    )
        EIP712("TopSteel SettlementEscrow", "1")
        Collection(permit2_, walletDeployer_, caps)
        Delivery(directory_, ledger_, reports_)
    {}

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
        _write(id, PaymentState.opened(terms.maxAmount));
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
        _requireCaller(terms.operator);
        _requirePlain(terms);
        bytes32 id = _requireNew(terms);
        uint120 amount = terms.maxAmount;
        _write(id, PaymentState.opened(amount).moved(amount, 0));
        emit PaymentCharged(id, terms.payer, terms.receiver, terms);
        _collect(id, terms, method, collection);
        _payOut(terms, 0, amount, 0);
    }

    /* CAPTURE */

    /// @inheritdoc ISettlementEscrow
    function capture(Terms calldata terms, uint120 totalCaptured, bool isFinal) external nonReentrant {
        _requireCaller(terms.operator);
        _requireBefore(terms.captureBefore);
        _requirePlain(terms);
        (bytes32 id, PaymentState.State memory state) = _open(terms);
        _requireUndisputed(id, state, 0);
        uint120 amount = _above(terms.maxAmount - state.capturable, totalCaptured, terms.maxAmount);
        uint120 left = state.capturable - amount;
        uint120 toPayer = isFinal ? left : 0;
        _write(id, state.moved(amount, toPayer));
        emit PaymentCaptured(id, amount, left, state.refundable + amount);
        if (toPayer != 0) emit PaymentVoided(id, toPayer, msg.sender);
        _payOut(terms, state.refundable, state.refundable + amount, toPayer);
    }

    /// @inheritdoc ISettlementEscrow
    function captureMilestone(
        Terms calldata terms,
        uint120[] calldata milestones,
        uint8 index,
        uint120 totalCaptured
    ) external nonReentrant {
        _requireCaller(terms.operator);
        _requireBefore(terms.captureBefore);
        if (terms.milestones == 0) revert SettlementEscrow_WrongTerms(terms.goods.lotId, 0);
        (bytes32 id, PaymentState.State memory state) = _open(terms);
        uint120 authorized = Milestones.amountOf(terms, milestones, index);
        _requireUndisputed(id, state, index);
        uint120 amount = _above(_spent[id][index], totalCaptured, authorized);
        _spent[id][index] = totalCaptured;
        PaymentState.State memory next = state.moved(amount, 0);
        _write(id, next);
        emit MilestoneCaptured(id, index, amount, totalCaptured, next.capturable, next.refundable);
        _payOut(terms, state.refundable, next.refundable, 0);
    }

    /// @inheritdoc ISettlementEscrow
    function captureOnDelivery(
        Terms calldata terms,
        uint128 totalGrams,
        bool isFinal,
        bytes calldata receipt,
        bytes32 epcisEvent
    ) external nonReentrant {
        _requireCaller(terms.operator);
        _requireBefore(terms.captureBefore);
        if (terms.goods.lotId == 0) revert SettlementEscrow_WrongTerms(0, terms.milestones);
        (bytes32 id, PaymentState.State memory state) = _open(terms);
        _requireUndisputed(id, state, 0);
        uint128 grams = _undelivered(id, terms, totalGrams);
        _requireInspected(id, terms, totalGrams, receipt);
        // totalGrams <= maxGrams, so what it is worth is at most maxAmount.
        uint120 worth = uint120(Math.mulDiv(terms.maxAmount, totalGrams, terms.goods.maxGrams));
        uint120 left = terms.maxAmount - worth;
        uint120 amount = state.capturable - left;
        if (amount == 0) revert SettlementEscrow_AmountZero();
        uint120 toPayer = isFinal ? left : 0;
        _write(id, state.moved(amount, toPayer));
        emit DeliveryCaptured(id, amount, totalGrams, left, state.refundable + amount);
        _release(id, terms, grams, epcisEvent);
        if (toPayer != 0) {
            emit PaymentVoided(id, toPayer, msg.sender);
            _freeGoods(id, terms);
        }
        _payOut(terms, state.refundable, state.refundable + amount, toPayer);
    }

    /* VOID, RECLAIM, REFUND */

    /// @inheritdoc ISettlementEscrow
    function void(Terms calldata terms) external nonReentrant {
        (bytes32 id, PaymentState.State memory state) = _open(terms);
        if (msg.sender != terms.receiver) {
            _requireCaller(terms.operator);
            if (state.disputed != 0) revert SettlementEscrow_NotAllowed(msg.sender, terms.receiver);
        }
        emit PaymentVoided(id, state.capturable, msg.sender);
        _divide(id, terms, state, 0, state.capturable);
    }

    /// @inheritdoc ISettlementEscrow
    function reclaim(Terms calldata terms, uint120[] calldata milestones) external nonReentrant {
        if (block.timestamp < terms.captureBefore) {
            revert SettlementEscrow_ReclaimTooEarly(uint48(block.timestamp), terms.captureBefore);
        }
        (bytes32 id, PaymentState.State memory state) = _open(terms);
        uint120 capturable = state.capturable;
        (uint120 left, uint120 toReceiver) = state.disputed == 0
            ? (0, 0)
            : _disputedLeft(id, terms, milestones, state);
        if (left == 0) {
            emit PaymentReclaimed(id, capturable, 0, msg.sender);
            _divide(id, terms, state, 0, capturable);
        } else if (block.timestamp < terms.resolveBefore) {
            if (left == capturable) revert SettlementEscrow_NothingToReclaim(id, terms.resolveBefore);
            emit PaymentReclaimed(id, capturable - left, left, msg.sender);
            _divide(id, terms, state, 0, capturable - left);
        } else {
            uint120 toPayer = capturable - toReceiver;
            emit DisputesLapsed(id, toReceiver, toPayer, state.refundable + toReceiver, msg.sender);
            _divide(id, terms, state, toReceiver, toPayer);
        }
    }

    /// @inheritdoc ISettlementEscrow
    function refund(Terms calldata terms, uint120 amount, uint120 refundableBefore) external nonReentrant {
        bool isByOperator = msg.sender == terms.operator;
        if (!isByOperator) _requireCaller(terms.receiver);
        _requireBefore(terms.refundBefore);
        if (amount == 0) revert SettlementEscrow_AmountZero();
        bytes32 id = paymentId(terms);
        PaymentState.State memory state = PaymentState.unpack(_payments[id]);
        uint120 refundable = state.refundable;
        if (refundable != refundableBefore) {
            revert SettlementEscrow_RefundableChanged(refundable, refundableBefore);
        }
        if (amount > refundable) revert SettlementEscrow_RefundAboveCaptured(amount, refundable);
        _write(id, state.refunded(amount));
        uint120 left = refundable - amount;
        uint120 fee = Commission.feeOn(refundable, terms.feeBps) - Commission.feeOn(left, terms.feeBps);
        emit PaymentRefunded(id, amount, fee, left, msg.sender);
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
        if (msg.sender != terms.payer) _requireCaller(terms.receiver);
        if (terms.arbiter == address(0)) revert SettlementEscrow_ArbiterMissing();
        _requireBefore(terms.captureBefore);
        (bytes32 id, PaymentState.State memory state) = _open(terms);
        uint120 left = _leftOf(id, terms, milestones, index, state);
        _requireUndisputed(id, state, index);
        if (left == 0) revert SettlementEscrow_NothingLeft(id, index);
        _write(id, state.disputing(index));
        emit PaymentDisputed(id, index, left, reason, msg.sender);
    }

    /// @inheritdoc ISettlementEscrow
    function resolve(
        Terms calldata terms,
        uint120[] calldata milestones,
        uint8 index,
        uint120 toReceiver,
        uint128 grams
    ) external nonReentrant {
        _requireCaller(terms.arbiter);
        _requireBefore(terms.resolveBefore);
        (bytes32 id, PaymentState.State memory state) = _open(terms);
        uint120 left = _leftOf(id, terms, milestones, index, state);
        if (!state.isDisputed(index)) revert SettlementEscrow_NotDisputed(id, index);
        if (toReceiver > left) revert SettlementEscrow_RulingAboveLeft(toReceiver, left);
        if (terms.milestones != 0) _spent[id][index] = milestones[index];
        emit DisputeResolved(
            id,
            index,
            toReceiver,
            left - toReceiver,
            grams,
            state.capturable - left,
            state.refundable + toReceiver
        );
        _divideWithTitle(id, terms, state.undisputing(index), toReceiver, left - toReceiver, grams);
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
        (bytes32 id, PaymentState.State memory state) = _open(terms);
        uint120 left = state.capturable;
        if (toReceiver > left) revert SettlementEscrow_RulingAboveLeft(toReceiver, left);
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(SETTLEMENT_TYPEHASH, id, left, toReceiver, grams))
        );
        _requireSigned(terms.payer, digest, payerSignature);
        if (receiverSigner != terms.receiver && !_isAuthorised(terms.receiver, receiverSigner)) {
            revert SettlementEscrow_NotAllowed(receiverSigner, terms.receiver);
        }
        _requireSigned(receiverSigner, digest, receiverSignature);
        emit PaymentSettled(
            id,
            toReceiver,
            left - toReceiver,
            grams,
            state.refundable + toReceiver,
            receiverSigner
        );
        _divideWithTitle(id, terms, state, toReceiver, left - toReceiver, grams);
    }

    /* QUESTIONS */

    /// @inheritdoc ISettlementEscrow
    function paymentId(Terms calldata terms) public view returns (bytes32) {
        return _hashTypedDataV4(TermsHash.hash(terms));
    }

    /// @inheritdoc ISettlementEscrow
    function stateOf(
        bytes32 paymentId_
    ) external view returns (Phase phase, uint120 capturable, uint120 refundable, uint16 disputed) {
        PaymentState.State memory state = PaymentState.unpack(_payments[paymentId_]);
        return (state.phase, state.capturable, state.refundable, state.disputed);
    }

    /// @inheritdoc ISettlementEscrow
    function milestoneSpentOf(bytes32 paymentId_, uint8 index) external view returns (uint120) {
        return _spent[paymentId_][index];
    }

    /* INTERNALS */

    /// @dev The caller has emitted what this means. With goods the payment closes: they are one milestone.
    function _divide(
        bytes32 id,
        Terms calldata terms,
        PaymentState.State memory state,
        uint120 toReceiver,
        uint120 toPayer
    ) private {
        _write(id, state.moved(toReceiver, toPayer));
        _freeGoods(id, terms);
        _payOut(terms, state.refundable, state.refundable + toReceiver, toPayer);
    }

    function _divideWithTitle(
        bytes32 id,
        Terms calldata terms,
        PaymentState.State memory state,
        uint120 toReceiver,
        uint120 toPayer,
        uint128 grams
    ) private {
        _requireMatched(id, terms, toReceiver, grams);
        if (grams != 0) _release(id, terms, grams, 0);
        _divide(id, terms, state, toReceiver, toPayer);
    }

    /// @dev What is left of the disputed milestones, and what of it silence gives to the receiver.
    function _disputedLeft(
        bytes32 id,
        Terms calldata terms,
        uint120[] calldata milestones,
        PaymentState.State memory state
    ) private view returns (uint120 left, uint120 toReceiver) {
        Milestones.check(terms, milestones);
        uint256 count = terms.milestones == 0 ? 1 : milestones.length;
        for (uint8 index = 0; index < count; ++index) {
            if (!state.isDisputed(index)) continue;
            uint120 rest = terms.milestones == 0
                ? state.capturable
                : milestones[index] - _spent[id][index];
            left += rest;
            // silenceBps <= 10,000: at most the rest.
            toReceiver += uint120((uint256(rest) * terms.silenceBps) / Commission.BPS);
        }
    }

    function _leftOf(
        bytes32 id,
        Terms calldata terms,
        uint120[] calldata milestones,
        uint8 index,
        PaymentState.State memory state
    ) private view returns (uint120) {
        uint120 amount = Milestones.amountOf(terms, milestones, index);
        return terms.milestones == 0 ? state.capturable : amount - _spent[id][index];
    }

    /// @dev By how much the total is above what was captured.
    function _above(uint120 captured, uint120 total, uint120 authorized) private pure returns (uint120) {
        if (total <= captured) revert SettlementEscrow_CaptureNotAbove(total, captured);
        if (total > authorized) revert SettlementEscrow_CaptureAboveAuthorized(total, authorized);
        return total - captured;
    }

    function _write(bytes32 id, PaymentState.State memory state) private {
        _payments[id] = state.pack();
    }

    function _open(
        Terms calldata terms
    ) private view returns (bytes32 id, PaymentState.State memory state) {
        id = paymentId(terms);
        state = PaymentState.unpack(_payments[id]);
        if (state.phase != Phase.Authorized) revert SettlementEscrow_NotOpen(id, state.phase);
    }

    function _requireNew(Terms calldata terms) private view returns (bytes32 id) {
        id = paymentId(terms);
        if (_payments[id] != 0) revert SettlementEscrow_AlreadyAuthorized(id);
        _requireBefore(terms.authorizeBefore);
        TermsRules.check(terms);
    }

    function _requireSigned(address signer, bytes32 digest, bytes calldata signature) private view {
        if (!SignatureChecker.isValidSignatureNowCalldata(signer, digest, signature)) {
            revert SettlementEscrow_SignatureInvalid(signer);
        }
    }

    function _requireUndisputed(bytes32 id, PaymentState.State memory state, uint8 index) private pure {
        if (state.isDisputed(index)) revert SettlementEscrow_Disputed(id, index);
    }

    function _requirePlain(Terms calldata terms) private pure {
        if (terms.goods.lotId != 0 || terms.milestones != 0) {
            revert SettlementEscrow_WrongTerms(terms.goods.lotId, terms.milestones);
        }
    }

    function _requireCaller(address allowed) private view {
        if (msg.sender != allowed) revert SettlementEscrow_NotAllowed(msg.sender, allowed);
    }

    function _requireBefore(uint48 before) private view {
        if (block.timestamp >= before) revert SettlementEscrow_WindowClosed(uint48(block.timestamp), before);
    }
}
