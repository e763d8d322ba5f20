package io.hanse.node.decision;

import io.hanse.node.decision.earning.AccrualDecision;
import io.hanse.node.decision.message.StoredMessage;
import io.hanse.node.decision.message.Submission;
import io.hanse.node.decision.posting.Effects;
import io.hanse.node.decision.posting.LoadedState;
import io.hanse.node.decision.posting.Numbers;
import io.hanse.node.decision.posting.Ruling;
import io.hanse.node.decision.posting.WorkingSet;
import io.hanse.node.decision.spending.HoldDecision;
import io.hanse.node.decision.spending.RedemptionDecision;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides a batch: each submission in order, each seeing what those before it did.
 *
 * <p>The order of answers: what is stored under the key (the same content again, or a conflict,
 * here before anywhere else), then {@link Admission}, then the rules of the message's kind. What is
 * refused for good is posted under the key without effects; what may be right later leaves the key
 * free.
 */
public final class Decider {
  private final WorkingSet books;

  private Decider(WorkingSet books) {
    this.books = books;
  }

  /**
   * One decision for each submission, in order.
   *
   * @param state what {@link Needs#of} asked for, loaded under the members' locks
   * @param numbers for new lots and members
   * @throws IllegalStateException when an invariant breaks or something asked for was not loaded;
   *     nothing of the batch may be written then
   * @throws ArithmeticException when a figure leaves its range, likewise
   */
  public static List<Decision> decide(
      LoadedState state, List<? extends Submission> batch, Numbers numbers) {
    Decider decider = new Decider(new WorkingSet(state, numbers));
    List<Decision> decisions = new ArrayList<>(batch.size());
    for (Submission submission : batch) {
      decisions.add(decider.decide(submission));
    }
    return decisions;
  }

  private Decision decide(Submission submission) {
    StoredMessage stored = books.findMessage(submission.key());
    if (stored != null) {
      return stored.content().equals(submission.content())
          ? new Decision.Repeated(submission)
          : new Decision.TurnedAway(submission, Rejection.of(RejectionCode.ID_CONFLICT).at("/id"));
    }
    Optional<Rejection> fault =
        submission instanceof Submission.Signed signed
            ? Admission.fault(signed, books)
            : Optional.empty();
    if (fault.isPresent()) {
      return new Decision.TurnedAway(submission, fault.get());
    }
    Outcome.Posted posted = posted(submission);
    return switch (rule(submission, posted)) {
      case Ruling.Applied applied -> post(submission, applied.outcome(), applied.effects());
      case Ruling.Refused refused when refused.rejection().code().recorded() ->
          post(
              submission,
              new Outcome.Refused(posted, card(submission), refused.rejection()),
              Effects.NONE);
      case Ruling.Refused refused -> new Decision.TurnedAway(submission, refused.rejection());
    };
  }

  private Decision post(Submission submission, Outcome outcome, Effects effects) {
    books.apply(effects);
    books.record(
        new StoredMessage(
            submission.key(),
            submission.content(),
            Optional.of(
                new StoredMessage.Original(
                    submission.kind(),
                    card(submission),
                    outcome instanceof Outcome.Refused,
                    basket(submission, outcome)))));
    return new Decision.Posted(submission, outcome, effects);
  }

  private Outcome.Posted posted(Submission submission) {
    return new Outcome.Posted(
        submission.key().participant(),
        submission.key().id(),
        submission.kind().wire(),
        books.terms().ledger(),
        books.now());
  }

  private Ruling rule(Submission submission, Outcome.Posted posted) {
    return switch (submission) {
      case Submission.Signed signed -> rule(signed.message(), posted);
      case Submission.HoldLapse lapse -> HoldDecision.lapse(books, lapse, posted);
      case Submission.LotExpiry expiry -> ExpiryDecision.expire(books, expiry, posted);
      case Submission.RoundingDue rounding -> RoundingDecision.post(rounding, posted);
      case Submission.DebtRepayment repayment -> RepaymentDecision.repay(books, repayment, posted);
    };
  }

  private Ruling rule(Message message, Outcome.Posted posted) {
    return switch (message) {
      case Message.Enrolment enrolment -> EnrolmentDecision.enrol(books, posted);
      case Message.Accrual accrual -> AccrualDecision.accrue(books, accrual, posted);
      case Message.Redemption redemption -> RedemptionDecision.redeem(books, redemption, posted);
      case Message.Authorization authorization ->
          RedemptionDecision.authorize(books, authorization, posted);
      case Message.Capture capture -> HoldDecision.capture(books, capture, posted);
      case Message.Void voiding -> HoldDecision.giveBack(books, voiding, posted);
      case Message.Reversal reversal -> ReversalDecision.reverse(books, reversal, posted);
    };
  }

  private static Optional<CardNumber> card(Submission submission) {
    return switch (submission) {
      case Submission.Signed signed ->
          signed.message() instanceof Message.OfMember ofMember
              ? Optional.of(ofMember.card())
              : Optional.empty();
      case Submission.HoldLapse lapse -> Optional.of(lapse.card());
      case Submission.LotExpiry expiry -> Optional.of(expiry.card());
      case Submission.DebtRepayment repayment -> Optional.of(repayment.card());
      case Submission.RoundingDue rounding -> Optional.empty();
    };
  }

  private static Optional<StoredMessage.Basket> basket(Submission submission, Outcome outcome) {
    return submission instanceof Submission.Signed signed
            && signed.message() instanceof Message.Accrual accrual
            && outcome instanceof Outcome.Accrued accrued
        ? Optional.of(new StoredMessage.Basket(accrual.purchase(), accrued.explanation()))
        : Optional.empty();
  }
}
