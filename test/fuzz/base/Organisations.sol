// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICertificateRegistry} from "../../../contracts/certificates/ICertificateRegistry.sol";
import {IDirectory} from "../../../contracts/directory/IDirectory.sol";
import {Signers} from "./Signers.sol";

/// @title Organisations
/// @notice A directory whose registrar and accreditor is the handler, and a registry of certificates.
abstract contract Organisations is Signers {
    uint256 internal constant MILL = 1;
    uint256 internal constant PROCESSOR = 2;
    uint256 internal constant STOCKIST = 4;
    uint256 internal constant INSPECTION_BODY = 16;
    uint256 internal constant VERIFIER = 32;
    uint256 internal constant CARBON_ISSUER = 128;
    uint48 internal constant FOREVER = type(uint48).max;

    IDirectory internal immutable DIRECTORY;

    constructor() {
        DIRECTORY = IDirectory(create("Directory.sol:Directory", abi.encode(address(this))));
        DIRECTORY.appointAccreditor(address(this));
    }

    function createRegistry() internal returns (ICertificateRegistry) {
        return
            ICertificateRegistry(
                create("CertificateRegistry.sol:CertificateRegistry", abi.encode(address(DIRECTORY)))
            );
    }

    function register(address organisation, uint256 capabilities) internal {
        DIRECTORY.register(organisation, keccak256("profile"));
        if (capabilities != 0) DIRECTORY.grantCapability(organisation, capabilities, 0, FOREVER);
    }

    /// @dev Alone in its batch, a certificate is its own root.
    function issueAlone(
        ICertificateRegistry registry,
        ICertificateRegistry.Certificate memory certificate
    ) internal returns (bytes32 id) {
        id = registry.certificateId(certificate);
        VM.prank(certificate.issuer);
        registry.issue(certificate.batch, id, 0, 1);
    }

    function evidenceAlone(
        ICertificateRegistry.Certificate memory certificate,
        uint48 issuedAt
    ) internal pure returns (ICertificateRegistry.Evidence memory evidence) {
        (evidence.count, evidence.issuedAt, evidence.signer) = (1, issuedAt, certificate.issuer);
        evidence.siblings = new bytes32[](0);
    }
}
