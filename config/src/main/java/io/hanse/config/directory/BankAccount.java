package io.hanse.config.directory;

import java.util.Optional;

/** Where money is paid to, or from. */
public sealed interface BankAccount {
  /** The bank (ISO 9362), needed where the account's number does not name it. */
  Optional<String> bic();

  /** An account with an IBAN (ISO 13616), written without spaces. */
  record Iban(String iban, Optional<String> bic) implements BankAccount {}

  /** Any other account, by the number its bank gave it. */
  record Other(String number, Optional<String> bic) implements BankAccount {}

  /** Whether it is that account, however its bank is named. */
  default boolean isSameAs(BankAccount other) {
    return switch (this) {
      case Iban one -> other instanceof Iban two && one.iban().equals(two.iban());
      case Other one ->
          other instanceof Other two
              && one.number().equals(two.number())
              && one.bic().equals(two.bic());
    };
  }
}
