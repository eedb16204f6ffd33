// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC1155MetadataURI} from "@openzeppelin/contracts/token/ERC1155/extensions/IERC1155MetadataURI.sol";
import {ERC1155Utils} from "@openzeppelin/contracts/token/ERC1155/utils/ERC1155Utils.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC165, IERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {Holding} from "./Holding.sol";
import {IMaterialLedger} from "./IMaterialLedger.sol";

/// @title TitleToken
/// @notice ERC-1155 balances of title, with reservations. One word per lot and holder: what is held, and how much of
/// it is reserved for open payments. Reserved grams are never more than those held, and move by {_release} alone.
///
/// A lot's supply is at most 2^128 − 1 grams, because {_create} makes it once; so no balance overflows.
abstract contract TitleToken is IERC1155MetadataURI, IERC1155Errors, ERC165 {
    mapping(uint256 lotId => mapping(address holder => Holding)) private _holdings;
    /// @inheritdoc IERC1155
    mapping(address account => mapping(address operator => bool)) public isApprovedForAll;

    /* TRANSFER */

    /// @inheritdoc IERC1155
    function safeTransferFrom(
        address from,
        address to,
        uint256 id,
        uint256 value,
        bytes calldata data
    ) external {
        _requireApproved(from);
        _requireReceiver(to);
        _move(from, to, id, value);
        emit TransferSingle(msg.sender, from, to, id, value);
        ERC1155Utils.checkOnERC1155Received(msg.sender, from, to, id, value, data);
    }

    /// @inheritdoc IERC1155
    function safeBatchTransferFrom(
        address from,
        address to,
        uint256[] calldata ids,
        uint256[] calldata values,
        bytes calldata data
    ) external {
        _requireApproved(from);
        _requireReceiver(to);
        if (ids.length != values.length) revert ERC1155InvalidArrayLength(ids.length, values.length);
        for (uint256 i = 0; i < ids.length; ++i) _move(from, to, ids[i], values[i]);
        emit TransferBatch(msg.sender, from, to, ids, values);
        ERC1155Utils.checkOnERC1155BatchReceived(msg.sender, from, to, ids, values, data);
    }

    /// @inheritdoc IERC1155
    function setApprovalForAll(address operator, bool approved) external {
        if (operator == address(0)) revert ERC1155InvalidOperator(operator);
        isApprovedForAll[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }

    /* QUESTIONS */

    /// @inheritdoc IERC1155
    function balanceOf(address account, uint256 id) public view returns (uint256) {
        return _holdings[id][account].balance();
    }

    /// @inheritdoc IERC1155
    function balanceOfBatch(
        address[] calldata accounts,
        uint256[] calldata ids
    ) external view returns (uint256[] memory balances) {
        if (accounts.length != ids.length) revert ERC1155InvalidArrayLength(ids.length, accounts.length);
        balances = new uint256[](ids.length);
        for (uint256 i = 0; i < ids.length; ++i) balances[i] = balanceOf(accounts[i], ids[i]);
    }

    /// @notice Empty: what a lot is, is answered by the ledger and by the documents whose hashes it keeps.
    function uri(uint256) external pure returns (string memory) {
        return "";
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override(ERC165, IERC165) returns (bool) {
        return
            interfaceId == type(IERC1155).interfaceId ||
            interfaceId == type(IERC1155MetadataURI).interfaceId ||
            super.supportsInterface(interfaceId);
    }

    /* FOR THE LEDGER */

    /// @dev Gives the whole mass of a new lot to `to`. The caller calls the hook when nothing is left to write.
    function _create(address to, uint256 lotId, uint128 grams) internal {
        _requireReceiver(to);
        _holdings[lotId][to] = _holdings[lotId][to].credit(grams);
        emit TransferSingle(msg.sender, address(0), to, lotId, grams);
    }

    /// @dev Takes free grams off `from`, for good.
    function _destroy(address from, uint256 lotId, uint128 grams) internal {
        _holdings[lotId][from] = _requireFree(from, lotId, grams).debit(grams);
        emit TransferSingle(msg.sender, from, address(0), lotId, grams);
    }

    /// @dev Moves free grams, without event and hook.
    function _move(address from, address to, uint256 lotId, uint256 grams) internal {
        // More than the balance, a uint128, is refused first. The receiver, who may be `from`, is read afterwards.
        _holdings[lotId][from] = _requireFree(from, lotId, grams).debit(uint128(grams));
        _holdings[lotId][to] = _holdings[lotId][to].credit(uint128(grams));
    }

    /// @dev Reserves free grams of the holder, and returns what is reserved of its grams of the lot now.
    function _reserve(address holder, uint256 lotId, uint128 grams) internal returns (uint128 reservedTotal) {
        Holding holding = _holdings[lotId][holder];
        if (grams > holding.free()) {
            revert IMaterialLedger.MaterialLedger_AboveAvailable(lotId, grams, holding.free());
        }
        holding = holding.reserve(grams);
        _holdings[lotId][holder] = holding;
        return holding.reserved();
    }

    /// @dev Makes reserved grams free again, and returns what is still reserved of the holder's grams of the lot.
    function _unreserve(
        address holder,
        uint256 lotId,
        uint128 grams
    ) internal returns (uint128 reservedTotal) {
        Holding holding = _holdings[lotId][holder].unreserve(grams);
        _holdings[lotId][holder] = holding;
        return holding.reserved();
    }

    /// @dev Moves reserved grams, without hook.
    function _release(address from, address to, uint256 lotId, uint128 grams) internal {
        _requireReceiver(to);
        mapping(address holder => Holding) storage holdings = _holdings[lotId];
        holdings[from] = holdings[from].release(grams);
        // Read after the write above: `to` may be `from`.
        holdings[to] = holdings[to].credit(grams);
        emit TransferSingle(msg.sender, from, to, lotId, grams);
    }

    /// @dev What the holder has free of reservations.
    function _available(address holder, uint256 lotId) internal view returns (uint128) {
        return _holdings[lotId][holder].free();
    }

    /// @dev What `from` holds, when at least `grams` of it are free.
    function _requireFree(address from, uint256 lotId, uint256 grams) private view returns (Holding holding) {
        holding = _holdings[lotId][from];
        uint128 balance = holding.balance();
        if (grams > balance) revert ERC1155InsufficientBalance(from, balance, grams, lotId);
        if (grams > holding.free()) {
            revert IMaterialLedger.MaterialLedger_AboveAvailable(lotId, grams, holding.free());
        }
    }

    function _requireApproved(address from) private view {
        if (msg.sender != from && !isApprovedForAll[from][msg.sender]) {
            revert ERC1155MissingApprovalForAll(msg.sender, from);
        }
    }

    function _requireReceiver(address to) internal pure {
        if (to == address(0)) revert ERC1155InvalidReceiver(to);
    }
}
