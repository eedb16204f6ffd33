// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlementEscrow} from "./ISettlementEscrow.sol";

/// @title TermsHash
/// @notice EIP-712 struct hash of a payment's terms.
library TermsHash {
    bytes32 private constant FEE_SHARE_TYPEHASH = keccak256("FeeShare(address receiver,uint16 shareBps)");
    bytes32 private constant GOODS_TYPEHASH = keccak256(
        "Goods(uint256 lotId,uint128 maxGrams,address titleTo)"
    );
    bytes32 private constant TERMS_TYPEHASH = keccak256(
        "Terms(address operator,address payer,address receiver,address token,uint120 maxAmount,uint48 authorizeBefore,uint48 captureBefore,uint48 resolveBefore,uint48 refundBefore,uint32 inspectionSeconds,uint16 feeBps,uint16 silenceBps,address arbiter,FeeShare[] feeShares,Goods goods,bytes32 milestones,bytes32 orderRef,bytes32 salt)FeeShare(address receiver,uint16 shareBps)Goods(uint256 lotId,uint128 maxGrams,address titleTo)"
    );

    /// @notice `hashStruct(terms)`.
    /// @dev Every call hashes the terms. The words of calldata are what EIP-712 encodes, so they are copied as they
    /// stand: 13 values, hash of the shares, hash of the goods, 3 values. Copying does not check that a value fits its
    /// type; {authorize} emits the terms, which does, so no payment has an id over values that don't fit.
    function hash(ISettlementEscrow.Terms calldata terms) internal pure returns (bytes32 structHash) {
        bytes32 typeHash = TERMS_TYPEHASH;
        bytes32 shares = _hashShares(terms.feeShares);
        bytes32 goods = _hashGoods(terms.goods);
        assembly ("memory-safe") {
            // Above the free memory, and left there.
            let at := mload(0x40)
            mstore(at, typeHash)
            calldatacopy(add(at, 0x20), terms, 0x1a0)
            mstore(add(at, 0x1c0), shares)
            mstore(add(at, 0x1e0), goods)
            calldatacopy(add(at, 0x200), add(terms, 0x220), 0x60)
            structHash := keccak256(at, 0x260)
        }
    }

    function _hashGoods(ISettlementEscrow.Goods calldata goods) private pure returns (bytes32 structHash) {
        bytes32 typeHash = GOODS_TYPEHASH;
        assembly ("memory-safe") {
            let at := mload(0x40)
            mstore(at, typeHash)
            calldatacopy(add(at, 0x20), goods, 0x60)
            structHash := keccak256(at, 0x80)
        }
    }

    function _hashShares(
        ISettlementEscrow.FeeShare[] calldata shares
    ) private pure returns (bytes32 arrayHash) {
        bytes32 typeHash = FEE_SHARE_TYPEHASH;
        assembly ("memory-safe") {
            // One share at a time at `at`, their hashes in a row from 0x60 above it.
            let at := mload(0x40)
            let hashes := add(at, 0x60)
            mstore(at, typeHash)
            let end := shl(5, shares.length)
            for {
                let i := 0
            } lt(i, end) {
                i := add(i, 0x20)
            } {
                calldatacopy(add(at, 0x20), add(shares.offset, shl(1, i)), 0x40)
                mstore(add(hashes, i), keccak256(at, 0x60))
            }
            arrayHash := keccak256(hashes, end)
        }
    }
}
