package io.hanse.protocol.json;

import org.jspecify.annotations.Nullable;

/** Where a reader is: the members and elements on the way from the root. */
final class Place {
  private @Nullable String[] names = new @Nullable String[StrictJson.MAX_DEPTH + 2];
  private int[] elements = new int[StrictJson.MAX_DEPTH + 2];
  private long[] seen = new long[StrictJson.MAX_DEPTH + 2];
  private int depth;

  int depth() {
    return depth;
  }

  void enter() {
    depth++;
    names[depth] = null;
    elements[depth] = -1;
    seen[depth] = 0;
  }

  void leave() {
    depth--;
  }

  void returnTo(int before) {
    depth = before;
  }

  void name(String name) {
    names[depth] = name;
  }

  String name() {
    String name = names[depth];
    if (name == null) {
      throw new IllegalStateException("not in an object");
    }
    return name;
  }

  void next() {
    elements[depth]++;
  }

  /** Whether this member of the shape is seen for the first time in this object. */
  boolean first(int member) {
    long bit = 1L << member;
    boolean first = (seen[depth] & bit) == 0;
    seen[depth] |= bit;
    return first;
  }

  long seen() {
    return seen[depth];
  }

  String pointer() {
    StringBuilder pointer = new StringBuilder();
    for (int level = 1; level <= depth; level++) {
      String name = names[level];
      if (name != null) {
        pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
      } else if (elements[level] >= 0) {
        pointer.append('/').append(elements[level]);
      }
    }
    return pointer.toString();
  }
}
