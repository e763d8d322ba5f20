package io.hanse.clearing.instruction;

import com.prowidesoftware.swift.model.mx.JaxbContextCacheImpl;
import com.prowidesoftware.swift.model.mx.JaxbContextLoader;
import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxWriteParams;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.ChargeBearerType1Code;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GenericFinancialIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.PaymentTypeInformation26;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.ServiceLevel8Choice;
import io.hanse.config.directory.BankAccount;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * The elements of a pain.001.001.09, by their names in the standard, as the SEPA guidelines for
 * customers want them (EPC132-08).
 */
final class CreditTransferXml {
  static {
    // Without a cache the library builds its XML binding anew for every file.
    JaxbContextLoader.INSTANCE.setCacheImpl(new JaxbContextCacheImpl());
  }

  private final PaymentFile file;
  private final List<PaymentBlock> blocks;
  private final SepaText text = new SepaText();

  CreditTransferXml(PaymentFile file, List<PaymentBlock> blocks) {
    this.file = file;
    this.blocks = blocks;
  }

  String document() {
    CustomerCreditTransferInitiationV09 initiation =
        new CustomerCreditTransferInitiationV09().setGrpHdr(header());
    blocks.forEach(block -> initiation.addPmtInf(payments(block)));
    MxWriteParams form = new MxWriteParams();
    form.includeXMLDeclaration = true;
    return new MxPain00100109().setCstmrCdtTrfInitn(initiation).document(form);
  }

  private GroupHeader85 header() {
    List<Instruction> all = blocks.stream().flatMap(it -> it.instructions().stream()).toList();
    return new GroupHeader85()
        .setMsgId("HANSE-C" + file.cycle())
        .setCreDtTm(file.createdAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
        .setNbOfTxs(Integer.toString(all.size()))
        .setCtrlSum(sum(all))
        .setInitgPty(party(file.payer()));
  }

  private PaymentInstruction30 payments(PaymentBlock block) {
    PaymentInstruction30 payments =
        new PaymentInstruction30()
            .setPmtInfId(block.id(file.cycle()))
            .setPmtMtd(PaymentMethod3Code.TRF)
            .setNbOfTxs(Integer.toString(block.instructions().size()))
            .setCtrlSum(sum(block.instructions()))
            .setReqdExctnDt(new DateAndDateTime2Choice().setDt(block.executionDate()))
            .setDbtr(party(file.payer()))
            .setDbtrAcct(account(file.payer().account()))
            .setDbtrAgt(debtorBank(file.payer().account()));
    if (block.kind().sepa()) {
      payments
          .setPmtTpInf(
              new PaymentTypeInformation26().addSvcLvl(new ServiceLevel8Choice().setCd("SEPA")))
          .setChrgBr(ChargeBearerType1Code.SLEV);
    } else {
      payments.setChrgBr(ChargeBearerType1Code.SHAR);
    }
    block.instructions().forEach(each -> payments.addCdtTrfTxInf(transfer(each)));
    return payments;
  }

  private CreditTransferTransaction34 transfer(Instruction instruction) {
    AccountHolder payee = file.payeeOf(instruction);
    CreditTransferTransaction34 transfer =
        new CreditTransferTransaction34()
            .setPmtId(new PaymentIdentification6().setEndToEndId(instruction.endToEndId()))
            .setAmt(
                new AmountType4Choice()
                    .setInstdAmt(
                        new ActiveOrHistoricCurrencyAndAmount()
                            .setValue(instruction.payment().amount().toBigDecimal())
                            .setCcy(instruction.payment().amount().currency().code())))
            .setCdtr(party(payee))
            .setCdtrAcct(account(payee.account()))
            .setRmtInf(new RemittanceInformation16().addUstrd("Clearing cycle " + file.cycle()));
    // Where the number alone says which bank it is, the creditor's agent stays away.
    payee.account().bic().ifPresent(bic -> transfer.setCdtrAgt(bank(bic)));
    return transfer;
  }

  /** Without an address: banks take one only with its town, and the directory knows no towns. */
  private PartyIdentification135 party(AccountHolder holder) {
    return new PartyIdentification135().setNm(text.name(holder.name(), holder.country()));
  }

  private static CashAccount38 account(BankAccount account) {
    AccountIdentification4Choice id = new AccountIdentification4Choice();
    return new CashAccount38()
        .setId(
            switch (account) {
              case BankAccount.Iban(String iban, var bic) -> id.setIBAN(iban);
              case BankAccount.Other(String number, var bic) ->
                  id.setOthr(new GenericAccountIdentification1().setId(number));
            });
  }

  /** The standard requires the debtor's agent, which is NOTPROVIDED where there is no BIC. */
  private static BranchAndFinancialInstitutionIdentification6 debtorBank(BankAccount account) {
    return account
        .bic()
        .map(CreditTransferXml::bank)
        .orElseGet(
            () ->
                new BranchAndFinancialInstitutionIdentification6()
                    .setFinInstnId(
                        new FinancialInstitutionIdentification18()
                            .setOthr(new GenericFinancialIdentification1().setId("NOTPROVIDED"))));
  }

  private static BranchAndFinancialInstitutionIdentification6 bank(String bic) {
    return new BranchAndFinancialInstitutionIdentification6()
        .setFinInstnId(new FinancialInstitutionIdentification18().setBICFI(bic));
  }

  /** A check figure over the amounts, whatever their currencies, as the standard has it. */
  private static BigDecimal sum(Collection<Instruction> instructions) {
    return instructions.stream()
        .map(instruction -> instruction.payment().amount().toBigDecimal())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
