package com.arisgourmet.auth.tokens.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff with everything an access token says.
 *
 * @param passwordHash PHC string; null for somebody who has not accepted an invitation, and cannot sign in
 * @param currency of the restaurant
 * @param version of the member; tokens say it, so that those of before a change can be told
 */
public record Account(
        UUID staffId,
        UUID restaurantId,
        String role,
        List<String> permissions,
        String currency,
        @Nullable String passwordHash,
        boolean active,
        long version) {

    /** @return the same member, who may do less */
    public Account without(Set<String> forbidden) {
        List<String> remaining = permissions.stream()
                .filter(permission -> !forbidden.contains(permission))
                .toList();
        return new Account(staffId, restaurantId, role, remaining, currency, passwordHash, active, version);
    }

    @Override
    public String toString() {
        return "Account[" + staffId + "]";
    }
}
