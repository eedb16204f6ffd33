// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IOrganisationAccountFactory
/// @notice Creates organisation accounts at addresses that can be known beforehand.
interface IOrganisationAccountFactory {
    /// @notice `account` exists, and `hostedSigner` signs for it in the directory.
    event OrganisationAccountCreated(
        address indexed account,
        address indexed controller,
        address indexed hostedSigner,
        bytes32 salt
    );

    /// @notice Creates an account; while it is being created it adds `hostedSigner` to the directory as its own
    /// signer, from now on and without end. Anyone may call: the address commits to every argument, so a
    /// front-runner can only do the same thing.
    /// @dev Idempotent: returns the address without effect if the account exists.
    /// @param controller Who acts for the account.
    /// @param hostedSigner Who signs for it.
    /// @param salt Makes accounts of one controller and signer different.
    /// @return account Its address.
    function create(
        address controller,
        address hostedSigner,
        bytes32 salt
    ) external returns (address account);

    /// @notice The address that {create} gives for these arguments.
    function addressOf(
        address controller,
        address hostedSigner,
        bytes32 salt
    ) external view returns (address);

    /// @notice The directory in which accounts register their hosted signer.
    function directory() external view returns (address);
}
