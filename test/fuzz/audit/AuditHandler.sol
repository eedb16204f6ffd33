// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAuditAnchors} from "../../../contracts/audit/IAuditAnchors.sol";
import {IDirectory} from "../../../contracts/directory/IDirectory.sol";
import {Signers} from "../base/Signers.sol";

/// @title AuditHandler
/// @notice Two publishers close two books each, under equal names.
contract AuditHandler is Signers {
    string private constant ANCHORS = "INV-23 anchors";
    bytes32 private constant ANCHOR_TYPEHASH = keccak256(
        "Anchor(address publisher,bytes32 book,uint64 sequence,bytes32 root,uint48 closedAt,address signer,uint48 deadline)"
    );

    struct Closing {
        uint64 sequence;
        bytes32 root;
        uint48 closedAt;
    }

    IAuditAnchors public immutable anchors;
    address[2] private _publishers;
    /// @dev Every closing, in order; a book's place is publisher * 2 + book.
    mapping(uint256 place => Closing[]) private _closings;

    constructor() {
        IDirectory directory = IDirectory(create("Directory.sol:Directory", abi.encode(address(this))));
        anchors = IAuditAnchors(create("AuditAnchors.sol:AuditAnchors", abi.encode(address(directory))));
        directory.appointAccreditor(address(this));
        for (uint256 i = 0; i < 2; ++i) {
            _publishers[i] = accountOf(i);
            directory.register(_publishers[i], keccak256("profile"));
        }
    }

    /* ACTS */

    /// @notice Closes a book, the next number or a few later.
    function anchor(uint256 place, bytes32 root, uint256 skip, uint256 wait) external {
        place = bound(place, 0, 3);
        Closing memory next = _next(place, root, skip, wait);
        VM.prank(_publishers[place / 2]);
        anchors.anchor(_book(place), next.sequence, next.root, next.closedAt);
        _closings[place].push(next);
    }

    /// @notice Closes a book by signature; the signature does not work a second time.
    function anchorFor(uint256 place, bytes32 root, uint256 skip, uint256 wait) external {
        place = bound(place, 0, 3);
        Closing memory next = _next(place, root, skip, wait);
        bytes memory data = _signed(place, next);
        (bool succeeded, ) = address(anchors).call(data);
        requireTrue(ANCHORS, succeeded);
        _closings[place].push(next);
        requireRefused(
            ANCHORS,
            address(this),
            address(anchors),
            data,
            IAuditAnchors.AuditAnchors_SequenceStale.selector
        );
    }

    /// @notice Another root for a closing that has been anchored, or one that was left out.
    function anchorOldSequence(uint256 place, bytes32 root, uint256 sequence) external {
        place = bound(place, 0, 3);
        Closing memory next = _next(place, root, 1, 1);
        next.sequence = uint64(bound(sequence, 0, _last(place).sequence));
        _refuse(place, next, IAuditAnchors.AuditAnchors_SequenceStale.selector);
    }

    /// @notice A closing at the time of the last one, or before it.
    function anchorOldClosing(uint256 place, bytes32 root, uint256 closedAt) external {
        place = bound(place, 0, 3);
        Closing memory next = _next(place, root, 1, 1);
        next.closedAt = uint48(bound(closedAt, 0, _last(place).closedAt));
        _refuse(place, next, IAuditAnchors.AuditAnchors_ClosingStale.selector);
    }

    /// @notice A closing that has yet to come.
    function anchorInFuture(uint256 place, bytes32 root, uint256 ahead) external {
        place = bound(place, 0, 3);
        Closing memory next = _next(place, root, 1, 1);
        next.closedAt = uint48(block.timestamp + bound(ahead, 1, 365 days));
        _refuse(place, next, IAuditAnchors.AuditAnchors_ClosedInFuture.selector);
    }

    /* WHAT HOLDS */

    /// @notice Numbers and times increase, and every root is the one that was anchored first.
    function requireAnchors() external view {
        for (uint256 place = 0; place < 4; ++place) {
            Closing[] storage closings = _closings[place];
            (address publisher, bytes32 book) = (_publishers[place / 2], _book(place));
            (uint64 sequence, bytes32 root, uint48 closedAt, ) = anchors.latestOf(publisher, book);
            Closing memory last = _last(place);
            requireEqual(ANCHORS, sequence, last.sequence);
            requireEqual(ANCHORS, uint256(root), uint256(last.root));
            requireEqual(ANCHORS, closedAt, last.closedAt);
            uint256 from = closings.length > 8 ? closings.length - 8 : 0;
            for (uint256 i = from; i < closings.length; ++i) {
                bytes32 kept = anchors.anchorOf(publisher, book, closings[i].sequence);
                requireEqual(ANCHORS, uint256(kept), uint256(closings[i].root));
                if (i == 0) continue;
                requireTrue(ANCHORS, closings[i - 1].sequence < closings[i].sequence);
                requireTrue(ANCHORS, closings[i - 1].closedAt < closings[i].closedAt);
            }
        }
    }

    /* INTERNALS */

    function _next(uint256 place, bytes32 root, uint256 skip, uint256 wait) private returns (Closing memory) {
        VM.warp(block.timestamp + bound(wait, 1, 2 days));
        if (root == 0) root = keccak256("books");
        return Closing(_last(place).sequence + uint64(bound(skip, 1, 3)), root, uint48(block.timestamp));
    }

    function _last(uint256 place) private view returns (Closing memory last) {
        uint256 count = _closings[place].length;
        if (count != 0) last = _closings[place][count - 1];
    }

    function _book(uint256 place) private pure returns (bytes32) {
        return bytes32(place % 2);
    }

    function _refuse(uint256 place, Closing memory next, bytes4 expected) private {
        bytes memory data = abi.encodeCall(
            IAuditAnchors.anchor,
            (_book(place), next.sequence, next.root, next.closedAt)
        );
        requireRefused(ANCHORS, _publishers[place / 2], address(anchors), data, expected);
        requireRefused(ANCHORS, address(this), address(anchors), _signed(place, next), expected);
    }

    function _signed(uint256 place, Closing memory next) private view returns (bytes memory) {
        address publisher = _publishers[place / 2];
        uint48 deadline = uint48(block.timestamp + 1);
        bytes32 structHash = keccak256(
            abi.encode(
                ANCHOR_TYPEHASH,
                publisher,
                _book(place),
                next.sequence,
                next.root,
                next.closedAt,
                publisher,
                deadline
            )
        );
        bytes memory signature = sign(
            place / 2,
            digestOf("TopSteel AuditAnchors", address(anchors), structHash)
        );
        return
            abi.encodeCall(
                IAuditAnchors.anchorFor,
                (
                    publisher,
                    _book(place),
                    next.sequence,
                    next.root,
                    next.closedAt,
                    publisher,
                    deadline,
                    signature
                )
            );
    }
}
