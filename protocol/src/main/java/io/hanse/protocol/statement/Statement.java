package io.hanse.protocol.statement;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.seal.WindowSeal;
import io.hanse.protocol.signing.SigningKey;
import java.time.LocalDate;
import java.util.List;

/**
 * One participant's part of one cycle.
 *
 * @param cycle the cycle's number, from 1
 * @param participant whose statement it is
 * @param seals the cycle's seals that the obligations are under
 * @param batches the batches that the obligations are in
 * @param obligations all that the participant owes or is owed in the cycle
 * @param totals what they add up to, one for each currency, before any conversion
 * @param conversions which nets were converted, at what rate
 * @param instructions the payments that settle what remained, none where nothing did
 * @param key clearing's key
 * @param signature base64url Ed25519 over the octets without this member; empty until {@link
 *     #signedBy}
 */
public record Statement(
    long cycle,
    ParticipantId participant,
    List<WindowSeal> seals,
    List<Batch> batches,
    List<Entry> obligations,
    List<Total> totals,
    List<Conversion> conversions,
    List<Payment> instructions,
    KeyId key,
    String signature) {
  static final String FORMAT = "hanse-statement/1";

  public Statement {
    seals = List.copyOf(seals);
    batches = List.copyOf(batches);
    obligations = List.copyOf(obligations);
    totals = List.copyOf(totals);
    conversions = List.copyOf(conversions);
    instructions = List.copyOf(instructions);
  }

  /**
   * A batch and its way to its seal.
   *
   * @param seal place of its seal in {@link Statement#seals()}, from 0
   * @param index the batch's place among the seal's batches, from 0
   * @param path the siblings from the batch's root to the seal's root
   * @param header what the ledger signed
   */
  public record Batch(int seal, long index, List<Sha256> path, BatchHeader header) {
    public Batch {
      path = List.copyOf(path);
    }
  }

  /**
   * An obligation and its way to its batch's root.
   *
   * @param batch place of its batch in {@link Statement#batches()}, from 0
   * @param index the message's place in the batch, from 0
   * @param path the siblings from the message's leaf to the batch's root
   * @param messageDigest SHA-256 of the message's own octets, which its sender can show
   * @param outcomeDigest salted SHA-256 of its outcome
   * @param position the obligation's place among those of the message, from 0
   * @param count how many obligations the message has
   * @param obligationPath the siblings from the obligation to the root of the message's obligations
   * @param obligation what is owed
   */
  public record Entry(
      int batch,
      int index,
      List<Sha256> path,
      Sha256 messageDigest,
      Sha256 outcomeDigest,
      int position,
      int count,
      List<Sha256> obligationPath,
      Obligation obligation) {
    public Entry {
      path = List.copyOf(path);
      obligationPath = List.copyOf(obligationPath);
    }
  }

  /**
   * The sums in one currency.
   *
   * @param receivable what the participant is owed, zero or more
   * @param payable what it owes, zero or more
   * @param net receivable less payable
   */
  public record Total(Money receivable, Money payable, Money net) {}

  /**
   * A net amount that was changed into the settlement currency.
   *
   * @param amount signed as the net
   * @param converted signed alike
   * @param rate units of the settlement currency for one unit, a plain decimal
   * @param rateDate the day of the rate
   * @param source where the rate is from
   */
  public record Conversion(
      Money amount, Money converted, String rate, LocalDate rateDate, String source) {}

  /**
   * One payment.
   *
   * @param endToEndId its reference on the bank statement
   * @param amount more than zero
   */
  public record Payment(
      String endToEndId, ParticipantId payer, ParticipantId payee, Money amount) {}

  /**
   * This statement with the signature of that key, which must be the one that it names.
   *
   * @throws IllegalArgumentException when it names another
   */
  public Statement signedBy(SigningKey signer) {
    if (!signer.id().equals(key)) {
      throw new IllegalArgumentException("the statement names key " + key);
    }
    String made = Base64Url.encode(signer.sign(StatementOctets.unsigned(this)));
    return new Statement(
        cycle,
        participant,
        seals,
        batches,
        obligations,
        totals,
        conversions,
        instructions,
        key,
        made);
  }

  /** The whole statement as it is handed out. */
  public byte[] octets() {
    return StatementOctets.complete(this);
  }
}
