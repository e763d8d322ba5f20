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
import com.prowidesoftware.swift.model.mx.dic.PostalAddress24;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import io.hanse.config.directory.BankAccount;
import io.hanse.protocol.amount.CurrencyCode;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** The elements of a pain.001.001.09, by their names in the standard. */
final class CreditTransferXml {
  /** Max140Text. */
  private static final int LONGEST_NAME = 140;

  static {
    // Without a cache the library builds its XML binding anew for every file.
    JaxbContextLoader.INSTANCE.setCacheImpl(new JaxbContextCacheImpl());
  }

  private CreditTransferXml() {}

  static String of(PaymentFile file, SortedMap<CurrencyCode, List<Instruction>> paidOut) {
    CustomerCreditTransferInitiationV09 initiation =
        new CustomerCreditTransferInitiationV09()
            .setGrpHdr(header(file, paidOut.values().stream().flatMap(List::stream).toList()));
    paidOut.forEach(
        (currency, instructions) -> initiation.addPmtInf(block(file, currency, instructions)));
    MxWriteParams form = new MxWriteParams();
    form.includeXMLDeclaration = true;
    return new MxPain00100109().setCstmrCdtTrfInitn(initiation).document(form);
  }

  private static GroupHeader85 header(PaymentFile file, List<Instruction> all) {
    return new GroupHeader85()
        .setMsgId("HANSE-C" + file.cycle())
        .setCreDtTm(file.createdAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
        .setNbOfTxs(Integer.toString(all.size()))
        .setCtrlSum(sum(all))
        .setInitgPty(new PartyIdentification135().setNm(name(file.payer())));
  }

  private static PaymentInstruction30 block(
      PaymentFile file, CurrencyCode currency, List<Instruction> instructions) {
    PaymentInstruction30 block =
        new PaymentInstruction30()
            .setPmtInfId("HANSE-C%d-%s".formatted(file.cycle(), currency))
            .setPmtMtd(PaymentMethod3Code.TRF)
            .setNbOfTxs(Integer.toString(instructions.size()))
            .setCtrlSum(sum(instructions))
            .setReqdExctnDt(
                new DateAndDateTime2Choice()
                    .setDt(file.createdAt().atOffset(ZoneOffset.UTC).toLocalDate()))
            .setDbtr(party(file.payer()))
            .setDbtrAcct(account(file.payer().account()))
            .setDbtrAgt(bank(file.payer().account()))
            .setChrgBr(ChargeBearerType1Code.SHAR);
    instructions.forEach(each -> block.addCdtTrfTxInf(transfer(file, each)));
    return block;
  }

  private static CreditTransferTransaction34 transfer(PaymentFile file, Instruction instruction) {
    AccountHolder payee = file.payeeOf(instruction);
    return new CreditTransferTransaction34()
        .setPmtId(new PaymentIdentification6().setEndToEndId(instruction.endToEndId()))
        .setAmt(
            new AmountType4Choice()
                .setInstdAmt(
                    new ActiveOrHistoricCurrencyAndAmount()
                        .setValue(instruction.payment().amount().toBigDecimal())
                        .setCcy(instruction.payment().amount().currency().code())))
        .setCdtrAgt(bank(payee.account()))
        .setCdtr(party(payee))
        .setCdtrAcct(account(payee.account()))
        .setRmtInf(new RemittanceInformation16().addUstrd("Clearing cycle " + file.cycle()));
  }

  private static PartyIdentification135 party(AccountHolder holder) {
    return new PartyIdentification135()
        .setNm(name(holder))
        .setPstlAdr(new PostalAddress24().setCtry(holder.country().value()));
  }

  private static String name(AccountHolder holder) {
    String name = holder.name();
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
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

  /** Where the account's number alone says which bank it is, the agent is NOTPROVIDED. */
  private static BranchAndFinancialInstitutionIdentification6 bank(BankAccount account) {
    FinancialInstitutionIdentification18 bank = new FinancialInstitutionIdentification18();
    account
        .bic()
        .ifPresentOrElse(
            bank::setBICFI,
            () -> bank.setOthr(new GenericFinancialIdentification1().setId("NOTPROVIDED")));
    return new BranchAndFinancialInstitutionIdentification6().setFinInstnId(bank);
  }

  /** A check figure over the amounts, whatever their currencies, as the standard has it. */
  private static BigDecimal sum(Collection<Instruction> instructions) {
    return instructions.stream()
        .map(instruction -> instruction.payment().amount().toBigDecimal())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
