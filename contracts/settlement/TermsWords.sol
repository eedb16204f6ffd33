// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlementEscrow} from "./ISettlementEscrow.sol";

/// @title TermsWords
/// @notice EIP-712 struct hash of a payment's terms, and their values without the compiler's checks.
/// @dev Every call hashes the terms and most read them; both are done on the words of calldata as they stand. That a
/// value fits its type is checked once, when {ISettlementEscrow-authorize} or `charge` emits the terms: a payment that
/// exists has an id over values that fit. So read values only after the payment was found to exist. Where the
/// shares lie in calldata may differ from call to call; what they are is in the hash.
library TermsWords {
    bytes32 private constant FEE_SHARE_TYPEHASH = keccak256("FeeShare(address receiver,uint16 shareBps)");
    bytes32 private constant GOODS_TYPEHASH = keccak256(
        "Goods(uint256 lotId,uint128 maxGrams,address titleTo)"
    );
    bytes32 private constant TERMS_TYPEHASH = keccak256(
        "Terms(address operator,address payer,address receiver,address token,uint120 maxAmount,uint48 authorizeBefore,uint48 captureBefore,uint48 resolveBefore,uint48 refundBefore,uint32 inspectionSeconds,uint16 feeBps,uint16 silenceBps,address arbiter,FeeShare[] feeShares,Goods goods,bytes32 milestones,bytes32 orderRef,bytes32 salt)FeeShare(address receiver,uint16 shareBps)Goods(uint256 lotId,uint128 maxGrams,address titleTo)"
    );

    /// @notice The EIP-712 digest of the terms under a domain: `keccak256(0x1901 ++ domainSeparator ++ hashStruct(terms))`.
    function digest(
        ISettlementEscrow.Terms calldata terms,
        bytes32 domainSeparator
    ) internal pure returns (bytes32 result) {
        (bytes32 shareType, bytes32 goodsType, bytes32 termsType) = (
            FEE_SHARE_TYPEHASH,
            GOODS_TYPEHASH,
            TERMS_TYPEHASH
        );
        assembly ("memory-safe") {
            // All above the free memory pointer, and left there. First the shares: one at a time at m, their hashes in a
            // row after it. Then the goods. Then type, 13 values, hash of the shares, hash of the goods, 3 values. Last
            // the prefix, the domain and the hash of all that.
            let m := mload(0x40)
            let words := add(m, 0x20)
            let share := add(terms, calldataload(add(terms, 0x1a0)))
            let size := shl(5, calldataload(share))
            share := add(share, 0x20)
            let hashes := add(m, 0x60)
            let end := add(hashes, size)
            mstore(m, shareType)
            for {
                let place := hashes
            } lt(place, end) {
                place := add(place, 0x20)
                share := add(share, 0x40)
            } {
                calldatacopy(words, share, 0x40)
                mstore(place, keccak256(m, 0x60))
            }
            let sharesHash := keccak256(hashes, size)
            mstore(m, goodsType)
            calldatacopy(words, add(terms, 0x1c0), 0x60)
            mstore(add(m, 0x1e0), keccak256(m, 0x80))
            mstore(add(m, 0x1c0), sharesHash)
            mstore(m, termsType)
            calldatacopy(words, terms, 0x1a0)
            calldatacopy(add(m, 0x200), add(terms, 0x220), 0x60)
            mstore(add(m, 0x40), keccak256(m, 0x260))
            mstore(words, domainSeparator)
            mstore(m, 0x1901)
            result := keccak256(add(m, 0x1e), 0x42)
        }
    }

    /// @notice `terms.operator`
    function operatorOf(ISettlementEscrow.Terms calldata terms) internal pure returns (address value) {
        assembly ("memory-safe") {
            value := calldataload(terms)
        }
    }

    /// @notice `terms.payer`
    function payerOf(ISettlementEscrow.Terms calldata terms) internal pure returns (address value) {
        assembly ("memory-safe") {
            value := calldataload(add(terms, 0x20))
        }
    }

    /// @notice `terms.receiver`
    function receiverOf(ISettlementEscrow.Terms calldata terms) internal pure returns (address value) {
        assembly ("memory-safe") {
            value := calldataload(add(terms, 0x40))
        }
    }

    /// @notice `terms.token`
    function tokenOf(ISettlementEscrow.Terms calldata terms) internal pure returns (address value) {
        assembly ("memory-safe") {
            value := calldataload(add(terms, 0x60))
        }
    }

    /// @notice `terms.maxAmount`
    function maxAmountOf(ISettlementEscrow.Terms calldata terms) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := calldataload(add(terms, 0x80))
        }
    }

    /// @notice `terms.captureBefore`
    function captureBeforeOf(ISettlementEscrow.Terms calldata terms) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := calldataload(add(terms, 0xc0))
        }
    }

    /// @notice `terms.feeBps`
    function feeBpsOf(ISettlementEscrow.Terms calldata terms) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := calldataload(add(terms, 0x140))
        }
    }

    /// @notice `terms.feeShares`
    function feeSharesOf(
        ISettlementEscrow.Terms calldata terms
    ) internal pure returns (ISettlementEscrow.FeeShare[] calldata shares) {
        assembly ("memory-safe") {
            let from := add(terms, calldataload(add(terms, 0x1a0)))
            shares.length := calldataload(from)
            shares.offset := add(from, 0x20)
        }
    }

    /// @notice `shares[index]`, index < shares.length.
    function shareAt(
        ISettlementEscrow.FeeShare[] calldata shares,
        uint256 index
    ) internal pure returns (address receiver, uint256 shareBps) {
        assembly ("memory-safe") {
            let from := add(shares.offset, shl(6, index))
            receiver := calldataload(from)
            shareBps := calldataload(add(from, 0x20))
        }
    }
}
