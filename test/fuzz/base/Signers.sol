// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Proof} from "./Proof.sol";

/// @title Signers
/// @notice Key pairs by number, and EIP-712 signatures whose domain is computed here, not asked of the contract.
abstract contract Signers is Proof {
    bytes32 private constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );

    /// @dev Private keys are small numbers, far apart from each other's addresses.
    function keyOf(uint256 number) internal pure returns (uint256) {
        return 0x51ee1 + number;
    }

    function accountOf(uint256 number) internal pure returns (address) {
        return VM.addr(keyOf(number));
    }

    function digestOf(
        string memory name,
        address contract_,
        bytes32 structHash
    ) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(DOMAIN_TYPEHASH, keccak256(bytes(name)), keccak256("1"), block.chainid, contract_)
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    function sign(uint256 number, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(keyOf(number), digest);
        return abi.encodePacked(r, s, v);
    }
}
