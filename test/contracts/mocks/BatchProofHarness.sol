// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BatchProof} from "../../../contracts/certificates/BatchProof.sol";
import {CertificateRegistry} from "../../../contracts/certificates/CertificateRegistry.sol";

/// @title BatchProofHarness
/// @notice The registry with one more question, to measure what the proof costs by itself, as published figures do. It
/// is for tests: the product has no question weaker than `status`.
contract BatchProofHarness is CertificateRegistry {
    constructor(address directory_) CertificateRegistry(directory_) {}

    /// @notice The same as {isProven}, with the arguments packed end to end: issuer 20 bytes, batch 8, certificate 32,
    /// count 4, issuedAt 6, signer 20, and the siblings. Answers one word.
    fallback() external {
        address issuer;
        uint64 batch;
        bytes32 certificate;
        uint32 count;
        uint48 issuedAt;
        address signer;
        bytes32[] calldata siblings;
        assembly {
            issuer := shr(96, calldataload(0))
            batch := shr(192, calldataload(20))
            certificate := calldataload(28)
            count := shr(224, calldataload(60))
            issuedAt := shr(208, calldataload(64))
            signer := shr(96, calldataload(70))
            siblings.offset := 90
            siblings.length := shr(5, sub(calldatasize(), 90))
        }
        bytes32 committed = commitmentOf[issuer][batch];
        bool found = BatchProof.isProven(committed, certificate, count, issuedAt, signer, siblings);
        assembly {
            mstore(0, found)
            return(0, 32)
        }
    }

    /// @notice Whether the siblings lead from a certificate's id to a batch of this issuer.
    function isProven(
        address issuer,
        uint64 batch,
        bytes32 certificate,
        uint32 count,
        uint48 issuedAt,
        address signer,
        bytes32[] calldata siblings
    ) external view returns (bool) {
        bytes32 committed = commitmentOf[issuer][batch];
        return BatchProof.isProven(committed, certificate, count, issuedAt, signer, siblings);
    }
}
