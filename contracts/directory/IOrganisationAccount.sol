// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IOrganisationAccount
/// @notice The account of an organisation that has no wallet of its own yet. It holds title (ERC-1155) and money;
/// its controller acts for it. Control can be handed over without moving what the account holds, and so the
/// organisation keeps its address, its certificates, its lots and its history.
///
/// Signatures (ERC-1271): valid if the controller signed the EIP-712 message `AccountMessage(bytes32 hash)` under
/// *this account's* domain (name "TopSteel OrganisationAccount", version "1"). A controller of two accounts can
/// therefore not have its signature for one replayed on the other.
interface IOrganisationAccount {
    /// @notice One call made by the account: `data` is sent to `target` with `value` wei.
    struct Call {
        address target;
        uint256 value;
        bytes data;
    }

    /// @notice The caller is not the controller.
    error OrganisationAccount_NotController(address caller, address controller);
    /// @notice The zero address cannot control an account.
    error OrganisationAccount_ZeroController();
    /// @notice An account that controlled itself could never be called again.
    error OrganisationAccount_ControllerIsSelf(address account);

    /// @notice From now on only `controller` acts as this account.
    event ControllerChanged(address indexed previous, address indexed controller);
    /// @notice The account called `target`; `selector` is zero when it sent fewer than four bytes.
    event Executed(address indexed target, uint256 value, bytes4 selector);

    /// @notice Makes one call as this account. Caller: the controller.
    /// @param target Who is called.
    /// @param value Wei to send along, from this account.
    /// @param data The calldata.
    /// @return result What the target returned. A revert of the target is passed on unchanged.
    function execute(
        address target,
        uint256 value,
        bytes calldata data
    ) external returns (bytes memory result);

    /// @notice Makes several calls as this account, all or none. Caller: the controller.
    function executeBatch(Call[] calldata calls) external returns (bytes[] memory results);

    /// @notice Hands control to `newController` and ends the window of the hosted signer that was added to the
    /// directory at creation. Title, money and earlier signatures stay. Caller: the controller.
    /// @dev Warning: signers added later through {execute} are not touched, and neither is what the earlier controller
    /// allowed others to do with what the account holds: ERC-1155 approvals (`setApprovalForAll` on title), ERC-20
    /// allowances, Permit2's. Revoke them by {executeBatch} right after.
    function takeOver(address newController) external;

    /// @notice Who acts for this account.
    function controller() external view returns (address);

    /// @notice The key that was added to the directory at creation.
    function hostedSigner() external view returns (address);

    /// @notice The digest that the controller signs so that {isValidSignature} accepts `hash`.
    function accountMessageHash(bytes32 hash) external view returns (bytes32);
}
