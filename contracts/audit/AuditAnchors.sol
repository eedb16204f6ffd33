// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {IDirectory} from "../directory/IDirectory.sol";
import {IAuditAnchors} from "./IAuditAnchors.sol";

/// @title AuditAnchors
/// @notice The specification is {IAuditAnchors}.
contract AuditAnchors is IAuditAnchors, EIP712 {
    /// @dev One slot.
    struct Closing {
        uint64 sequence;
        uint48 closedAt;
        uint48 anchoredAt;
    }

    bytes32 private constant ANCHOR_TYPEHASH = keccak256(
        "Anchor(address publisher,bytes32 book,uint64 sequence,bytes32 root,uint48 closedAt,address signer,uint48 deadline)"
    );

    IDirectory private immutable DIRECTORY;
    mapping(address publisher => mapping(bytes32 book => Closing)) private _last;
    /// @inheritdoc IAuditAnchors
    mapping(address publisher => mapping(bytes32 book => mapping(uint64 sequence => bytes32 root)))
        public anchorOf;

    constructor(address directory_) EIP712("TopSteel AuditAnchors", "1") {
        DIRECTORY = IDirectory(directory_);
    }

    /// @inheritdoc IAuditAnchors
    function anchor(bytes32 book, uint64 sequence, bytes32 root, uint48 closedAt) external {
        _anchor(msg.sender, book, sequence, root, closedAt, msg.sender);
    }

    /// @inheritdoc IAuditAnchors
    function anchorFor(
        address publisher,
        bytes32 book,
        uint64 sequence,
        bytes32 root,
        uint48 closedAt,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external {
        uint48 time = uint48(block.timestamp);
        if (time >= deadline) revert AuditAnchors_DeadlineExpired(deadline, time);
        bytes32 message = keccak256(
            abi.encode(ANCHOR_TYPEHASH, publisher, book, sequence, root, closedAt, signer, deadline)
        );
        if (!SignatureChecker.isValidSignatureNowCalldata(signer, _hashTypedDataV4(message), signature)) {
            revert AuditAnchors_SignatureInvalid(signer);
        }
        if (!DIRECTORY.isAuthorised(publisher, signer, 0, time)) {
            revert AuditAnchors_NotAuthorised(publisher, signer);
        }
        _anchor(publisher, book, sequence, root, closedAt, signer);
    }

    /// @inheritdoc IAuditAnchors
    function latestOf(
        address publisher,
        bytes32 book
    ) external view returns (uint64 sequence, bytes32 root, uint48 closedAt, uint48 anchoredAt) {
        Closing memory last = _last[publisher][book];
        return (last.sequence, anchorOf[publisher][book][last.sequence], last.closedAt, last.anchoredAt);
    }

    /// @inheritdoc IAuditAnchors
    function directory() external view returns (address) {
        return address(DIRECTORY);
    }

    function _anchor(
        address publisher,
        bytes32 book,
        uint64 sequence,
        bytes32 root,
        uint48 closedAt,
        address signer
    ) private {
        Closing memory last = _last[publisher][book];
        uint48 time = uint48(block.timestamp);
        if (sequence <= last.sequence) revert AuditAnchors_SequenceStale(sequence, last.sequence);
        if (closedAt <= last.closedAt) revert AuditAnchors_ClosingStale(closedAt, last.closedAt);
        if (closedAt > time) revert AuditAnchors_ClosedInFuture(closedAt, time);
        if (root == 0) revert AuditAnchors_RootMissing(book, sequence);
        bytes32 previousRoot = anchorOf[publisher][book][last.sequence];
        _last[publisher][book] = Closing({sequence: sequence, closedAt: closedAt, anchoredAt: time});
        anchorOf[publisher][book][sequence] = root;
        emit Anchored(publisher, book, sequence, root, closedAt, last.sequence, previousRoot, signer);
    }
}
