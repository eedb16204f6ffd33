// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title BatchProof
/// @notice The Merkle proof of {ICertificateRegistry}: from a leaf and its siblings to the batch's commitment. Written
/// out in assembly, because it is what a proof costs.
library BatchProof {
    /// @notice What the registry keeps of a batch: `keccak256(abi.encode(root, depth, count, issuedAt, signer))`.
    function commitment(
        bytes32 root,
        uint256 depth,
        uint32 count,
        uint48 issuedAt,
        address signer
    ) internal pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            let header := mload(0x40)
            mstore(header, root)
            mstore(add(header, 0x20), depth)
            mstore(add(header, 0x40), and(count, 0xffffffff))
            mstore(add(header, 0x60), and(issuedAt, 0xffffffffffff))
            mstore(add(header, 0x80), shr(96, shl(96, signer)))
            hash := keccak256(header, 0xa0)
        }
    }

    /// @notice The root above a leaf; each pair is hashed with the smaller value first.
    function rootOf(bytes32 leaf, bytes32[] calldata siblings) internal pure returns (bytes32 root) {
        assembly ("memory-safe") {
            root := leaf
            let at := siblings.offset
            let end := add(at, shl(5, siblings.length))
            if and(siblings.length, 1) {
                let sibling := calldataload(at)
                let place := shl(5, gt(root, sibling))
                mstore(place, root)
                mstore(xor(place, 0x20), sibling)
                root := keccak256(0x00, 0x40)
                at := add(at, 0x20)
            }
            for {} lt(at, end) {
                at := add(at, 0x40)
            } {
                let sibling := calldataload(at)
                let place := shl(5, gt(root, sibling))
                mstore(place, root)
                mstore(xor(place, 0x20), sibling)
                root := keccak256(0x00, 0x40)
                sibling := calldataload(add(at, 0x20))
                place := shl(5, gt(root, sibling))
                mstore(place, root)
                mstore(xor(place, 0x20), sibling)
                root := keccak256(0x00, 0x40)
            }
        }
    }

    /// @notice Whether the siblings lead from the leaf to the batch that was committed to. A proof of more siblings than
    /// a uint8 counts hashes a depth that no batch has; and as no header hashes to zero, a batch that was not issued
    /// proves nothing.
    function isProven(
        bytes32 committed,
        bytes32 leaf,
        uint32 count,
        uint48 issuedAt,
        address signer,
        bytes32[] calldata siblings
    ) internal pure returns (bool) {
        return committed == commitment(rootOf(leaf, siblings), siblings.length, count, issuedAt, signer);
    }
}
