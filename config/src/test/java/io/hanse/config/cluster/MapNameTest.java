package io.hanse.config.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.config.Readme;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MapNameTest {
  @Test
  void theReadmeListsEveryMap() throws IllegalAccessException {
    Set<Object> names = new HashSet<>();

    for (Field name : MapName.class.getDeclaredFields()) {
      names.add(name.get(null));
    }

    assertEquals(names, Readme.names("map"));
  }
}
