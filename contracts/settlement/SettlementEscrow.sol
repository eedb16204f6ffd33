// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IDirectory} from "../directory/IDirectory.sol";
import {IMaterialLedger} from "../provenance/IMaterialLedger.sol";
import {IOracleReports} from "../reports/IOracleReports.sol";
import {IERC3009} from "./IERC3009.sol";
import {ISettlementEscrow} from "./ISettlementEscrow.sol";
import {TermsHash} from "./TermsHash.sol";

/// @title SettlementEscrow
/// @notice The specification is {ISettlementEscrow}.
contract SettlementEscrow is ISettlementEscrow, EIP712, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev One word that every act reads, and one that only goods and refunds touch.
    struct Payment {
        Phase phase;
        uint120 capturable;
        uint120 captured;
        uint128 capturedGrams;
        uint120 refunded;
    }

    bytes32 private constant ACCEPTANCE_TYPEHASH = keccak256("Acceptance(bytes32 paymentId)");
    bytes32 private constant RECEIPT_TYPEHASH = keccak256("Receipt(bytes32 paymentId,uint128 grams)");
    bytes32 private constant WEIGHT = keccak256("TopSteel.Weight");
    uint256 private constant BPS = 10_000;
    uint16 private constant MAX_FEE_BPS = 1000;
    uint256 private constant MAX_SHARES = 8;
    /// @dev A payout gets at least this much, so that a caller cannot turn it into credit by starving it.
    uint256 private constant PAYOUT_GAS = 120_000;

    IDirectory private immutable DIRECTORY;
    IMaterialLedger private immutable LEDGER;
    IOracleReports private immutable REPORTS;
    mapping(bytes32 paymentId => Payment) private _payments;
    /// @inheritdoc ISettlementEscrow
    mapping(address token => mapping(address account => uint256)) public creditOf;

    constructor(
        address directory_,
        address ledger_,
        address reports_
    ) EIP712("TopSteel SettlementEscrow", "1") {
        DIRECTORY = IDirectory(directory_);
        LEDGER = IMaterialLedger(ledger_);
        REPORTS = IOracleReports(reports_);
    }

    /* AUTHORIZE */

    /// @inheritdoc ISettlementEscrow
    function authorize(
        Terms calldata terms,
        bytes calldata collection,
        address acceptanceSigner,
        bytes calldata acceptance
    ) external nonReentrant {
        bytes32 id = paymentId(terms);
        Payment storage payment = _payments[id];
        if (payment.phase != Phase.None) revert SettlementEscrow_AlreadyAuthorized(id);
        _requireBefore(terms.authorizeBefore);
        _requireSound(terms);
        payment.phase = Phase.Authorized;
        payment.capturable = terms.maxAmount;
        if (terms.goods.lotId != 0) {
            _requireAccepted(id, terms.receiver, acceptanceSigner, acceptance);
            LEDGER.reserve(id, terms.orderRef, terms.goods.lotId, terms.receiver, terms.goods.maxGrams);
        }
        emit PaymentAuthorized(
            id,
            terms.payer,
            terms.receiver,
            terms.token,
            terms.maxAmount,
            terms.orderRef,
            terms.goods.lotId,
            terms.goods.maxGrams,
            terms
        );
        _collect(id, terms, collection);
    }

    /* CAPTURE */

    /// @inheritdoc ISettlementEscrow
    function capture(
        Terms calldata terms,
        uint120 amount,
        uint128 grams,
        bool isFinal,
        bytes calldata receipt
    ) external nonReentrant {
        if (msg.sender != terms.operator) revert SettlementEscrow_NotAllowed(msg.sender, terms.operator);
        _requireBefore(terms.captureBefore);
        (bytes32 id, Payment storage payment) = _open(terms);
        if (amount == 0) revert SettlementEscrow_AmountZero();
        (uint120 capturable, uint120 captured) = (payment.capturable, payment.captured);
        if (amount > capturable) revert SettlementEscrow_CaptureAboveAuthorized(amount, capturable);
        uint120 rest = capturable - amount;
        payment.captured = captured + amount;
        if (isFinal || rest == 0) {
            payment.phase = Phase.Closed;
            payment.capturable = 0;
        } else {
            payment.capturable = rest;
            rest = 0;
        }
        uint128 totalGrams = _deliver(id, payment, terms, captured + amount, grams, receipt);
        uint120 fee = _feeOn(captured + amount, terms.feeBps) - _feeOn(captured, terms.feeBps);
        emit PaymentCaptured(id, amount, fee, grams, captured + amount, totalGrams, msg.sender);
        if (rest != 0) emit PaymentVoided(id, rest, msg.sender);
        if (payment.phase == Phase.Closed) _freeGoods(id, terms);

        _pay(terms.token, terms.receiver, amount - fee);
        if (fee != 0) _payFees(id, terms, captured, captured + amount);
        if (rest != 0) _pay(terms.token, terms.payer, rest);
    }

    /* EXITS */

    /// @inheritdoc ISettlementEscrow
    function void(Terms calldata terms) external nonReentrant {
        if (msg.sender != terms.operator && msg.sender != terms.receiver) {
            revert SettlementEscrow_NotAllowed(msg.sender, terms.operator);
        }
        (bytes32 id, uint120 amount) = _close(terms);
        emit PaymentVoided(id, amount, msg.sender);
        _freeGoods(id, terms);
        _pay(terms.token, terms.payer, amount);
    }

    /// @inheritdoc ISettlementEscrow
    function reclaim(Terms calldata terms) external nonReentrant {
        if (block.timestamp < terms.captureBefore) {
            revert SettlementEscrow_ReclaimTooEarly(uint48(block.timestamp), terms.captureBefore);
        }
        (bytes32 id, uint120 amount) = _close(terms);
        emit PaymentReclaimed(id, amount, msg.sender);
        _freeGoods(id, terms);
        _pay(terms.token, terms.payer, amount);
    }

    /* REFUND, CREDIT */

    /// @inheritdoc ISettlementEscrow
    function refund(Terms calldata terms, uint120 amount) external nonReentrant {
        if (msg.sender != terms.operator && msg.sender != terms.receiver) {
            revert SettlementEscrow_NotAllowed(msg.sender, terms.operator);
        }
        _requireBefore(terms.refundBefore);
        if (amount == 0) revert SettlementEscrow_AmountZero();
        bytes32 id = paymentId(terms);
        Payment storage payment = _payments[id];
        uint120 refunded = payment.refunded;
        uint120 refundable = payment.captured - refunded;
        if (amount > refundable) revert SettlementEscrow_RefundAboveCaptured(amount, refundable);
        payment.refunded = refunded + amount;
        uint120 feeReversed = _feeOn(refunded + amount, terms.feeBps) - _feeOn(refunded, terms.feeBps);
        emit PaymentRefunded(id, amount, refunded + amount, feeReversed, msg.sender);
        // Straight to the payer: nothing of a refund ever rests here, and a blocked payer loses no captured money.
        IERC20 token = IERC20(terms.token);
        uint120 fromOperator = msg.sender == terms.operator ? amount : feeReversed;
        if (fromOperator != 0) token.safeTransferFrom(terms.operator, terms.payer, fromOperator);
        if (fromOperator != amount)
            token.safeTransferFrom(terms.receiver, terms.payer, amount - fromOperator);
    }

    /// @inheritdoc ISettlementEscrow
    function claimCredit(address token, address to) external nonReentrant {
        uint256 amount = creditOf[token][msg.sender];
        if (amount == 0) revert SettlementEscrow_NoCredit(token, msg.sender);
        creditOf[token][msg.sender] = 0;
        emit CreditClaimed(token, msg.sender, to, amount);
        IERC20(token).safeTransfer(to, amount);
    }

    /* QUESTIONS */

    /// @inheritdoc ISettlementEscrow
    function paymentId(Terms calldata terms) public view returns (bytes32) {
        return _hashTypedDataV4(TermsHash.hash(terms));
    }

    /// @inheritdoc ISettlementEscrow
    function stateOf(
        bytes32 paymentId_
    )
        external
        view
        returns (Phase phase, uint120 capturable, uint120 captured, uint120 refunded, uint128 capturedGrams)
    {
        Payment memory payment = _payments[paymentId_];
        return (payment.phase, payment.capturable, payment.captured, payment.refunded, payment.capturedGrams);
    }

    /// @inheritdoc ISettlementEscrow
    function ledger() external view returns (address) {
        return address(LEDGER);
    }

    /// @inheritdoc ISettlementEscrow
    function reports() external view returns (address) {
        return address(REPORTS);
    }

    /// @inheritdoc ISettlementEscrow
    function directory() external view returns (address) {
        return address(DIRECTORY);
    }

    /* GOODS */

    /// @dev Moves the title that `totalAmount` pays for; without goods there must be no grams.
    function _deliver(
        bytes32 id,
        Payment storage payment,
        Terms calldata terms,
        uint120 totalAmount,
        uint128 grams,
        bytes calldata receipt
    ) private returns (uint128) {
        if (terms.goods.lotId == 0) {
            if (grams != 0) revert SettlementEscrow_GoodsMissing(id, grams);
            return 0;
        }
        if (grams == 0) revert SettlementEscrow_TitleMissing(id);
        uint256 total = uint256(payment.capturedGrams) + grams;
        uint128 maxGrams = terms.goods.maxGrams;
        if (total > maxGrams) revert SettlementEscrow_CaptureAboveMaximum(total, maxGrams);
        uint256 worth = Math.mulDiv(terms.maxAmount, total, maxGrams);
        if (totalAmount > worth) revert SettlementEscrow_AmountAboveWeighed(totalAmount, worth);
        if (totalAmount < worth) revert SettlementEscrow_AmountBelowWeighed(totalAmount, worth);
        _requireInspected(id, terms, total, receipt);
        // total <= maxGrams, a uint128.
        payment.capturedGrams = uint128(total);
        LEDGER.release(id, terms.goods.lotId, terms.receiver, grams, terms.goods.titleTo, bytes32(0));
        return uint128(total);
    }

    function _requireInspected(
        bytes32 id,
        Terms calldata terms,
        uint256 total,
        bytes calldata receipt
    ) private view {
        (uint256 weighed, , uint48 acceptedAt, ) = REPORTS.latest(WEIGHT, id);
        if (acceptedAt == 0) revert SettlementEscrow_NotWeighed(id);
        if (total > weighed) revert SettlementEscrow_CaptureAboveWeighed(total, weighed);
        if (receipt.length != 0) {
            bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(RECEIPT_TYPEHASH, id, total)));
            if (!SignatureChecker.isValidSignatureNowCalldata(terms.payer, digest, receipt)) {
                revert SettlementEscrow_ReceiptInvalid(terms.payer, total);
            }
        } else if (block.timestamp < uint256(acceptedAt) + terms.inspectionSeconds) {
            revert SettlementEscrow_InspectionOpen(
                uint48(block.timestamp),
                acceptedAt + terms.inspectionSeconds
            );
        }
    }

    function _requireAccepted(
        bytes32 id,
        address receiver,
        address signer,
        bytes calldata acceptance
    ) private view {
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(ACCEPTANCE_TYPEHASH, id)));
        if (
            !DIRECTORY.isAuthorised(receiver, signer, 0, uint48(block.timestamp)) ||
            !SignatureChecker.isValidSignatureNowCalldata(signer, digest, acceptance)
        ) {
            revert SettlementEscrow_AcceptanceInvalid(signer);
        }
    }

    function _freeGoods(bytes32 id, Terms calldata terms) private {
        if (terms.goods.lotId != 0) LEDGER.cancelReservation(id, terms.goods.lotId, terms.receiver);
    }

    /* MONEY */

    /// @dev Pulls the maximum from the payer and checks that exactly that arrived.
    function _collect(bytes32 id, Terms calldata terms, bytes calldata collection) private {
        (uint256 validAfter, uint256 validBefore, bytes memory signature) = abi.decode(
            collection,
            (uint256, uint256, bytes)
        );
        uint256 before = IERC20(terms.token).balanceOf(address(this));
        IERC3009(terms.token).receiveWithAuthorization(
            terms.payer,
            address(this),
            terms.maxAmount,
            validAfter,
            validBefore,
            id,
            signature
        );
        uint256 collected = IERC20(terms.token).balanceOf(address(this)) - before;
        if (collected != terms.maxAmount)
            revert SettlementEscrow_CollectedWrongAmount(collected, terms.maxAmount);
    }

    /// @dev Shares out the commission between two totals. Each receiver's part depends on the totals alone, never
    /// shrinks as they grow, and the parts add up to the commission.
    function _payFees(bytes32 id, Terms calldata terms, uint120 from, uint120 to) private {
        uint256 restBefore = _feeOn(from, terms.feeBps);
        uint256 restAfter = _feeOn(to, terms.feeBps);
        uint256 bps = BPS;
        for (uint256 i = 0; i < terms.feeShares.length; ++i) {
            (address receiver, uint16 shareBps) = (terms.feeShares[i].receiver, terms.feeShares[i].shareBps);
            uint256 partBefore = (restBefore * shareBps) / bps;
            uint256 partAfter = (restAfter * shareBps) / bps;
            restBefore -= partBefore;
            restAfter -= partAfter;
            bps -= shareBps;
            // A part is at most the commission, a uint120.
            uint120 part = uint120(partAfter - partBefore);
            if (part == 0) continue;
            emit FeePaid(id, receiver, part);
            _pay(terms.token, receiver, part);
        }
    }

    /// @dev Pushes; a push that fails becomes credit, so that no payee can block another.
    function _pay(address token, address to, uint256 amount) private {
        if (amount == 0) return;
        if (gasleft() < PAYOUT_GAS) revert SettlementEscrow_GasTooLow(gasleft(), PAYOUT_GAS);
        if (IERC20(token).trySafeTransfer(to, amount)) return;
        uint256 total = creditOf[token][to] + amount;
        creditOf[token][to] = total;
        emit CreditAssigned(token, to, amount, total);
    }

    /// @dev feeBps <= 1,000, so the quotient fits.
    function _feeOn(uint120 amount, uint16 feeBps) private pure returns (uint120) {
        return uint120((uint256(amount) * feeBps) / BPS);
    }

    /* STATE */

    function _open(Terms calldata terms) private view returns (bytes32 id, Payment storage payment) {
        id = paymentId(terms);
        payment = _payments[id];
        if (payment.phase != Phase.Authorized) revert SettlementEscrow_NotOpen(id, payment.phase);
    }

    function _close(Terms calldata terms) private returns (bytes32 id, uint120 amount) {
        Payment storage payment;
        (id, payment) = _open(terms);
        amount = payment.capturable;
        payment.phase = Phase.Closed;
        payment.capturable = 0;
    }

    function _requireBefore(uint48 before) private view {
        if (block.timestamp >= before) revert SettlementEscrow_WindowClosed(uint48(block.timestamp), before);
    }

    /// @dev What must hold of any terms, whoever signed them.
    function _requireSound(Terms calldata terms) private pure {
        if (
            terms.operator == address(0) ||
            terms.payer == address(0) ||
            terms.receiver == address(0) ||
            terms.token == address(0)
        ) revert SettlementEscrow_PartyMissing();
        if (terms.maxAmount == 0) revert SettlementEscrow_AmountZero();
        if (terms.authorizeBefore > terms.captureBefore || terms.captureBefore > terms.refundBefore) {
            revert SettlementEscrow_WindowsOutOfOrder(
                terms.authorizeBefore,
                terms.captureBefore,
                terms.refundBefore
            );
        }
        if (terms.milestones != 0) revert SettlementEscrow_MilestonesNotSupported(terms.milestones);
        Goods calldata goods = terms.goods;
        bool hasGoods = goods.lotId != 0;
        if (hasGoods != (goods.maxGrams != 0) || hasGoods != (goods.titleTo != address(0))) {
            revert SettlementEscrow_GoodsIncomplete(goods.lotId, goods.maxGrams, goods.titleTo);
        }
        _requireSoundFees(terms.feeBps, terms.feeShares);
    }

    function _requireSoundFees(uint16 feeBps, FeeShare[] calldata shares) private pure {
        if (feeBps > MAX_FEE_BPS) revert SettlementEscrow_FeeAboveCap(feeBps, MAX_FEE_BPS);
        if (shares.length > MAX_SHARES) revert SettlementEscrow_TooManyShares(shares.length, MAX_SHARES);
        uint256 sum = 0;
        for (uint256 i = 0; i < shares.length; ++i) {
            if (shares[i].shareBps == 0 || shares[i].receiver == address(0)) {
                revert SettlementEscrow_ShareInvalid(shares[i].receiver, shares[i].shareBps);
            }
            sum += shares[i].shareBps;
        }
        uint256 required = feeBps == 0 ? 0 : BPS;
        if (sum != required) revert SettlementEscrow_SharesUnbalanced(sum, required);
    }
}
