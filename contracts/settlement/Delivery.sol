// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../directory/IDirectory.sol";
import {IMaterialLedger} from "../provenance/IMaterialLedger.sol";
import {IOracleReports} from "../reports/IOracleReports.sol";
import {ISettlementEscrow} from "./ISettlementEscrow.sol";
import {Signing} from "./Signing.sol";

/// @title Delivery
/// @notice What title needs: the seller's consent, the weight, the buyer's receipt. Part of {ISettlementEscrow}.
abstract contract Delivery is Signing {
    bytes32 private constant ACCEPTANCE_TYPEHASH = keccak256("Acceptance(bytes32 paymentId)");
    bytes32 private constant RECEIPT_TYPEHASH = keccak256("Receipt(bytes32 paymentId,uint128 grams)");
    bytes32 private constant WEIGHT = keccak256("TopSteel.Weight");

    IDirectory private immutable DIRECTORY;
    IMaterialLedger private immutable LEDGER;
    IOracleReports private immutable REPORTS;

    constructor(address directory_, address ledger_, address reports_) {
        DIRECTORY = IDirectory(directory_);
        LEDGER = IMaterialLedger(ledger_);
        REPORTS = IOracleReports(reports_);
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

    /// @dev Pins the goods, if the terms have any and the seller consents.
    function _reserveGoods(
        bytes32 id,
        Terms calldata terms,
        address acceptanceSigner,
        bytes calldata acceptance
    ) internal {
        uint256 lotId = terms.goods.lotId;
        if (lotId == 0) return;
        bytes32 structHash = keccak256(abi.encode(ACCEPTANCE_TYPEHASH, id));
        if (
            !_isAuthorised(terms.receiver, acceptanceSigner) ||
            !_isStructSigned(acceptanceSigner, structHash, acceptance)
        ) revert SettlementEscrow_AcceptanceInvalid(acceptanceSigner);
        LEDGER.reserve(id, terms.orderRef, lotId, terms.receiver, terms.goods.maxGrams);
    }

    /// @dev Moves title to `grams`; the ledger keeps to the reservation.
    function _release(bytes32 id, Terms calldata terms, uint128 grams, bytes32 epcisEvent) internal {
        Goods calldata goods = terms.goods;
        LEDGER.release(id, goods.lotId, terms.receiver, grams, goods.titleTo, epcisEvent);
    }

    /// @dev Frees what is still reserved.
    function _freeGoods(bytes32 id, Terms calldata terms) internal {
        uint256 lotId = terms.goods.lotId;
        if (lotId != 0) LEDGER.cancelReservation(id, lotId, terms.receiver);
    }

    /// @dev Moves the title that a division of money brings along: none without goods, some exactly when there is money.
    function _moveTitle(bytes32 id, Terms calldata terms, uint120 toReceiver, uint128 grams) internal {
        if (terms.goods.lotId == 0) {
            if (grams != 0) revert SettlementEscrow_GoodsMissing(id, grams);
            return;
        }
        if ((toReceiver == 0) != (grams == 0)) revert SettlementEscrow_TitleMismatch(toReceiver, grams);
        if (grams != 0) _release(id, terms, grams, 0);
    }

    /// @dev The grams by which `totalGrams` exceeds what was delivered.
    function _undelivered(
        bytes32 id,
        Terms calldata terms,
        uint128 totalGrams
    ) internal view returns (uint128) {
        Goods calldata goods = terms.goods;
        (, uint128 delivered) = LEDGER.reservationOf(id, goods.lotId, terms.receiver);
        if (totalGrams <= delivered) revert SettlementEscrow_DeliveryNotAbove(totalGrams, delivered);
        if (totalGrams > goods.maxGrams) {
            revert SettlementEscrow_CaptureAboveMaximum(totalGrams, goods.maxGrams);
        }
        return totalGrams - delivered;
    }

    /// @dev Weighed by a quorum, and confirmed or inspected by the payer.
    function _requireInspected(
        bytes32 id,
        Terms calldata terms,
        uint128 totalGrams,
        bytes calldata receipt
    ) internal view {
        (uint128 weighed, , uint48 acceptedAt, ) = REPORTS.latest(WEIGHT, id);
        if (acceptedAt == 0) revert SettlementEscrow_NotWeighed(id);
        if (totalGrams > weighed) revert SettlementEscrow_CaptureAboveWeighed(totalGrams, weighed);
        if (receipt.length != 0) {
            bytes32 structHash = keccak256(abi.encode(RECEIPT_TYPEHASH, id, totalGrams));
            if (!_isStructSigned(terms.payer, structHash, receipt)) {
                revert SettlementEscrow_ReceiptInvalid(terms.payer, totalGrams);
            }
        } else {
            // Both below 2^48 by far: a block's time and at most 136 years.
            uint48 opensAt = acceptedAt + terms.inspectionSeconds;
            if (block.timestamp < opensAt) {
                revert SettlementEscrow_InspectionOpen(uint48(block.timestamp), opensAt);
            }
        }
    }

    /// @dev Whether the directory lets `signer` sign for `organisation` now.
    function _isAuthorised(address organisation, address signer) internal view returns (bool) {
        return DIRECTORY.isAuthorised(organisation, signer, 0, uint48(block.timestamp));
    }
}
