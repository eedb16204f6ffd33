// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEmissionStatements} from "../../../contracts/carbon/IEmissionStatements.sol";
import {Organisations} from "../base/Organisations.sol";
import {LotsOfGivenMass} from "./LotsOfGivenMass.sol";

/// @title StatementsHandler
/// @notice A mill and a processor state the emissions of four lots, correct themselves, and are verified or not.
contract StatementsHandler is Organisations {
    string private constant STANDING = "INV-22 standing statement";
    uint256 private constant LOTS = 4;
    uint128 private constant MASS = 24_800_000;
    uint128 private constant EMISSIONS = 13_640_000;
    address private immutable MILL_ACCOUNT;
    address private immutable PROCESSOR_ACCOUNT;
    address private immutable VERIFIER_ACCOUNT;

    IEmissionStatements public immutable statements;
    /// @dev All statements of a lot, oldest first.
    mapping(uint256 lotId => bytes32[]) private _chain;
    mapping(bytes32 statementId => bool) private _isVerified;
    uint256 private _documents;

    constructor() {
        (MILL_ACCOUNT, PROCESSOR_ACCOUNT, VERIFIER_ACCOUNT) = (accountOf(0), accountOf(1), accountOf(2));
        register(MILL_ACCOUNT, MILL | VERIFIER);
        register(PROCESSOR_ACCOUNT, PROCESSOR);
        register(VERIFIER_ACCOUNT, VERIFIER);
        LotsOfGivenMass lots = new LotsOfGivenMass();
        for (uint256 lotId = 0; lotId < LOTS; ++lotId) lots.put(lotId, _issuer(lotId), MASS, EMISSIONS);
        statements = IEmissionStatements(
            create("EmissionStatements.sol:EmissionStatements", abi.encode(address(DIRECTORY), address(lots)))
        );
    }

    /* ACTS */

    /// @notice The first statement, or a correction of the one that stands.
    function declare(uint256 lotId, uint256 emissionsGrams) external {
        lotId = lotId % LOTS;
        IEmissionStatements.Statement memory next = _next(lotId, emissionsGrams);
        VM.prank(_issuer(lotId));
        _chain[lotId].push(statements.declare(next));
    }

    /// @notice A correction of a statement that stands no more, or another first one.
    function declareBesides(uint256 lotId, uint256 emissionsGrams, uint256 place) external {
        lotId = lotId % LOTS;
        uint256 count = _chain[lotId].length;
        if (count == 0) return;
        IEmissionStatements.Statement memory next = _next(lotId, emissionsGrams);
        uint256 chosen = place % count;
        next.supersedes = chosen == 0 ? bytes32(0) : _chain[lotId][chosen - 1];
        if (next.supersedes == 0) next.emissionsGrams = EMISSIONS;
        _refuse(lotId, next, IEmissionStatements.EmissionStatements_NotStanding.selector);
    }

    /// @notice A first statement that is not the ledger's.
    function declareOtherThanLedger(uint256 lotId, uint256 emissionsGrams) external {
        lotId = lotId % LOTS;
        if (_chain[lotId].length != 0) return;
        IEmissionStatements.Statement memory next = _next(lotId, emissionsGrams);
        next.emissionsGrams = uint128(bound(emissionsGrams, EMISSIONS + 1, type(uint128).max));
        _refuse(lotId, next, IEmissionStatements.EmissionStatements_FirstDiffersFromLedger.selector);
    }

    /// @notice A statement over another mass than the lot's.
    function declareOtherMass(uint256 lotId, uint256 massGrams) external {
        lotId = lotId % LOTS;
        IEmissionStatements.Statement memory next = _next(lotId, massGrams);
        next.massGrams = uint128(bound(massGrams, MASS + 1, type(uint128).max));
        _refuse(lotId, next, IEmissionStatements.EmissionStatements_MassDiffers.selector);
    }

    /// @notice Verifies the statement that stands, unless that is done.
    function verify(uint256 lotId) external {
        lotId = lotId % LOTS;
        bytes32 standing = _standing(lotId);
        if (standing == 0) return;
        bytes memory data = abi.encodeCall(IEmissionStatements.verify, (standing, keccak256("opinion")));
        if (_isVerified[standing]) {
            bytes4 expected = IEmissionStatements.EmissionStatements_NotVerifiable.selector;
            requireRefused(STANDING, VERIFIER_ACCOUNT, address(statements), data, expected);
            return;
        }
        VM.prank(VERIFIER_ACCOUNT);
        statements.verify(standing, keccak256("opinion"));
        _isVerified[standing] = true;
    }

    /// @notice The mill, a verifier as well, verifies its own statement.
    function verifyOneself(uint256 lotId) external {
        bytes32 standing = _standing((lotId % 2) * 2);
        if (standing == 0 || _isVerified[standing]) return;
        bytes memory data = abi.encodeCall(IEmissionStatements.verify, (standing, keccak256("opinion")));
        bytes4 expected = IEmissionStatements.EmissionStatements_NotIndependent.selector;
        requireRefused("INV-18 independence", MILL_ACCOUNT, address(statements), data, expected);
    }

    /// @notice Verifies what stands no more.
    function verifySuperseded(uint256 lotId, uint256 place) external {
        lotId = lotId % LOTS;
        uint256 count = _chain[lotId].length;
        if (count < 2) return;
        bytes memory data = abi.encodeCall(
            IEmissionStatements.verify,
            (_chain[lotId][place % (count - 1)], keccak256("opinion"))
        );
        bytes4 expected = IEmissionStatements.EmissionStatements_NotVerifiable.selector;
        requireRefused(STANDING, VERIFIER_ACCOUNT, address(statements), data, expected);
    }

    /// @notice Takes a verification back.
    function withdraw(uint256 lotId, uint256 reason) external {
        bytes32 standing = _standing(lotId % LOTS);
        if (!_isVerified[standing]) return;
        VM.prank(VERIFIER_ACCOUNT);
        statements.withdrawVerification(standing, uint8(bound(reason, 1, 4)));
        _isVerified[standing] = false;
    }

    /* WHAT HOLDS */

    /// @notice Of each lot's statements the last one stands and no other; verified is what was verified.
    function requireStanding() external view {
        for (uint256 lotId = 0; lotId < LOTS; ++lotId) {
            (bytes32 standing, IEmissionStatements.Status status) = statements.standingOf(lotId);
            requireEqual(STANDING, uint256(standing), uint256(_standing(lotId)));
            requireTrue(STANDING, _isVerified[standing] == (status == IEmissionStatements.Status.Verified));
            uint256 count = _chain[lotId].length;
            for (uint256 i = count > 8 ? count - 8 : 0; i + 1 < count; ++i) {
                requireTrue(
                    STANDING,
                    statements.status(_chain[lotId][i]) == IEmissionStatements.Status.Superseded
                );
            }
        }
    }

    /* INTERNALS */

    function _issuer(uint256 lotId) private view returns (address) {
        return lotId % 2 == 0 ? MILL_ACCOUNT : PROCESSOR_ACCOUNT;
    }

    function _standing(uint256 lotId) private view returns (bytes32) {
        uint256 count = _chain[lotId].length;
        return count == 0 ? bytes32(0) : _chain[lotId][count - 1];
    }

    function _next(
        uint256 lotId,
        uint256 emissionsGrams
    ) private returns (IEmissionStatements.Statement memory) {
        bytes32 standing = _standing(lotId);
        return
            IEmissionStatements.Statement({
                lotId: lotId,
                massGrams: MASS,
                emissionsGrams: standing == 0 ? EMISSIONS : uint128(bound(emissionsGrams, 0, 1e12)),
                method: "ISO 20915:2018",
                boundary: "EN 15804 A1-A3",
                documentHash: keccak256(abi.encode(++_documents)),
                supersedes: standing
            });
    }

    function _refuse(uint256 lotId, IEmissionStatements.Statement memory statement, bytes4 expected) private {
        bytes memory data = abi.encodeCall(IEmissionStatements.declare, (statement));
        requireRefused(STANDING, _issuer(lotId), address(statements), data, expected);
    }
}
