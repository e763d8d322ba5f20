package io.hanse.node.decision.message;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.Message;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be loaded so that a batch can be decided, computed from the batch alone. The locked
 * rows may ask for more: of members with a debt, all debts greater than zero; of members with
 * points held, the open holds whose time is over and the lots of their slices; of members with a
 * debt and points to spend, every lot in which points remain.
 *
 * @param members whose rows are locked and loaded, in the order of locking
 * @param keys messages that may be stored: the batch's own and those it refers to
 * @param originals messages that a reversal refers to, loaded with kind, card and whether refused:
 *     of an accrual its basket, all lots with that origin (children too) and what was taken of its
 *     lines; of a redemption or capture its consumptions and the lots that these name
 * @param holds authorizations that are captured, voided or lapse, loaded with kind, card and
 *     whether refused: the hold, and where it is open the lots of its slices
 * @param spenders members of whom every lot is loaded in which points remain, lapsed ones included:
 *     those who spend, and those who may return a purchase whose points they have spent
 * @param enrolments how many account numbers may be asked for
 */
public record Needs(
    Set<CardNumber> members,
    Set<MessageKey> keys,
    Set<MessageKey> originals,
    Set<MessageKey> holds,
    Set<CardNumber> spenders,
    int enrolments) {

  /** What deciding these needs. */
  public static Needs of(Collection<? extends Submission> batch) {
    Gathering gathering = new Gathering();
    batch.forEach(gathering::add);
    return new Needs(
        gathering.members,
        gathering.keys,
        gathering.originals,
        gathering.holds,
        gathering.spenders,
        gathering.enrolments);
  }

  private static final class Gathering {
    private final Set<CardNumber> members = new TreeSet<>();
    private final Set<MessageKey> keys = new TreeSet<>();
    private final Set<MessageKey> originals = new TreeSet<>();
    private final Set<MessageKey> holds = new TreeSet<>();
    private final Set<CardNumber> spenders = new TreeSet<>();
    private int enrolments;

    void add(Submission submission) {
      keys.add(submission.key());
      switch (submission) {
        case Submission.Signed signed -> add(signed.key(), signed.message());
        case Submission.HoldLapse lapse -> {
          members.add(lapse.card());
          holds.add(lapse.hold());
        }
        case Submission.LotExpiry expiry -> {
          members.add(expiry.card());
          spenders.add(expiry.card());
        }
        case Submission.DebtRepayment repayment -> {
          members.add(repayment.card());
          spenders.add(repayment.card());
        }
        case Submission.RoundingDue rounding -> {}
      }
    }

    private void add(MessageKey key, Message message) {
      if (message instanceof Message.OfMember ofMember) {
        members.add(ofMember.card());
      }
      switch (message) {
        case Message.Enrolment enrolment -> enrolments++;
        case Message.Accrual accrual -> {}
        case Message.Redemption redemption -> spenders.add(redemption.card());
        case Message.Authorization authorization -> spenders.add(authorization.card());
        case Message.Capture capture -> addHold(key.sibling(capture.authorization()));
        case Message.Void voiding -> addHold(key.sibling(voiding.authorization()));
        case Message.Reversal reversal -> {
          MessageKey original = key.sibling(reversal.original());
          keys.add(original);
          originals.add(original);
          if (!(reversal.extent() instanceof Message.Extent.Part)) {
            spenders.add(reversal.card());
          }
        }
      }
    }

    private void addHold(MessageKey authorization) {
      keys.add(authorization);
      holds.add(authorization);
    }
  }
}
