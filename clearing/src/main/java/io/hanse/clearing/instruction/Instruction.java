package io.hanse.clearing.instruction;

import io.hanse.clearing.netting.Payment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One payment of a cycle, with the reference by which a bank statement names it again.
 *
 * @param endToEndId unique over all cycles, at most 35 characters (ISO 20022 Max35Text)
 * @param payment who pays whom how much
 */
public record Instruction(String endToEndId, Payment payment) {
  private static final Comparator<Payment> ORDER =
      Comparator.comparing((Payment payment) -> payment.amount().currency())
          .thenComparing(Payment::payer)
          .thenComparing(Payment::payee);

  /** The instructions of a cycle, numbered by currency, payer and payee. */
  public static List<Instruction> of(long cycle, List<Payment> payments) {
    List<Instruction> instructions = new ArrayList<>();
    for (Payment payment : payments.stream().sorted(ORDER).toList()) {
      String reference =
          "HANSE-C%d-%s-%d".formatted(cycle, payment.amount().currency(), instructions.size() + 1);
      instructions.add(new Instruction(reference, payment));
    }
    return List.copyOf(instructions);
  }
}
