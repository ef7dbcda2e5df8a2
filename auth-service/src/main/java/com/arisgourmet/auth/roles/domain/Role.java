package com.arisgourmet.auth.roles.domain;

import java.util.List;

/**
 * A named set of permissions of one restaurant.
 *
 * @param permissions in alphabetical order
 */
public record Role(String name, List<String> permissions, long version) {
    public static final String OWNER = "owner";

    /** What tokens call somebody at a table, which is no role of staff. */
    public static final String GUEST = "guest";

    public Role {
        permissions = permissions.stream().sorted().toList();
    }

    public boolean isOwner() {
        return name.equals(OWNER);
    }
}
