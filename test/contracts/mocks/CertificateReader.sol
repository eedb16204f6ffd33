// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICertificateRegistry} from "../../../contracts/certificates/ICertificateRegistry.sol";

/// @title CertificateReader
/// @notice Asks for many certificates in one call.
contract CertificateReader {
    /// @notice The status of each certificate.
    function statuses(
        ICertificateRegistry registry,
        ICertificateRegistry.Certificate[] calldata certificates,
        ICertificateRegistry.Evidence[] calldata evidence
    ) external view returns (ICertificateRegistry.Status[] memory found) {
        found = new ICertificateRegistry.Status[](certificates.length);
        for (uint256 i = 0; i < certificates.length; ++i) {
            found[i] = registry.status(certificates[i], evidence[i]);
        }
    }
}
