package io.hanse.adapter.draft;

/**
 * Why a row is in no message. Where several reasons apply, the first is given: reasons that hold
 * for every member come before those about the member.
 */
public enum SkipReason {
  MALFORMED("malformed row", "a value is missing or cannot be read"),
  SCATTERED("scattered invoice", "its invoice number stood further up, with others in between"),
  CANCELLED("cancelled", "the booking was cancelled"),
  NO_SHOW("no-show", "the guest did not come"),
  NO_NIGHTS("no nights", "the stay has no nights"),
  NO_GOODS("no goods", "postage, fees, vouchers and the like earn nothing"),
  ADJUSTMENT("adjustment", "a negative quantity outside a return corrects the stock"),
  ZERO_AMOUNT("zero amount", "nothing was paid, or less than nothing"),
  NO_MEMBER("no member", "no member is named, or none is known"),
  NO_SALE("return without its sale", "no earlier sale of it to the member is left in the file");

  private final String text;
  private final String meaning;

  SkipReason(String text, String meaning) {
    this.text = text;
    this.meaning = meaning;
  }

  /** The name in reports. */
  public String text() {
    return text;
  }

  /** What it means, in a sentence. */
  public String meaning() {
    return meaning;
  }
}
