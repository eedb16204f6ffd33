// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Capabilities} from "../directory/Capabilities.sol";
import {IDirectory} from "../directory/IDirectory.sol";
import {ICarbonUnits} from "./ICarbonUnits.sol";
import {UnitCode} from "./UnitCode.sol";
import {UnitTotals} from "./UnitTotals.sol";

/// @title CarbonUnits
/// @notice The specification is {ICarbonUnits}.
contract CarbonUnits is ICarbonUnits {
    using UnitTotals for Totals;

    struct Class {
        address issuer;
        uint128 nextSerial;
    }

    /// @dev One word per range, found by class and first serial.
    struct Held {
        address holder;
        uint96 length;
    }

    uint16 private constant LEAST_VINTAGE = 1990;
    uint16 private constant MOST_VINTAGE = 2999;

    IDirectory private immutable DIRECTORY;
    mapping(bytes32 classId => Class) private _classes;
    mapping(bytes32 classId => Totals) private _totals;
    mapping(bytes32 classId => mapping(uint128 first => Held)) private _ranges;
    /// @inheritdoc ICarbonUnits
    mapping(bytes32 retirementId => uint48) public retiredAt;

    constructor(address directory_) {
        DIRECTORY = IDirectory(directory_);
    }

    /* ISSUE */

    /// @inheritdoc ICarbonUnits
    function issue(
        bytes16 programme,
        bytes32 project,
        uint16 vintage,
        uint128 first,
        uint128 last,
        address to,
        bytes32 documentHash
    ) external returns (bytes32 classId) {
        if (
            !DIRECTORY.isAuthorised(
                msg.sender,
                msg.sender,
                Capabilities.CARBON_ISSUER,
                uint48(block.timestamp)
            )
        ) {
            revert CarbonUnits_NotAuthorised(msg.sender);
        }
        classId = classIdOf(programme, project, vintage);
        if (to == address(0)) revert CarbonUnits_AccountMissing(classId, first);
        Class storage class = _classes[classId];
        if (class.issuer == address(0)) {
            class.issuer = msg.sender;
            emit ClassOpened(classId, msg.sender, programme, project, vintage);
        } else if (class.issuer != msg.sender) {
            revert CarbonUnits_NotClassIssuer(msg.sender, class.issuer);
        }
        uint96 length = _lengthOf(first, last);
        if (first < class.nextSerial) revert CarbonUnits_SerialsClosed(first, class.nextSerial);
        class.nextSerial = last;
        Totals memory totals = _totals[classId].issue(length);
        _totals[classId] = totals;
        _ranges[classId][first] = Held({holder: to, length: length});
        emit UnitsIssued(classId, to, first, last, documentHash, totals.issued, totals.active);
    }

    /* TRANSFER, MERGE */

    /// @inheritdoc ICarbonUnits
    function transfer(Range calldata part, uint128 rangeFirst, address to) external {
        if (to == address(0)) revert CarbonUnits_AccountMissing(part.classId, part.first);
        uint96 length = _takeOut(part, rangeFirst);
        _ranges[part.classId][part.first] = Held({holder: to, length: length});
        emit UnitsTransferred(part.classId, msg.sender, to, rangeFirst, part.first, part.last);
    }

    /// @inheritdoc ICarbonUnits
    function merge(bytes32 classId, uint128 first) external {
        uint96 length = _heldBy(msg.sender, classId, first);
        // Only issued serials are held, so the range's end is a serial.
        uint128 seam = first + length;
        uint128 last = seam + _heldBy(msg.sender, classId, seam);
        _ranges[classId][first].length = _lengthOf(first, last);
        delete _ranges[classId][seam];
        emit RangesMerged(classId, msg.sender, first, seam, last);
    }

    /* RETIRE, CANCEL */

    /// @inheritdoc ICarbonUnits
    function retire(
        Range calldata part,
        uint128 rangeFirst,
        address beneficiary,
        bytes32 purpose,
        uint256 lotId
    ) external returns (bytes32 retirementId) {
        if (beneficiary == address(0)) revert CarbonUnits_AccountMissing(part.classId, part.first);
        if (purpose == 0) revert CarbonUnits_PurposeMissing(part.classId, part.first);
        uint96 length = _takeOut(part, rangeFirst);
        Totals memory totals = _totals[part.classId].retire(length);
        _totals[part.classId] = totals;
        retirementId = _retirementId(Retirement(part, msg.sender, beneficiary, purpose, lotId));
        retiredAt[retirementId] = uint48(block.timestamp);
        emit UnitsRetired(
            retirementId,
            part.classId,
            beneficiary,
            msg.sender,
            rangeFirst,
            part.first,
            part.last,
            purpose,
            lotId,
            totals.active,
            totals.retired
        );
    }

    /// @inheritdoc ICarbonUnits
    function cancel(Range calldata part, uint128 rangeFirst, bytes32 documentHash) external {
        uint96 length = _takeOut(part, rangeFirst);
        Totals memory totals = _totals[part.classId].cancel(length);
        _totals[part.classId] = totals;
        emit UnitsCancelled(
            part.classId,
            msg.sender,
            rangeFirst,
            part.first,
            part.last,
            documentHash,
            totals.active,
            totals.cancelled
        );
    }

    /* QUESTIONS */

    /// @inheritdoc ICarbonUnits
    function classIdOf(bytes16 programme, bytes32 project, uint16 vintage) public pure returns (bytes32) {
        _requireCanonical(programme);
        _requireCanonical(project);
        if (vintage < LEAST_VINTAGE || vintage > MOST_VINTAGE) {
            revert CarbonUnits_VintageOutOfRange(vintage, LEAST_VINTAGE, MOST_VINTAGE);
        }
        return keccak256(abi.encode(programme, project, vintage));
    }

    /// @inheritdoc ICarbonUnits
    function classOf(bytes32 classId) external view returns (address issuer, uint128 nextSerial) {
        return (_classes[classId].issuer, _classes[classId].nextSerial);
    }

    /// @inheritdoc ICarbonUnits
    function totalsOf(bytes32 classId) external view returns (Totals memory) {
        return _totals[classId];
    }

    /// @inheritdoc ICarbonUnits
    function rangeOf(bytes32 classId, uint128 first) external view returns (address holder, uint128 last) {
        Held memory held = _ranges[classId][first];
        return held.length == 0 ? (address(0), 0) : (held.holder, first + held.length);
    }

    /// @inheritdoc ICarbonUnits
    function retirementIdOf(Retirement calldata retirement) external view returns (bytes32) {
        return _retirementId(retirement);
    }

    /// @inheritdoc ICarbonUnits
    function directory() external view returns (address) {
        return address(DIRECTORY);
    }

    /* INTERNALS */

    /// @dev Takes the part out of the caller's range; what is before and after it stays with the caller.
    function _takeOut(Range calldata part, uint128 rangeFirst) private returns (uint96 length) {
        uint128 rangeLast = rangeFirst + _heldBy(msg.sender, part.classId, rangeFirst);
        length = _lengthOf(part.first, part.last);
        if (part.first < rangeFirst || part.last > rangeLast) {
            revert CarbonUnits_PartOutside(part.first, part.last, rangeFirst, rangeLast);
        }
        mapping(uint128 first => Held) storage ranges = _ranges[part.classId];
        // Both rests are shorter than the range, whose length fits.
        if (part.last < rangeLast) {
            ranges[part.last] = Held({holder: msg.sender, length: uint96(rangeLast - part.last)});
        }
        if (part.first > rangeFirst) ranges[rangeFirst].length = uint96(part.first - rangeFirst);
        else delete ranges[rangeFirst];
    }

    function _heldBy(address account, bytes32 classId, uint128 first) private view returns (uint96 length) {
        Held memory held = _ranges[classId][first];
        if (held.holder != account) revert CarbonUnits_NotHolder(account, classId, first, held.holder);
        return held.length;
    }

    function _retirementId(Retirement memory retirement) private view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), retirement));
    }

    function _lengthOf(uint128 first, uint128 last) private pure returns (uint96) {
        if (first >= last || last - first > type(uint96).max) revert CarbonUnits_RangeInvalid(first, last);
        return uint96(last - first);
    }

    function _requireCanonical(bytes32 code) private pure {
        uint256 position = UnitCode.fault(code);
        if (position != UnitCode.NONE) revert CarbonUnits_CodeNotCanonical(code, position);
    }
}
