// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IDirectory} from "../directory/IDirectory.sol";
import {IMaterialLedger} from "../provenance/IMaterialLedger.sol";
import {IOracleReports} from "../reports/IOracleReports.sol";
import {IFiatSettlement} from "./IFiatSettlement.sol";

/// @title FiatSettlement
/// @notice The specification is {IFiatSettlement}.
contract FiatSettlement is IFiatSettlement, EIP712 {
    struct Order {
        Phase phase;
        uint128 releasedGrams;
    }

    bytes32 private constant TERMS_TYPEHASH = keccak256(
        "FiatTerms(address operator,address receiver,address titleTo,uint256 lotId,uint128 maxGrams,bytes3 currency,uint120 amountMinor,uint48 releaseBefore,bytes32 orderRef,bytes32 salt)"
    );
    bytes32 private constant ACCEPTANCE_TYPEHASH = keccak256("Acceptance(bytes32 orderId)");
    bytes32 private constant FIAT_RECEIPT = keccak256("TopSteel.FiatReceipt");
    bytes32 private constant WEIGHT = keccak256("TopSteel.Weight");

    IDirectory private immutable DIRECTORY;
    IMaterialLedger private immutable LEDGER;
    IOracleReports private immutable REPORTS;
    mapping(bytes32 orderId => Order) private _orders;

    constructor(
        address directory_,
        address ledger_,
        address reports_
    ) EIP712("TopSteel FiatSettlement", "1") {
        DIRECTORY = IDirectory(directory_);
        LEDGER = IMaterialLedger(ledger_);
        REPORTS = IOracleReports(reports_);
    }

    /* OPEN, RELEASE, CANCEL */

    /// @inheritdoc IFiatSettlement
    function open(
        FiatTerms calldata terms,
        address acceptanceSigner,
        bytes calldata acceptance
    ) external returns (bytes32 id) {
        id = orderId(terms);
        if (_orders[id].phase != Phase.None) revert FiatSettlement_AlreadyOpened(id);
        _requireBefore(terms.releaseBefore);
        _requireSound(terms);
        _requireAccepted(id, terms.receiver, acceptanceSigner, acceptance);
        _orders[id].phase = Phase.Open;
        emit OrderOpened(id, terms.receiver, terms.titleTo, terms.orderRef, acceptanceSigner, terms);
        LEDGER.reserve(id, terms.orderRef, terms.lotId, terms.receiver, terms.maxGrams);
    }

    /// @inheritdoc IFiatSettlement
    function release(FiatTerms calldata terms, uint128 totalGrams, bytes32 epcisEvent) external {
        if (msg.sender != terms.operator && msg.sender != terms.receiver && msg.sender != terms.titleTo) {
            revert FiatSettlement_NotAllowed(msg.sender);
        }
        _requireBefore(terms.releaseBefore);
        (bytes32 id, Order storage order) = _open(terms);
        if (epcisEvent == 0) revert FiatSettlement_EpcisEventMissing(id);
        uint128 released = order.releasedGrams;
        if (totalGrams <= released) revert FiatSettlement_AlreadyReleased(totalGrams, released);
        if (totalGrams > terms.maxGrams) {
            revert FiatSettlement_ReleaseAboveMaximum(totalGrams, terms.maxGrams);
        }
        (uint128 weighed, , , ) = REPORTS.latest(WEIGHT, id);
        if (totalGrams > weighed) revert FiatSettlement_ReleaseAboveWeighed(totalGrams, weighed);
        (uint128 received, , ) = REPORTS.fresh(FIAT_RECEIPT, id);
        uint256 worth = worthOf(terms, totalGrams);
        if (worth > received) revert FiatSettlement_ReleaseAboveReceived(worth, received);
        order.releasedGrams = totalGrams;
        if (totalGrams == terms.maxGrams) order.phase = Phase.Closed;
        uint128 grams = totalGrams - released;
        emit OrderReleased(id, grams, totalGrams, worth, received, epcisEvent, msg.sender);
        LEDGER.release(id, terms.lotId, terms.receiver, grams, terms.titleTo, epcisEvent);
    }

    /// @inheritdoc IFiatSettlement
    function cancel(FiatTerms calldata terms) external {
        (bytes32 id, Order storage order) = _open(terms);
        uint128 released = order.releasedGrams;
        if (msg.sender != terms.operator && block.timestamp < terms.releaseBefore) {
            if (msg.sender != terms.receiver) revert FiatSettlement_NotAllowed(msg.sender);
            (uint128 received, , , ) = REPORTS.latest(FIAT_RECEIPT, id);
            uint256 worth = worthOf(terms, released);
            if (received > worth) revert FiatSettlement_TitleOwed(received, worth);
        }
        order.phase = Phase.Closed;
        emit OrderCancelled(id, released, msg.sender);
        LEDGER.cancelReservation(id, terms.lotId, terms.receiver);
    }

    /* QUESTIONS */

    /// @inheritdoc IFiatSettlement
    function orderId(FiatTerms calldata terms) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(TERMS_TYPEHASH, terms)));
    }

    /// @inheritdoc IFiatSettlement
    function stateOf(bytes32 orderId_) external view returns (Phase phase, uint128 releasedGrams) {
        return (_orders[orderId_].phase, _orders[orderId_].releasedGrams);
    }

    /// @inheritdoc IFiatSettlement
    function worthOf(FiatTerms calldata terms, uint128 grams) public pure returns (uint256 worthMinor) {
        return Math.ceilDiv(uint256(terms.amountMinor) * grams, terms.maxGrams);
    }

    /// @inheritdoc IFiatSettlement
    function ledger() external view returns (address) {
        return address(LEDGER);
    }

    /// @inheritdoc IFiatSettlement
    function reports() external view returns (address) {
        return address(REPORTS);
    }

    /// @inheritdoc IFiatSettlement
    function directory() external view returns (address) {
        return address(DIRECTORY);
    }

    /* INTERNALS */

    function _open(FiatTerms calldata terms) private view returns (bytes32 id, Order storage order) {
        id = orderId(terms);
        order = _orders[id];
        if (order.phase != Phase.Open) revert FiatSettlement_NotOpen(id, order.phase);
    }

    function _requireBefore(uint48 before) private view {
        if (block.timestamp >= before) revert FiatSettlement_WindowClosed(uint48(block.timestamp), before);
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
            revert FiatSettlement_AcceptanceInvalid(signer);
        }
    }

    function _requireSound(FiatTerms calldata terms) private pure {
        if (terms.operator == address(0) || terms.receiver == address(0) || terms.titleTo == address(0)) {
            revert FiatSettlement_PartyMissing(terms.operator, terms.receiver, terms.titleTo);
        }
        if (terms.lotId == 0 || terms.maxGrams == 0 || terms.amountMinor == 0) {
            revert FiatSettlement_TermsIncomplete(terms.lotId, terms.maxGrams, terms.amountMinor);
        }
        for (uint256 i = 0; i < 3; ++i) {
            if (terms.currency[i] < "A" || terms.currency[i] > "Z") {
                revert FiatSettlement_CurrencyInvalid(terms.currency);
            }
        }
    }
}
