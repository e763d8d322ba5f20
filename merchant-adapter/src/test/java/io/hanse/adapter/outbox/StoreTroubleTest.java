package io.hanse.adapter.outbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class StoreTroubleTest {
  @ParameterizedTest
  @CsvSource({
    "SQLITE_FULL, the disk is full. Free some space",
    "SQLITE_READONLY, Check that this user may write the file",
    "SQLITE_CANTOPEN, Check that this user may write the file",
    "SQLITE_BUSY, is in use by another program",
    "SQLITE_IOERR_WRITE, the disk failed",
    "SQLITE_CORRUPT, Restore it from a backup"
  })
  void aDiskThatFailsIsDescribedWithTheWayOut(SQLiteErrorCode code, String expected) {
    OutboxFailure failure =
        StoreTrouble.of(Path.of("outbox.db"), new SQLiteException("[" + code + "]", code));

    assertTrue(failure.getMessage().contains(expected), failure.getMessage());
  }
}
