package io.hanse.config.settings;

import java.util.List;

/**
 * The private network of nodes and clearing.
 *
 * @param name only members of the same name join
 * @param bind this member's address, to which the event bus binds as well
 * @param port 0 to 65535; 0 takes a free one, which suits a member that others do not list
 * @param members addresses with ports of those to join, this one may be among them
 */
public record ClusterSettings(String name, String bind, int port, List<String> members) {
  public ClusterSettings {
    members = List.copyOf(members);
  }
}
