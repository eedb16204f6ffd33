// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Capabilities
/// @notice What an organisation may be accredited to do, one bit each.
library Capabilities {
    /// @notice Melts or rolls steel; issues inspection documents for its own products.
    uint256 internal constant MILL = 1;
    /// @notice Transforms steel; issues inspection documents for what it makes.
    uint256 internal constant PROCESSOR = 2;
    /// @notice Splits and resells lots; never issues inspection documents (EN 10204:2004, clause 5).
    uint256 internal constant STOCKIST = 4;
    /// @notice Carries and weighs.
    uint256 internal constant CARRIER = 8;
    /// @notice Inspects independently of the manufacturer (EN 10204:2004, type 3.2).
    uint256 internal constant INSPECTION_BODY = 16;
    /// @notice Verifies emission statements.
    uint256 internal constant VERIFIER = 32;
    /// @notice Divides disputed payments.
    uint256 internal constant ARBITER = 64;
    /// @notice Issues carbon units.
    uint256 internal constant CARBON_ISSUER = 128;

    /// @notice Who may issue inspection documents.
    uint256 internal constant MANUFACTURER = MILL | PROCESSOR;
    /// @notice Who may turn lots into other lots.
    uint256 internal constant TRANSFORMER = MILL | PROCESSOR | STOCKIST;
    /// @notice Every bit that has a meaning.
    uint256 internal constant ALL = 255;
}
