package io.hanse.clearing.instruction;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.ReservedParticipants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the settlement account pays out at the end of a cycle, for its bank: one credit transfer
 * initiation with a block per currency (ISO 20022, pain.001.001.09).
 *
 * @param cycle which cycle
 * @param createdAt when its instructions were written
 * @param payer the holder of the settlement account
 * @param payees whoever gets money, with where; what is for somebody who is missing here, such as
 *     the operator, stays with the holder of the settlement account
 * @param instructions all of the cycle's; those that pay into the settlement account are not in the
 *     file
 */
public record PaymentFile(
    long cycle,
    Instant createdAt,
    AccountHolder payer,
    Map<ParticipantId, AccountHolder> payees,
    List<Instruction> instructions) {
  public PaymentFile {
    payees = Map.copyOf(payees);
    instructions = List.copyOf(instructions);
  }

  /** Whether there is anything for the file to say. */
  public static boolean paysOut(List<Instruction> instructions) {
    return instructions.stream().anyMatch(PaymentFile::isPaidOut);
  }

  private static boolean isPaidOut(Instruction instruction) {
    return instruction.payment().payer().equals(ReservedParticipants.SETTLEMENT);
  }

  /** The XML, or nothing where nothing is paid out: the format has no empty file. */
  public Optional<byte[]> octets() {
    SortedMap<CurrencyCode, List<Instruction>> paidOut = paidOut();
    return paidOut.isEmpty()
        ? Optional.empty()
        : Optional.of(CreditTransferXml.of(this, paidOut).getBytes(StandardCharsets.UTF_8));
  }

  AccountHolder payeeOf(Instruction instruction) {
    return payees.getOrDefault(instruction.payment().payee(), payer);
  }

  private SortedMap<CurrencyCode, List<Instruction>> paidOut() {
    return instructions.stream()
        .filter(PaymentFile::isPaidOut)
        .collect(
            Collectors.groupingBy(
                each -> each.payment().amount().currency(), TreeMap::new, Collectors.toList()));
  }
}
