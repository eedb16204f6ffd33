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
        "Terms(address operator,address payer,address receiver,address token,uint120 maxAmount,uint48 authorizeBefore,uint48 captureBefore,uint48 refundBefore,uint32 inspectionSeconds,uint16 feeBps,FeeShare[] feeShares,address arbiter,Goods goods,bytes32 milestones,bytes32 orderRef,bytes32 salt)FeeShare(address receiver,uint16 shareBps)Goods(uint256 lotId,uint128 maxGrams,address titleTo)"
    );

    /// @notice `hashStruct(terms)`.
    function hash(ISettlementEscrow.Terms calldata terms) internal pure returns (bytes32) {
        // Two halves, because the compiler cannot encode seventeen values at once. Each word is 32 bytes, so the
        // concatenation is the encoding.
        bytes memory head = abi.encode(
            TERMS_TYPEHASH,
            terms.operator,
            terms.payer,
            terms.receiver,
            terms.token,
            terms.maxAmount,
            terms.authorizeBefore,
            terms.captureBefore,
            terms.refundBefore
        );
        bytes memory tail = abi.encode(
            terms.inspectionSeconds,
            terms.feeBps,
            _hashShares(terms.feeShares),
            terms.arbiter,
            keccak256(abi.encode(GOODS_TYPEHASH, terms.goods)),
            terms.milestones,
            terms.orderRef,
            terms.salt
        );
        return keccak256(bytes.concat(head, tail));
    }

    function _hashShares(ISettlementEscrow.FeeShare[] calldata shares) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](shares.length);
        for (uint256 i = 0; i < shares.length; ++i) {
            hashes[i] = keccak256(abi.encode(FEE_SHARE_TYPEHASH, shares[i]));
        }
        return keccak256(abi.encodePacked(hashes));
    }
}
