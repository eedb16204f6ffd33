// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {Capabilities} from "./Capabilities.sol";
import {IDirectory} from "./IDirectory.sol";

/// @title Directory
/// @notice The specification is {IDirectory}.
contract Directory is IDirectory, Multicall {
    /// @dev `granted` has every bit that was ever granted, so that a question looks only where there is an answer.
    struct Organisation {
        address accreditor;
        uint48 registeredAt;
        uint8 granted;
        bytes32 profile;
    }

    /// @dev Nearly every question is about the latest window, which is therefore one word of its own.
    struct Tenure {
        Window latest;
        Window[] earlier;
    }

    struct Signer {
        uint48 validFrom;
        uint48 validUntil;
        uint48 compromisedSince;
    }

    /// @inheritdoc IDirectory
    address public registrar;
    address private _proposedRegistrar;
    /// @inheritdoc IDirectory
    mapping(address account => bool) public isAccreditor;
    mapping(address organisation => Organisation) private _organisations;
    mapping(address organisation => mapping(address signer => Signer)) private _signers;
    mapping(address organisation => mapping(uint256 capability => Tenure)) private _tenures;

    /// @notice A directory without accreditors: the registrar appoints the first one.
    /// @param registrar_ The first registrar.
    constructor(address registrar_) {
        if (registrar_ == address(0)) revert Directory_ZeroAddress("registrar");
        registrar = registrar_;
        emit RegistrarChanged(address(0), registrar_);
    }

    modifier onlyRegistrar() {
        if (msg.sender != registrar) revert Directory_NotRegistrar(msg.sender, registrar);
        _;
    }

    modifier onlyAccreditor() {
        if (!isAccreditor[msg.sender]) revert Directory_NotAccreditor(msg.sender);
        _;
    }

    /* OFFICES */

    /// @inheritdoc IDirectory
    function appointAccreditor(address accreditor) external onlyRegistrar {
        if (accreditor == address(0)) revert Directory_ZeroAddress("accreditor");
        isAccreditor[accreditor] = true;
        emit AccreditorAppointed(accreditor, msg.sender);
    }

    /// @inheritdoc IDirectory
    function dismissAccreditor(address accreditor) external onlyRegistrar {
        if (!isAccreditor[accreditor]) revert Directory_NotAccreditor(accreditor);
        isAccreditor[accreditor] = false;
        emit AccreditorDismissed(accreditor, msg.sender);
    }

    /// @inheritdoc IDirectory
    function proposeRegistrar(address proposed) external onlyRegistrar {
        _proposedRegistrar = proposed;
        emit RegistrarProposed(msg.sender, proposed);
    }

    /// @inheritdoc IDirectory
    function acceptRegistrar() external {
        if (msg.sender != _proposedRegistrar) revert Directory_NotRegistrar(msg.sender, _proposedRegistrar);
        emit RegistrarChanged(registrar, msg.sender);
        registrar = msg.sender;
        _proposedRegistrar = address(0);
    }

    /* ORGANISATIONS */

    /// @inheritdoc IDirectory
    function register(address organisation, bytes32 profile) external onlyAccreditor {
        if (organisation == address(0)) revert Directory_ZeroAddress("organisation");
        if (profile == 0) revert Directory_ProfileMissing(organisation);
        if (_organisations[organisation].registeredAt != 0) revert Directory_AlreadyRegistered(organisation);
        _organisations[organisation] = Organisation({
            accreditor: msg.sender,
            registeredAt: uint48(block.timestamp),
            granted: 0,
            profile: profile
        });
        emit OrganisationRegistered(organisation, msg.sender, profile);
    }

    /// @inheritdoc IDirectory
    function setProfile(address organisation, bytes32 profile) external {
        _requireOrganisationOrAccreditor(organisation);
        _requireRegistered(organisation);
        if (profile == 0) revert Directory_ProfileMissing(organisation);
        _organisations[organisation].profile = profile;
        emit ProfileChanged(organisation, profile, msg.sender);
    }

    /* SIGNERS */

    /// @inheritdoc IDirectory
    function addSigner(address organisation, address signer, uint48 validFrom, uint48 validUntil) external {
        if (msg.sender != organisation) revert Directory_NotOrganisation(msg.sender, organisation);
        if (signer == address(0)) revert Directory_ZeroAddress("signer");
        Signer storage record = _signers[organisation][signer];
        if (signer == organisation || record.validUntil != 0)
            revert Directory_SignerExists(organisation, signer);
        uint48 since = _signers[organisation][organisation].compromisedSince;
        if (since != 0) revert Directory_OrganisationCompromised(organisation, since);
        validFrom = _begin(validFrom, validUntil);
        record.validFrom = validFrom;
        record.validUntil = validUntil;
        emit SignerAdded(organisation, signer, validFrom, validUntil);
    }

    /// @inheritdoc IDirectory
    function removeSigner(address organisation, address signer) external {
        if (msg.sender != organisation) revert Directory_NotOrganisation(msg.sender, organisation);
        Signer storage record = _signers[organisation][signer];
        uint48 time = uint48(block.timestamp);
        if (record.validUntil <= time) revert Directory_SignerUnknown(organisation, signer);
        record.validUntil = time;
        emit SignerRemoved(organisation, signer, time);
    }

    /// @inheritdoc IDirectory
    function markCompromised(address organisation, address signer, uint48 since) external {
        _requireOrganisationOrAccreditor(organisation);
        Signer storage record = _signers[organisation][signer];
        if (signer != organisation && record.validUntil == 0)
            revert Directory_SignerUnknown(organisation, signer);
        uint48 limit = record.compromisedSince == 0 ? uint48(block.timestamp) : record.compromisedSince - 1;
        if (since == 0 || since > limit) revert Directory_CompromisedSinceInvalid(since, limit);
        record.compromisedSince = since;
        emit SignerCompromised(organisation, signer, since, msg.sender);
    }

    /* CAPABILITIES */

    /// @inheritdoc IDirectory
    function grantCapability(
        address organisation,
        uint256 capabilities,
        uint48 validFrom,
        uint48 validUntil
    ) external onlyAccreditor {
        _requireRegistered(organisation);
        _requireKnown(capabilities);
        validFrom = _begin(validFrom, validUntil);
        _organisations[organisation].granted |= uint8(capabilities);
        for (uint256 bit = 1; bit <= capabilities; bit <<= 1) {
            if (capabilities & bit != 0) _grant(organisation, bit, validFrom, validUntil);
        }
    }

    /// @inheritdoc IDirectory
    function revokeCapability(
        address organisation,
        uint256 capabilities,
        uint48 since
    ) external onlyAccreditor {
        _requireKnown(capabilities);
        uint48 time = uint48(block.timestamp);
        if (since == 0) since = time;
        if (since > time) revert Directory_WindowInvalid(since, time, time);
        for (uint256 bit = 1; bit <= capabilities; bit <<= 1) {
            if (capabilities & bit != 0) _revoke(organisation, bit, since);
        }
    }

    /* QUESTIONS */

    /// @inheritdoc IDirectory
    function isAuthorised(
        address organisation,
        address signer,
        uint256 capabilityMask,
        uint48 time
    ) external view returns (bool) {
        Organisation storage organisationRecord = _organisations[organisation];
        uint48 registeredAt = organisationRecord.registeredAt;
        if (registeredAt == 0 || registeredAt > time) return false;
        Signer memory record = _signers[organisation][signer];
        if (record.compromisedSince != 0 && record.compromisedSince <= time) return false;
        if (signer != organisation && (time < record.validFrom || time >= record.validUntil)) return false;
        if (capabilityMask == 0) return true;
        uint256 candidates = capabilityMask & organisationRecord.granted;
        for (uint256 bit = 1; bit <= candidates; bit <<= 1) {
            if (candidates & bit != 0 && _holds(organisation, bit, time)) return true;
        }
        return false;
    }

    /// @inheritdoc IDirectory
    function isCompromised(address organisation, address signer, uint48 time) external view returns (bool) {
        uint48 since = _signers[organisation][signer].compromisedSince;
        return since != 0 && since <= time;
    }

    /// @inheritdoc IDirectory
    function organisationOf(
        address organisation
    ) external view returns (bytes32 profile, address accreditor, uint48 registeredAt, uint256 capabilities) {
        Organisation memory record = _organisations[organisation];
        for (uint256 bit = 1; bit <= Capabilities.ALL; bit <<= 1) {
            if (_holds(organisation, bit, uint48(block.timestamp))) capabilities |= bit;
        }
        return (record.profile, record.accreditor, record.registeredAt, capabilities);
    }

    /// @inheritdoc IDirectory
    function signerOf(
        address organisation,
        address signer
    ) external view returns (uint48 validFrom, uint48 validUntil, uint48 compromisedSince) {
        Signer memory record = _signers[organisation][signer];
        return (record.validFrom, record.validUntil, record.compromisedSince);
    }

    /// @inheritdoc IDirectory
    function capabilityWindows(
        address organisation,
        uint256 capability
    ) external view returns (Window[] memory windows) {
        Tenure storage tenure = _tenures[organisation][capability];
        if (tenure.latest.validUntil == 0) return windows;
        uint256 count = tenure.earlier.length;
        windows = new Window[](count + 1);
        for (uint256 i = 0; i < count; ++i) windows[i] = tenure.earlier[i];
        windows[count] = tenure.latest;
    }

    /* INTERNALS */

    function _grant(address organisation, uint256 capability, uint48 validFrom, uint48 validUntil) private {
        Tenure storage tenure = _tenures[organisation][capability];
        Window memory latest = tenure.latest;
        if (latest.validUntil >= validFrom) {
            if (latest.validUntil >= validUntil || latest.validFrom > validFrom) {
                revert Directory_CapabilityHeld(organisation, capability, latest.validUntil);
            }
            validFrom = latest.validFrom;
        } else if (latest.validUntil != 0) {
            tenure.earlier.push(latest);
        }
        tenure.latest = Window({validFrom: validFrom, validUntil: validUntil});
        emit CapabilityGranted(organisation, msg.sender, capability, validFrom, validUntil);
    }

    /// @dev Ends the window that contains `since` and drops every later one.
    function _revoke(address organisation, uint256 capability, uint48 since) private {
        Tenure storage tenure = _tenures[organisation][capability];
        Window memory latest = tenure.latest;
        if (latest.validUntil <= since) {
            revert Directory_CapabilityNotHeld(organisation, capability, since);
        }
        while (latest.validFrom >= since) latest = _takeEarlier(tenure.earlier);
        if (latest.validUntil > since) latest.validUntil = since;
        tenure.latest = latest;
        emit CapabilityRevoked(organisation, msg.sender, capability, since);
    }

    /// @dev The latest of the earlier windows, taken out of them; empty when there is none.
    function _takeEarlier(Window[] storage earlier) private returns (Window memory window) {
        uint256 count = earlier.length;
        if (count == 0) return window;
        window = earlier[count - 1];
        earlier.pop();
    }

    function _holds(address organisation, uint256 capability, uint48 time) private view returns (bool) {
        Tenure storage tenure = _tenures[organisation][capability];
        Window memory window = tenure.latest;
        for (uint256 i = window.validFrom <= time ? 0 : tenure.earlier.length; i != 0; --i) {
            window = tenure.earlier[i - 1];
            if (window.validFrom <= time) break;
        }
        return window.validFrom <= time && time < window.validUntil;
    }

    function _begin(uint48 validFrom, uint48 validUntil) private view returns (uint48) {
        uint48 time = uint48(block.timestamp);
        if (validFrom == 0) validFrom = time;
        if (validFrom < time || validUntil <= validFrom) {
            revert Directory_WindowInvalid(validFrom, validUntil, time);
        }
        return validFrom;
    }

    function _requireKnown(uint256 capabilities) private pure {
        if (capabilities == 0 || capabilities > Capabilities.ALL) {
            revert Directory_UnknownCapability(capabilities, Capabilities.ALL);
        }
    }

    function _requireRegistered(address organisation) private view {
        if (_organisations[organisation].registeredAt == 0) revert Directory_NotRegistered(organisation);
    }

    function _requireOrganisationOrAccreditor(address organisation) private view {
        if (msg.sender != organisation && !isAccreditor[msg.sender]) {
            revert Directory_NotOrganisation(msg.sender, organisation);
        }
    }
}
