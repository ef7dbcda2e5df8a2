package com.arisgourmet.auth.roles.domain;

import java.util.List;

/**
 * A named set of permissions of one restaurant.
 *
 * @param permissions in alphabetical order
 */
public record Role(String name, List<String> permissions, long version) {
    public static final String OWNER = "owner";

    public Role {
        permissions = permissions.stream().sorted().toList();
    }
}
