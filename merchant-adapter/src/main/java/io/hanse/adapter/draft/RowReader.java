package io.hanse.adapter.draft;

import java.util.List;

/** Makes documents of the rows of one file, given in order. Not thread-safe. */
public interface RowReader {
  /** Takes the next row; returns the documents that it completes. */
  List<SourceDocument> read(Row row);

  /** Ends the file; returns the documents that were still open. */
  List<SourceDocument> end();
}
