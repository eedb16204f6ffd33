// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IDirectory
/// @notice Who is who: organisations, the keys that sign for them, and what accreditors allow them to do.
///
/// An organisation is an account (an EOA, an ERC-1271 wallet or an {OrganisationAccount}) that holds title and
/// money. Capabilities are a bit mask, see {Capabilities}: MILL 1, PROCESSOR 2, STOCKIST 4, CARRIER 8,
/// INSPECTION_BODY 16, VERIFIER 32, ARBITER 64, CARBON_ISSUER 128.
///
/// Every window is half-open, `[validFrom, validUntil)`, in Unix seconds; `type(uint48).max` means without end.
/// Questions are asked *at a time*: whoever signed while authorised stays right after the key is removed, unless
/// the key is marked compromised since before that time.
///
/// @dev Warning: the directory holds no funds and has no power over title or escrow. The registrar chooses
/// accreditors; accreditors vouch for organisations; only an organisation appoints its own signers.
interface IDirectory {
    /// @notice The window in which something holds: `validFrom <= t < validUntil`.
    struct Window {
        uint48 validFrom;
        uint48 validUntil;
    }

    /// @notice The caller is not the registrar.
    error Directory_NotRegistrar(address caller, address registrar);
    /// @notice The caller is not an accreditor.
    error Directory_NotAccreditor(address caller);
    /// @notice The caller may not act for this organisation.
    error Directory_NotOrganisation(address caller, address organisation);
    /// @notice The organisation is registered already.
    error Directory_AlreadyRegistered(address organisation);
    /// @notice The organisation is not registered.
    error Directory_NotRegistered(address organisation);
    /// @notice The zero address can be neither registrar, organisation, signer nor accreditor; `missing` says which of
    /// the four words was to be one.
    error Directory_ZeroAddress(string missing);
    /// @notice A profile is the SHA-256 of a public document and is never zero.
    error Directory_ProfileMissing(address organisation);
    /// @notice The capability mask is empty or has bits that have no meaning.
    error Directory_UnknownCapability(uint256 capabilities, uint256 known);
    /// @notice The window is empty, or begins before now (0 stands for "from now on").
    error Directory_WindowInvalid(uint48 validFrom, uint48 validUntil, uint48 time);
    /// @notice A key serves an organisation once; after its removal a new key must be used.
    error Directory_SignerExists(address organisation, address signer);
    /// @notice The key does not sign for the organisation.
    error Directory_SignerUnknown(address organisation, address signer);
    /// @notice An organisation whose own address is compromised appoints no more signers.
    error Directory_OrganisationCompromised(address organisation, uint48 since);
    /// @notice A mark can only be moved to an earlier time, and never into the future.
    error Directory_CompromisedSinceInvalid(uint48 since, uint48 limit);
    /// @notice The capability is not held at that time.
    error Directory_CapabilityNotHeld(address organisation, uint256 capability, uint48 time);
    /// @notice The new window does not extend the one that is held: it ends no later, or begins before it.
    error Directory_CapabilityHeld(address organisation, uint256 capability, uint48 validUntil);

    /// @notice `proposed` becomes registrar once it accepts.
    event RegistrarProposed(address indexed registrar, address indexed proposed);
    /// @notice `registrar` chooses accreditors from now on.
    event RegistrarChanged(address indexed previous, address indexed registrar);
    /// @notice `accreditor` may register organisations and grant capabilities.
    event AccreditorAppointed(address indexed accreditor, address actor);
    /// @notice `accreditor` may do neither any more; what it granted stays.
    event AccreditorDismissed(address indexed accreditor, address actor);
    /// @notice `accreditor` vouches for `organisation`; `profile` is the SHA-256 of its public profile.
    event OrganisationRegistered(address indexed organisation, address indexed accreditor, bytes32 profile);
    /// @notice The public profile of `organisation` now has the SHA-256 `profile`.
    event ProfileChanged(address indexed organisation, bytes32 profile, address actor);
    /// @notice `signer` signs for `organisation` within the window.
    event SignerAdded(
        address indexed organisation,
        address indexed signer,
        uint48 validFrom,
        uint48 validUntil
    );
    /// @notice `signer` signs no more from `removedAt` on; what it signed before stands.
    event SignerRemoved(address indexed organisation, address indexed signer, uint48 removedAt);
    /// @notice Nothing that `signer` signed at `since` or later counts.
    event SignerCompromised(
        address indexed organisation,
        address indexed signer,
        uint48 since,
        address actor
    );
    /// @notice One capability of a grant; `validFrom` and `validUntil` are the new or extended window.
    event CapabilityGranted(
        address indexed organisation,
        address indexed accreditor,
        uint256 capability,
        uint48 validFrom,
        uint48 validUntil
    );
    /// @notice One capability ends at `since`, which may lie in the past.
    event CapabilityRevoked(
        address indexed organisation,
        address indexed accreditor,
        uint256 capability,
        uint48 since
    );

    /// @notice Registers `organisation`. Caller: an accreditor.
    /// @param profile SHA-256 of the organisation's public profile document (a raw IPFS block).
    function register(address organisation, bytes32 profile) external;

    /// @notice Replaces the profile. Caller: the organisation, or an accreditor.
    function setProfile(address organisation, bytes32 profile) external;

    /// @notice Lets `signer` sign for `organisation` in the window. Caller: the organisation.
    /// @dev May precede registration; such a signer counts for nothing until the organisation is registered. A key
    /// serves an organisation once, in one window, so that no later act rewrites what it could sign earlier.
    /// @param validFrom 0 for now, otherwise now or later.
    function addSigner(address organisation, address signer, uint48 validFrom, uint48 validUntil) external;

    /// @notice Ends a signer's window now. What it signed before stays valid. Caller: the organisation.
    function removeSigner(address organisation, address signer) external;

    /// @notice Marks a key as compromised: whatever it signed at or after `since` no longer counts.
    /// Caller: the organisation, or an accreditor. The organisation's own address can be marked too.
    /// @dev Warning: irreversible; a second mark may only move `since` to an earlier time. An organisation whose own
    /// address is marked appoints no more signers; keys that a thief appointed before the mark are marked one by one.
    function markCompromised(address organisation, address signer, uint48 since) external;

    /// @notice Grants every capability of the mask for the window. Caller: an accreditor.
    /// @dev A window that reaches into one already held extends it; otherwise it is a new one, and the earlier
    /// ones keep answering for their own time.
    /// @param validFrom 0 for now, otherwise now or later.
    function grantCapability(
        address organisation,
        uint256 capabilities,
        uint48 validFrom,
        uint48 validUntil
    ) external;

    /// @notice Ends every capability of the mask at `since` (0 for now). Caller: an accreditor.
    /// @dev Warning: `since` in the past makes what was done with the capability from then on unauthorised.
    function revokeCapability(address organisation, uint256 capabilities, uint48 since) external;

    /// @notice Makes `accreditor` able to register organisations and grant capabilities. Caller: the registrar.
    function appointAccreditor(address accreditor) external;

    /// @notice Ends an accreditor's powers; what it granted stays. Caller: the registrar.
    function dismissAccreditor(address accreditor) external;

    /// @notice Offers the registrar's office to `proposed`. Caller: the registrar.
    function proposeRegistrar(address proposed) external;

    /// @notice Takes the office. Caller: the proposed registrar.
    function acceptRegistrar() external;

    /// @notice The account that appoints accreditors and rotates report signers.
    function registrar() external view returns (address);

    /// @notice Whether `account` is an accreditor now.
    function isAccreditor(address account) external view returns (bool);

    /// @notice Whether `signer` could act for `organisation` at `time` with at least one capability of the mask.
    ///
    /// True if the organisation was registered at or before `time`; the signer is the organisation itself or its
    /// window contains `time`; the signer is not compromised since `time` or earlier; and `capabilityMask` is 0 or one
    /// of its capabilities has a window that contains `time`.
    function isAuthorised(
        address organisation,
        address signer,
        uint256 capabilityMask,
        uint48 time
    ) external view returns (bool);

    /// @notice Whether `signer` is marked as compromised since `time` or earlier.
    function isCompromised(address organisation, address signer, uint48 time) external view returns (bool);

    /// @notice An organisation's record; all zero when it is not registered.
    /// @return profile SHA-256 of the public profile.
    /// @return accreditor Who registered it.
    /// @return registeredAt When.
    /// @return capabilities The mask of capabilities held now.
    function organisationOf(
        address organisation
    ) external view returns (bytes32 profile, address accreditor, uint48 registeredAt, uint256 capabilities);

    /// @notice A signer's window and mark.
    /// @return validFrom When the window begins.
    /// @return validUntil When it ends.
    /// @return compromisedSince 0 when not compromised.
    function signerOf(
        address organisation,
        address signer
    ) external view returns (uint48 validFrom, uint48 validUntil, uint48 compromisedSince);

    /// @notice Every window in which the capability (one bit) was or will be held, oldest first.
    function capabilityWindows(
        address organisation,
        uint256 capability
    ) external view returns (Window[] memory);
}
