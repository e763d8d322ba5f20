package io.hanse.adapter.draft;

import java.util.List;

/** Makes documents of the rows of one file, which it is shown in order. Not for several threads. */
public interface RowReader {
  /** Takes the next row; returns what is complete with it. */
  List<Document> read(Row row);

  /** The file has ended; returns what was still open. */
  List<Document> end();
}
