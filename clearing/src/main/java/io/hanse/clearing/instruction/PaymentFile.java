package io.hanse.clearing.instruction;

import io.hanse.config.directory.BankAccount;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.Operator;
import io.hanse.config.directory.ParticipantEntry;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.ReservedParticipants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the settlement account pays out at the end of a cycle, for its bank: one credit transfer
 * initiation (ISO 20022, pain.001.001.09) with a block per currency, and one more for euros that go
 * by the SEPA scheme.
 *
 * @param cycle which cycle
 * @param createdAt when its instructions were written
 * @param zone the operator's, in which that moment has its date
 * @param payer the holder of the settlement account
 * @param payees whoever gets money, with where; what is for somebody who is missing here, such as
 *     the operator, stays with the holder of the settlement account
 * @param instructions all of the cycle's; those that pay into the settlement account are not in the
 *     file
 */
public record PaymentFile(
    long cycle,
    Instant createdAt,
    ZoneId zone,
    AccountHolder payer,
    Map<ParticipantId, AccountHolder> payees,
    List<Instruction> instructions) {
  /** By currency, SEPA first. */
  private static final Comparator<PaymentBlock.Kind> ORDER =
      Comparator.comparing(PaymentBlock.Kind::currency)
          .thenComparing(PaymentBlock.Kind::sepa, Comparator.reverseOrder());

  public PaymentFile {
    payees = Map.copyOf(payees);
    instructions = List.copyOf(instructions);
  }

  /**
   * The file of a cycle, with names, accounts and the operator's zone from a directory.
   *
   * @param directory the one with which the cycle was netted
   */
  public static PaymentFile of(
      long cycle, Instant createdAt, Directory directory, List<Instruction> instructions) {
    Operator operator = directory.operator();
    return new PaymentFile(
        cycle,
        createdAt,
        operator.zone(),
        new AccountHolder(operator.name(), operator.country(), operator.settlementAccount()),
        payees(directory),
        instructions);
  }

  private static Map<ParticipantId, AccountHolder> payees(Directory directory) {
    Map<ParticipantId, AccountHolder> payees = new HashMap<>();
    directory.participants().forEach(each -> payees.put(each.id(), holder(each)));
    directory
        .pool()
        .map(pool -> new AccountHolder(pool.name(), pool.country(), pool.settlementAccount()))
        .ifPresent(pool -> payees.put(ReservedParticipants.POOL, pool));
    return payees;
  }

  private static AccountHolder holder(ParticipantEntry participant) {
    return new AccountHolder(participant.name(), participant.country(), participant.account());
  }

  /** Whether there is anything for the file to say. */
  public static boolean paysOut(List<Instruction> instructions) {
    return instructions.stream().anyMatch(PaymentFile::isPaidOut);
  }

  private static boolean isPaidOut(Instruction instruction) {
    return instruction.payment().payer().equals(ReservedParticipants.SETTLEMENT);
  }

  /** On which days the bank can be asked to pay. Reads the calendars at first, which blocks. */
  public PaymentDays days() {
    SettlementCalendars calendars = new SettlementCalendars();
    List<String> obstacles = new ArrayList<>();
    List<CurrencyCode> withoutHolidays = new ArrayList<>();
    for (CurrencyCode currency : currencies()) {
      if (calendars.onOrAfter(currency, day()) instanceof SettlementDay.Unknown(String reason)) {
        obstacles.add(reason);
      }
      if (!calendars.hasHolidays(currency)) {
        withoutHolidays.add(currency);
      }
    }
    return new PaymentDays(obstacles, withoutHolidays);
  }

  private List<CurrencyCode> currencies() {
    return instructions.stream()
        .filter(PaymentFile::isPaidOut)
        .map(each -> each.payment().amount().currency())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The XML, or nothing where nothing is paid out: the format has no empty file. Reads calendars,
   * alphabets and the format at first, which blocks for a second.
   *
   * @throws IllegalStateException where {@link #days} names an obstacle
   */
  public Optional<byte[]> octets() {
    List<PaymentBlock> blocks = blocks(new SettlementCalendars());
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CreditTransferXml(this, blocks).document().getBytes(StandardCharsets.UTF_8));
  }

  private List<PaymentBlock> blocks(SettlementCalendars calendars) {
    SortedMap<PaymentBlock.Kind, List<Instruction>> kinds =
        instructions.stream()
            .filter(PaymentFile::isPaidOut)
            .collect(
                Collectors.groupingBy(this::kind, () -> new TreeMap<>(ORDER), Collectors.toList()));
    List<PaymentBlock> blocks = new ArrayList<>();
    kinds.forEach(
        (kind, alike) ->
            blocks.add(new PaymentBlock(kind, executionDate(calendars, kind.currency()), alike)));
    return blocks;
  }

  private PaymentBlock.Kind kind(Instruction instruction) {
    CurrencyCode currency = instruction.payment().amount().currency();
    BankAccount payee = payeeOf(instruction).account();
    return new PaymentBlock.Kind(currency, SepaArea.covers(currency, payer.account(), payee));
  }

  private LocalDate executionDate(SettlementCalendars calendars, CurrencyCode currency) {
    return switch (calendars.onOrAfter(currency, day())) {
      case SettlementDay.Known(LocalDate date) -> date;
      case SettlementDay.Unknown(String reason) -> throw new IllegalStateException(reason);
    };
  }

  private LocalDate day() {
    return LocalDate.ofInstant(createdAt, zone);
  }

  AccountHolder payeeOf(Instruction instruction) {
    return payees.getOrDefault(instruction.payment().payee(), payer);
  }
}
