// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICertificateRegistry} from "../../../contracts/certificates/ICertificateRegistry.sol";
import {IMaterialLedger} from "../../../contracts/provenance/IMaterialLedger.sol";
import {IOracleReports} from "../../../contracts/reports/IOracleReports.sol";
import {IFiatSettlement} from "../../../contracts/settlement/IFiatSettlement.sol";
import {ISettlementEscrow} from "../../../contracts/settlement/ISettlementEscrow.sol";
import {Organisations} from "../base/Organisations.sol";
import {FuzzToken} from "./FuzzToken.sol";

/// @title SettlementWorld
/// @notice Everything that payments need: both settlement contracts with a ledger and reports of their own, two
/// tokens, and a mill with a thousand tonnes of steel.
abstract contract SettlementWorld is Organisations {
    uint256 internal constant OPERATOR = 0;
    uint256 internal constant PAYER = 1;
    uint256 internal constant OTHER_PAYER = 2;
    uint256 internal constant SELLER = 3;
    uint256 internal constant OTHER_SELLER = 4;
    uint256 internal constant ARBITER = 5;
    uint256 internal constant FEE_RECEIVER = 6;
    uint256 internal constant OTHER_FEE_RECEIVER = 7;
    uint256 internal constant BUYER = 8;
    uint256 internal constant SPARE = 9;
    uint256 internal constant REPORTER = 10;
    uint256 internal constant ACCOUNTS = 11;
    uint256 internal constant FUNDS = 1e24;
    /// @dev The second token is rolled out carefully.
    uint256 internal constant LOW_CAP = 3_000_000_000;
    bytes32 internal constant WEIGHT = keccak256("TopSteel.Weight");
    bytes32 internal constant RECEIPT = keccak256("TopSteel.FiatReceipt");
    bytes32 internal constant EVENT = keccak256("EPCIS event");

    ISettlementEscrow public immutable escrow;
    IFiatSettlement public immutable fiat;
    IMaterialLedger public immutable ledger;
    IOracleReports public immutable reports;
    FuzzToken[2] internal _tokens;
    address[ACCOUNTS] internal _accounts;
    uint256 internal _lotId;
    mapping(bytes32 subject => uint32) private _rounds;

    constructor() {
        for (uint256 i = 0; i < ACCOUNTS; ++i) _accounts[i] = accountOf(i);
        register(_accounts[SELLER], MILL);
        register(_accounts[OTHER_SELLER], STOCKIST);
        reports = IOracleReports(create("OracleReports.sol:OracleReports", abi.encode(DIRECTORY)));
        address[] memory signers = new address[](1);
        signers[0] = _accounts[REPORTER];
        reports.rotate(signers, 1);
        reports.configureFeed(WEIGHT, 30 days, 60);
        reports.configureFeed(RECEIPT, 30 days, 60);
        for (uint256 i = 0; i < 2; ++i) _tokens[i] = new FuzzToken();
        ICertificateRegistry registry = createRegistry();
        uint256 nonce = VM.getNonce(address(this));
        address atEscrow = VM.computeCreateAddress(address(this), nonce + 1);
        address atFiat = VM.computeCreateAddress(address(this), nonce + 2);
        ledger = IMaterialLedger(
            create("MaterialLedger.sol:MaterialLedger", abi.encode(DIRECTORY, registry, atEscrow, atFiat))
        );
        escrow = ISettlementEscrow(create("SettlementEscrow.sol:SettlementEscrow", _escrowArguments()));
        fiat = IFiatSettlement(
            create("FiatSettlement.sol:FiatSettlement", abi.encode(DIRECTORY, ledger, reports))
        );
        requireTrue("world", address(escrow) == atEscrow && address(fiat) == atFiat);
        for (uint256 i = 0; i < ACCOUNTS; ++i) _fund(_accounts[i]);
        _commission(registry);
    }

    function _escrowArguments() private view returns (bytes memory) {
        ISettlementEscrow.TokenCap[] memory caps = new ISettlementEscrow.TokenCap[](2);
        caps[0] = ISettlementEscrow.TokenCap(address(_tokens[0]), type(uint256).max);
        caps[1] = ISettlementEscrow.TokenCap(address(_tokens[1]), LOW_CAP);
        return abi.encode(DIRECTORY, ledger, reports, address(0), address(0), caps);
    }

    function _fund(address account) private {
        for (uint256 i = 0; i < 2; ++i) {
            _tokens[i].mint(account, FUNDS);
            VM.prank(account);
            _tokens[i].approve(address(escrow), type(uint256).max);
        }
    }

    function _commission(ICertificateRegistry registry) private {
        ICertificateRegistry.Certificate memory certificate = ICertificateRegistry.Certificate({
            issuer: _accounts[SELLER],
            batch: 1,
            index: 0,
            documentHash: keccak256("document"),
            subject: keccak256("heat 487215"),
            kind: 31,
            massGrams: 1e15,
            validFrom: 0,
            validUntil: FOREVER,
            salt: keccak256("salt")
        });
        issueAlone(registry, certificate);
        VM.prank(_accounts[SELLER]);
        _lotId = ledger.commission(
            certificate,
            evidenceAlone(certificate, uint48(block.timestamp)),
            IMaterialLedger.Commission(_accounts[SELLER], 1e15, 5e14, EVENT, EVENT)
        );
        VM.prank(_accounts[SELLER]);
        ledger.transferTitle(_lotId, _accounts[OTHER_SELLER], 5e14, EVENT);
    }

    /* SIGNATURES */

    function signEscrow(uint256 account, bytes32 structHash) internal view returns (bytes memory) {
        return sign(account, digestOf("TopSteel SettlementEscrow", address(escrow), structHash));
    }

    function accept(uint256 seller, bytes32 id) internal view returns (bytes memory) {
        return signEscrow(seller, keccak256(abi.encode(keccak256("Acceptance(bytes32 paymentId)"), id)));
    }

    function signReceipt(uint256 payer, bytes32 id, uint128 grams) internal view returns (bytes memory) {
        bytes32 typeHash = keccak256("Receipt(bytes32 paymentId,uint128 grams)");
        return signEscrow(payer, keccak256(abi.encode(typeHash, id, grams)));
    }

    /// @dev A report of one signer, which is enough here.
    function report(bytes32 kind, bytes32 subject, uint128 value) internal {
        (uint32 version, , ) = reports.currentSignerSet();
        uint48 time = uint48(block.timestamp);
        IOracleReports.Report memory next = IOracleReports.Report(
            kind,
            subject,
            value,
            time,
            time + 1,
            ++_rounds[keccak256(abi.encode(kind, subject))],
            version
        );
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "Report(bytes32 kind,bytes32 subject,uint128 value,uint48 observedAt,uint48 validUntil,uint32 round,uint32 signerSet)"
                ),
                next
            )
        );
        bytes[] memory signatures = new bytes[](1);
        signatures[0] = sign(REPORTER, digestOf("TopSteel OracleReports", address(reports), structHash));
        reports.submit(next, signatures);
    }
}
